package org.perigee.sandbox.download;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// The first, large part of product files, shared by all products of the same template: measurement files with their zip
/// headers. Its digests are worked out once and go on from there for every product.
///
/// @param entries  the zip entries of this part
/// @param source   their headers and bytes
/// @param digests  the digests' state after the last byte; never updated, only copied
record PayloadTemplate(List<ZipRecords.Entry> entries, ByteSource source, Digests digests) {

    private static final int CHUNK = 64 * 1024;

    /// @param seed   which noise
    /// @param names  of the files
    /// @param size   of all files together, roughly
    static PayloadTemplate create(long seed, List<String> names, long size) {
        List<ZipRecords.Entry> entries = new ArrayList<>();
        List<ByteSource> parts = new ArrayList<>();
        Digests digests = new Digests();
        long offset = 0;
        for (int i = 0; i < names.size(); i++) {
            ByteSource data = Measurement.of(names.get(i), seed * 31 + i, size / names.size() - 1009L * i);
            ZipRecords.Entry entry = new ZipRecords.Entry(names.get(i), data.length(), crc(data), offset);
            ByteSource header = ByteSource.of(ZipRecords.localHeader(entry));
            digests.update(header).update(data);
            entries.add(entry);
            parts.add(header);
            parts.add(data);
            offset += header.length() + data.length();
        }
        return new PayloadTemplate(List.copyOf(entries), ByteSource.join(parts), digests);
    }

    private static long crc(ByteSource data) {
        CRC32 crc = new CRC32();
        byte[] chunk = new byte[CHUNK];
        for (long position = 0; position < data.length(); position += CHUNK) {
            int count = (int) Math.min(CHUNK, data.length() - position);
            data.copy(position, chunk, 0, count);
            crc.update(chunk, 0, count);
        }
        return crc.getValue();
    }
}
