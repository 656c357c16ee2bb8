package org.perigee.download.structure;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// gzip (RFC 1952): unpacked to its end, since only there stand length and CRC-32. What is unpacked goes nowhere.
final class GzipFormat implements Format {

    private static final int BUFFER = 64 * 1024;

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return file.is(0, "\u001f\u008b\u0008");
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        byte[] buffer = new byte[BUFFER];
        try (GZIPInputStream unpacked = new GZIPInputStream(file.stream(), BUFFER)) {
            while (unpacked.read(buffer) >= 0) {
                if (file.isStopped()) {
                    return;
                }
            }
        } catch (EOFException e) {
            if (!file.isStopped()) {
                throw new DamagedException("it is cut: the packed data go on behind its end");
            }
        } catch (ZipException e) {
            throw new DamagedException("it cannot be unpacked: " + e.getMessage());
        }
    }
}
