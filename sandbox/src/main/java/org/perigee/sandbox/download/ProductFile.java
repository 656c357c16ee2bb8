package org.perigee.sandbox.download;

import java.util.List;

/// The zip file of a product.
///
/// @param name       file name, ends in `.zip`
/// @param content    its bytes
/// @param checksums  of the whole file
/// @param members    what is inside
public record ProductFile(String name, ByteSource content, Checksums checksums, List<Member> members) {

    /// One file inside.
    ///
    /// @param name     its last path part
    /// @param path     inside the zip
    /// @param content  its bytes
    public record Member(String name, String path, ByteSource content) {

        /// Its path inside a product's folder, which only some files of the zip lie in.
        public String within(String folder) {
            return path.startsWith(folder + '/') ? path.substring(folder.length() + 1) : path;
        }
    }

    /// Bytes of the whole file.
    public long size() {
        return content.length();
    }
}
