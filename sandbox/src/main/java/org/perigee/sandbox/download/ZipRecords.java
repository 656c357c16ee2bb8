package org.perigee.sandbox.download;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the records of a zip file (PKWARE APPNOTE 4.3) whose entries are stored, not compressed.
final class ZipRecords {

    /// An entry whose bytes begin at [#dataOffset].
    ///
    /// @param name          path inside the zip, UTF-8
    /// @param size          in bytes
    /// @param crc           CRC-32
    /// @param headerOffset  where its local header begins
    record Entry(String name, long size, long crc, long headerOffset) {
        long dataOffset() {
            return headerOffset + 30 + name.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;
    private static final short UTF8_NAMES = 0x0800;
    /// 2025-01-01 00:00, in DOS form.
    private static final int DOS_TIME = (2025 - 1980) << 25 | 1 << 21 | 1 << 16;

    private ZipRecords() {
    }

    static byte[] localHeader(Entry entry) {
        byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer b = little(30 + name.length).putInt(LOCAL_HEADER).putShort(VERSION);
        common(b, entry, name);
        return b.put(name).array();
    }

    static byte[] centralDirectory(List<Entry> entries, long offset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(100 * entries.size());
        for (Entry entry : entries) {
            byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
            ByteBuffer b = little(46 + name.length).putInt(CENTRAL_HEADER).putShort(VERSION).putShort(VERSION);
            common(b, entry, name);
            b.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) entry.headerOffset).put(name);
            out.writeBytes(b.array());
        }
        int size = out.size();
        ByteBuffer end = little(22).putInt(END).putInt(0).putShort((short) entries.size()).putShort((short) entries.size());
        out.writeBytes(end.putInt(size).putInt((int) offset).putShort((short) 0).array());
        return out.toByteArray();
    }

    /// What a local and a central header share: flags, method (0, stored), time, checksum, sizes, lengths of name and extra.
    private static void common(ByteBuffer b, Entry entry, byte[] name) {
        b.putShort(UTF8_NAMES).putShort((short) 0).putInt(DOS_TIME).putInt((int) entry.crc).putInt((int) entry.size)
            .putInt((int) entry.size).putShort((short) name.length).putShort((short) 0);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
