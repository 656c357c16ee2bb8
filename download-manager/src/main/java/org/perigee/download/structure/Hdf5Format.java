package org.perigee.download.structure;

import java.io.IOException;
import java.nio.ByteOrder;

/// HDF5 and so NetCDF-4 (HDF5 file format specification 3.0, section II.A): the superblock says where the file ends.
final class Hdf5Format implements Format {

    private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;
    private static final String MAGIC = "\u0089HDF\r\n\u001a\n";
    private static final long LAST_PLACE = 1 << 20;

    @Override
    public String name() {
        return "HDF5";
    }

    /// A user block of 512 bytes, or that many times two, may come first.
    private static long superblock(ByteView file) throws IOException {
        for (long at = 0; at <= LAST_PLACE && at < file.size(); at = at == 0 ? 512 : at * 2) {
            if (file.is(at, MAGIC)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return superblock(file) >= 0;
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        long at = superblock(file);
        int version = file.u8(at + 8);
        if (version > 3) {
            return;
        }
        int width = file.u8(at + (version < 2 ? 13 : 9));
        if (width != 2 && width != 4 && width != 8) {
            throw new DamagedException("its superblock is broken");
        }
        long addresses = at + switch (version) {
            case 0 -> 24;
            case 1 -> 28;
            default -> 12;
        };
        long end = addresses + 2L * width;
        boolean undefined = width == 8 && file.is(end, "\u00ff".repeat(8));
        long stated = undefined ? 0 : file.unsigned(end, width, LE);
        if (stated > file.size()) {
            throw new DamagedException("it is cut: it should have " + stated + " bytes and has " + file.size());
        }
    }
}
