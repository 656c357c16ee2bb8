package org.perigee.download.structure;

import java.io.IOException;
import java.nio.ByteOrder;

/// ZIP with its 64-bit extension (PKWARE APPNOTE 6.3): the end record, the directory it points to, and that each entry's bytes lie
/// where the directory says.
final class ZipFormat implements Format {

    private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;
    private static final int END = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR = 20;
    private static final int HEADER = 46;
    private static final int LOCAL = 30;
    private static final long MAX32 = 0xffffffffL;
    private static final int ZIP64 = 1;

    /// Where the directory is.
    ///
    /// @param at      its first byte
    /// @param length  in bytes
    /// @param entries how many it has; only the lower sixteen bits where `exact` is not set
    /// @param shift   bytes that stand before the archive, as in one that unpacks itself
    private record Directory(long at, long length, long entries, boolean exact, long shift) {
    }

    @Override
    public String name() {
        return "zip";
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return file.is(0, "PK\3\4") || file.is(0, "PK\5\6") || file.is(0, "PK\7\10PK\3\4") || file.is(0, "PK00PK\3\4");
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        Directory directory = directory(file);
        long at = directory.at();
        long end = at + directory.length();
        long entries = 0;
        while (at < end && !file.isStopped()) {
            if (!file.is(at, "PK\1\2")) {
                throw new DamagedException("the archive's directory is broken after " + entries + " entries");
            }
            at = entry(file, at, directory);
            entries++;
        }
        boolean all = directory.exact() ? entries == directory.entries() : (entries & 0xffff) == directory.entries();
        if (!file.isStopped() && (at != end || !all)) {
            throw new DamagedException("the archive's directory has " + entries + " entries, " + directory.entries() + " were announced");
        }
    }

    private static Directory directory(ByteView file) throws IOException, DamagedException {
        long end = findEnd(file);
        long entries = file.u16(end + 10, LE);
        long length = file.u32(end + 12, LE);
        long offset = file.u32(end + 16, LE);
        boolean large = entries == 0xffff || length == MAX32 || offset == MAX32;
        long locator = end - LOCATOR;
        if (!large || !file.is(locator, "PK\6\7")) {
            return located(file, end, length, offset, entries, false);
        }
        long record = file.u64(locator + 8, LE);
        if (!file.is(record, "PK\6\6")) {
            throw new DamagedException("the archive's 64-bit end record is not where it should be");
        }
        return located(file, record, file.u64(record + 40, LE), file.u64(record + 48, LE), file.u64(record + 32, LE), true);
    }

    private static Directory located(ByteView file, long before, long length, long offset, long entries, boolean exact)
            throws IOException, DamagedException {
        if (offset > before || length > before - offset) {
            throw new DamagedException("bytes are missing: the archive's directory should lie at byte " + offset + ", its end record lies at " + before);
        }
        boolean plain = length == 0 || file.is(offset, "PK\1\2");
        long shift = plain ? 0 : before - length - offset;
        return new Directory(offset + shift, length, entries, exact, shift);
    }

    private static long findEnd(ByteView file) throws IOException, DamagedException {
        long first = Math.max(0, file.size() - END - LONGEST_COMMENT);
        for (long at = file.size() - END; at >= first; at--) {
            // A comment may hold anything, so the record must also reach the end; a few bytes behind it are borne, as archivers do.
            if (file.is(at, "PK\5\6") && at + END + file.u16(at + 20, LE) <= file.size()) {
                return at;
            }
        }
        throw new DamagedException("the archive is cut: its end is missing");
    }

    /// @return where the next entry begins
    private static long entry(ByteView file, long at, Directory directory) throws IOException, DamagedException {
        long packed = file.u32(at + 20, LE);
        long unpacked = file.u32(at + 24, LE);
        int name = file.u16(at + 28, LE);
        int extra = file.u16(at + 30, LE);
        int comment = file.u16(at + 32, LE);
        long offset = file.u32(at + 42, LE);
        if (packed == MAX32 || unpacked == MAX32 || offset == MAX32) {
            long field = at + HEADER + name;
            long stop = field + extra;
            while (field + 4 <= stop && file.u16(field, LE) != ZIP64) {
                field += 4 + file.u16(field + 2, LE);
            }
            long value = field + 4;
            value += unpacked == MAX32 ? 8 : 0;
            if (packed == MAX32 && value + 8 <= stop) {
                packed = file.u64(value, LE);
                value += 8;
            }
            if (offset == MAX32 && value + 8 <= stop) {
                offset = file.u64(value, LE);
            }
        }
        long local = offset + directory.shift();
        if (!file.is(local, "PK\3\4")) {
            throw new DamagedException("the archive has no entry at byte " + local + ", where one should be");
        }
        long data = local + LOCAL + file.u16(local + 26, LE) + file.u16(local + 28, LE);
        if (packed > directory.at() - data) {
            throw new DamagedException("an entry of the archive reaches into its directory");
        }
        return at + HEADER + name + extra + comment;
    }
}
