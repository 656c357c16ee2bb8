package org.perigee.download.structure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small files of every format, made by hand.
final class Samples {

    private final Random random;

    Samples(Random random) {
        this.random = random;
    }

    /// By file name; each is damaged where its last bytes are missing.
    Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("a.zip", zip(5));
        all.put("a.SAFE.zip", zip(1));
        all.put("a.tar.gz", gzip(tar(3)));
        all.put("a.tar", tar(2));
        all.put("classic.nc", netcdf3(1));
        all.put("offset.nc", netcdf3(2));
        all.put("data.nc", netcdf3(5));
        all.put("old.h5", hdf5(0));
        all.put("new.nc", hdf5(2));
        all.put("a.tif", tiff(ByteOrder.LITTLE_ENDIAN, false));
        all.put("b.TIFF", tiff(ByteOrder.BIG_ENDIAN, false));
        all.put("big.tif", tiff(ByteOrder.LITTLE_ENDIAN, true));
        all.put("a.jp2", jp2(false));
        all.put("open.jp2", jp2(true));
        all.put("a.png", png());
        all.put("a.jpg", jpeg());
        all.put("a.grib2", grib(2));
        all.put("a.grb", grib(1));
        all.put("a.bufr", bufr());
        all.put("a.xml", "<?xml version=\"1.0\"?><a><b c=\"d\">text</b></a>".getBytes(StandardCharsets.UTF_8));
        all.put("a.geojson", "{\"type\":\"Feature\",\"x\":[1,2,{\"y\":null}]}".getBytes(StandardCharsets.UTF_8));
        return all;
    }

    byte[] noise(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    byte[] zip(int entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("folder/file" + i));
                zip.write(noise(300));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Two stored entries, all numbers in the 64-bit records.
    byte[] zip64() {
        ByteBuffer zip = ByteBuffer.allocate(2000).order(ByteOrder.LITTLE_ENDIAN);
        int[] starts = new int[2];
        for (int i = 0; i < 2; i++) {
            starts[i] = zip.position();
            zip.putInt(0x04034b50).putShort((short) 45).put(new byte[12]).putInt(-1).putInt(-1).putShort((short) 1).putShort((short) 20).put((byte) 'f')
                    .putShort((short) 1).putShort((short) 16).putLong(100).putLong(100).put(noise(100));
        }
        int directory = zip.position();
        for (int start : starts) {
            zip.putInt(0x02014b50).putShort((short) 45).putShort((short) 45).put(new byte[12]).putInt(-1).putInt(-1).putShort((short) 1)
                    .putShort((short) 28).put(new byte[10]).putInt(-1).put((byte) 'f').putShort((short) 1).putShort((short) 24).putLong(100).putLong(100)
                    .putLong(start);
        }
        int end = zip.position();
        zip.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0).putLong(2).putLong(2).putLong(end - directory)
                .putLong(directory);
        zip.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        zip.putInt(0x06054b50).putInt(0).putShort((short) -1).putShort((short) -1).putInt(-1).putInt(-1).putShort((short) 0);
        return java.util.Arrays.copyOf(zip.array(), zip.position());
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Ends with its last entry's block, so that every byte matters.
    byte[] tar(int entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < entries; i++) {
            byte[] header = new byte[512];
            put(header, 0, "file" + i);
            put(header, 124, "00000002000");
            put(header, 257, "ustar\00000");
            put(header, 148, "        ");
            int sum = 0;
            for (byte one : header) {
                sum += one & 0xff;
            }
            put(header, 148, String.format(java.util.Locale.ROOT, "%06o\0 ", sum));
            out.writeBytes(header);
            out.writeBytes(noise(1024));
        }
        return out.toByteArray();
    }

    private static void put(byte[] into, int at, String text) {
        System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, into, at, text.length());
    }

    /// A fixed variable of 10 floats and two record variables with 3 records.
    byte[] netcdf3(int version) {
        ByteBuffer file = ByteBuffer.allocate(2000);
        file.put((byte) 'C').put((byte) 'D').put((byte) 'F').put((byte) version);
        count(file, version, 3);
        file.putInt(10);
        count(file, version, 2);
        name(file, version, "time");
        count(file, version, 0);
        name(file, version, "x");
        count(file, version, 10);
        file.putInt(12);
        count(file, version, 1);
        name(file, version, "title");
        file.putInt(2);
        count(file, version, 5);
        file.put("hello\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        file.putInt(11);
        count(file, version, 3);
        int header = 700;
        variable(file, version, "fixed", new int[] {1}, 5, header);
        variable(file, version, "first", new int[] {0, 1}, 5, header + 40);
        variable(file, version, "second", new int[] {0}, 6, header + 80);
        int end = header + 40 + 3 * (40 + 8) - 3;
        return java.util.Arrays.copyOf(file.array(), end);
    }

    private static void count(ByteBuffer file, int version, long value) {
        if (version == 5) {
            file.putLong(value);
        } else {
            file.putInt((int) value);
        }
    }

    private static void name(ByteBuffer file, int version, String name) {
        count(file, version, name.length());
        file.put(name.getBytes(StandardCharsets.ISO_8859_1)).put(new byte[(4 - name.length() % 4) % 4]);
    }

    private static void variable(ByteBuffer file, int version, String name, int[] dimensions, int type, int begin) {
        name(file, version, name);
        count(file, version, dimensions.length);
        for (int dimension : dimensions) {
            count(file, version, dimension);
        }
        file.putInt(0);
        count(file, version, 0);
        file.putInt(type);
        count(file, version, 40);
        if (version == 1) {
            file.putInt(begin);
        } else {
            file.putLong(begin);
        }
    }

    byte[] hdf5(int version) {
        ByteBuffer file = ByteBuffer.allocate(600).order(ByteOrder.LITTLE_ENDIAN);
        file.put("\u0089HDF\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1)).put((byte) version);
        if (version < 2) {
            file.position(13).put((byte) 8).put((byte) 8).position(24).putLong(0).putLong(-1).putLong(600).putLong(-1);
        } else {
            file.put((byte) 8).put((byte) 8).put((byte) 0).putLong(0).putLong(-1).putLong(600).putLong(48);
        }
        return file.array();
    }

    /// Directory in front, four tiles behind, as in a COG.
    byte[] tiff(ByteOrder order, boolean big) {
        ByteBuffer file = ByteBuffer.allocate(1024).order(order);
        file.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1));
        if (big) {
            file.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(16).putLong(2);
            file.putShort((short) 324).putShort((short) 16).putLong(4).putLong(200);
            file.putShort((short) 325).putShort((short) 16).putLong(4).putLong(300).putLong(0);
        } else {
            file.putShort((short) 42).putInt(8).putShort((short) 2);
            file.putShort((short) 324).putShort((short) 4).putInt(4).putInt(200);
            file.putShort((short) 325).putShort((short) 4).putInt(4).putInt(300).putInt(0);
        }
        for (int i = 0; i < 4; i++) {
            put(file, 200, i, 400 + i * 156, big);
            put(file, 300, i, 156, big);
        }
        return file.array();
    }

    private static void put(ByteBuffer file, int at, int index, long value, boolean big) {
        if (big) {
            file.putLong(at + 8 * index, value);
        } else {
            file.putInt(at + 4 * index, (int) value);
        }
    }

    byte[] jp2(boolean open) {
        ByteBuffer file = ByteBuffer.allocate(12 + 20 + 8 + 200);
        file.putInt(12).put("jP  \r\n\u0087\n".getBytes(StandardCharsets.ISO_8859_1));
        file.putInt(20).put("ftypjp2 \0\0\0\0jp2 ".getBytes(StandardCharsets.ISO_8859_1));
        file.putInt(open ? 0 : 208).put("jp2c".getBytes(StandardCharsets.ISO_8859_1)).put(new byte[198]).put((byte) 0xff).put((byte) 0xd9);
        return file.array();
    }

    byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        for (String type : new String[] {"IHDR", "IDAT", "IDAT", "IEND"}) {
            byte[] data = type.equals("IEND") ? new byte[0] : noise(13);
            CRC32 crc = new CRC32();
            crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
            crc.update(data);
            out.writeBytes(ByteBuffer.allocate(12 + data.length).putInt(data.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data)
                    .putInt((int) crc.getValue()).array());
        }
        return out.toByteArray();
    }

    byte[] jpeg() {
        ByteBuffer file = ByteBuffer.allocate(3000);
        file.putInt(0xffd8ffe0).position(2998).put((byte) 0xff).put((byte) 0xd9);
        return file.array();
    }

    byte[] grib(int edition) {
        ByteBuffer file = ByteBuffer.allocate(200);
        for (int start : new int[] {0, 100}) {
            file.put(start, "GRIB".getBytes(StandardCharsets.ISO_8859_1)).put(start + 7, (byte) edition)
                    .put(start + 96, "7777".getBytes(StandardCharsets.ISO_8859_1));
            if (edition == 2) {
                file.putLong(start + 8, 100);
            } else {
                file.put(start + 6, (byte) 100);
            }
        }
        return file.array();
    }

    byte[] bufr() {
        ByteBuffer file = ByteBuffer.allocate(80);
        file.put(0, "BUFR".getBytes(StandardCharsets.ISO_8859_1)).put(6, (byte) 80).put(7, (byte) 4).put(76, "7777".getBytes(StandardCharsets.ISO_8859_1));
        return file.array();
    }
}
