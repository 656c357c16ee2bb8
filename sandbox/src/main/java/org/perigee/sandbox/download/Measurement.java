package org.perigee.sandbox.download;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Noise that is a file of the format its name promises, as far as headers and lengths go: a reader finds it whole.
final class Measurement {

    private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;

    private Measurement() {
    }

    /// @param name   whose suffix tells the format
    /// @param seed   which noise
    /// @param length of the whole file
    static ByteSource of(String name, long seed, long length) {
        byte[] head = head(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), length);
        return head.length == 0 ? new GeneratedBytes(seed, length)
                : ByteSource.join(List.of(ByteSource.of(head), new GeneratedBytes(seed, length - head.length)));
    }

    private static byte[] head(String suffix, long length) {
        return switch (suffix) {
            case "jp2" -> jp2(length);
            case "tif", "tiff" -> tiff(length);
            case "nc", "h5" -> hdf5(length);
            default -> new byte[0];
        };
    }

    /// Signature, file type, and a code stream to the end (ISO/IEC 15444-1, annex I).
    private static byte[] jp2(long length) {
        ByteBuffer head = ByteBuffer.allocate(40);
        head.putInt(12).put(latin("jP  \r\n\u0087\n")).putInt(20).put(latin("ftypjp2 \0\0\0\0jp2 ")).putInt((int) (length - 32)).put(latin("jp2c"));
        return head.array();
    }

    /// One strip of grey (TIFF 6.0, section 4).
    private static byte[] tiff(long length) {
        int[][] tags = {{256, 1_000}, {257, 0}, {258, 8}, {259, 1}, {262, 1}, {273, 0}, {278, 0}, {279, 0}};
        int size = 8 + 2 + 12 * tags.length + 4;
        int rows = (int) ((length - size) / 1_000);
        ByteBuffer head = ByteBuffer.allocate(size).order(LE);
        head.put(latin("II")).putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            int value = switch (tag[0]) {
                case 257, 278 -> rows;
                case 273 -> size;
                case 279 -> (int) (length - size);
                default -> tag[1];
            };
            head.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(value);
        }
        return head.putInt(0).array();
    }

    /// A superblock of version 0, which says where the file ends (HDF5 file format, section II.A).
    private static byte[] hdf5(long length) {
        ByteBuffer head = ByteBuffer.allocate(96).order(LE);
        head.put(latin("\u0089HDF\r\n\u001a\n")).position(13).put((byte) 8).put((byte) 8).position(16).putShort((short) 4).putShort((short) 16)
                .position(24).putLong(0).putLong(-1).putLong(length).putLong(-1);
        return head.array();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
