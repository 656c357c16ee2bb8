package org.perigee.download.structure;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// NetCDF classic, 64-bit offset and 64-bit data (CDF-1, 2 and 5): the header says where each variable begins and how long it is.
final class NetCdf3Format implements Format {

    private static final ByteOrder BE = ByteOrder.BIG_ENDIAN;
    private static final int DIMENSIONS = 10;
    private static final int VARIABLES = 11;
    private static final int ATTRIBUTES = 12;
    private static final int MOST = 1_000_000;
    private static final int[] WIDTHS = {0, 1, 1, 2, 4, 4, 8, 1, 2, 4, 8, 8};

    @Override
    public String name() {
        return "NetCDF-3";
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return file.is(0, "CDF\1") || file.is(0, "CDF\2") || file.is(0, "CDF\5");
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        new Header(file).check();
    }

    /// Reads the header from front to end.
    private static final class Header {

        private final ByteView file;
        private final int countWidth;
        private final int offsetWidth;
        private long at = 4;

        Header(ByteView file) throws IOException, DamagedException {
            this.file = file;
            int version = file.u8(3);
            countWidth = version == 5 ? 8 : 4;
            offsetWidth = version == 1 ? 4 : 8;
        }

        void check() throws IOException, DamagedException {
            boolean streaming = file.is(4, "\u00ff".repeat(countWidth));
            long records = streaming ? 0 : file.unsigned(4, countWidth, BE);
            at += countWidth;
            List<Long> dimensions = new ArrayList<>();
            long count = list(DIMENSIONS);
            for (long i = 0; i < count; i++) {
                name();
                dimensions.add(count());
            }
            attributes();
            variables(dimensions, records);
        }

        private void variables(List<Long> dimensions, long records) throws IOException, DamagedException {
            long count = list(VARIABLES);
            long perRecord = 0;
            long firstRecord = Long.MAX_VALUE;
            long recordVariables = 0;
            long lastLength = 0;
            for (long i = 0; i < count && !file.isStopped(); i++) {
                name();
                long rank = count();
                boolean record = false;
                double length = 1;
                for (long d = 0; d < rank; d++) {
                    long size = dimension(dimensions);
                    record |= d == 0 && size == 0;
                    length *= d == 0 && size == 0 ? 1 : size;
                }
                attributes();
                long bytes = (long) length * width((int) file.u32(at, BE));
                at += 4L + countWidth;
                long begin = file.unsigned(at, offsetWidth, BE);
                at += offsetWidth;
                if (record) {
                    recordVariables++;
                    lastLength = bytes;
                    perRecord += (bytes + 3) / 4 * 4;
                    firstRecord = Math.min(firstRecord, begin);
                } else {
                    file.require(begin, bytes, "a variable");
                }
            }
            if (recordVariables > 0 && records > 0 && !file.isStopped()) {
                // A lone record variable is not padded; the last record of the last variable need not be.
                long all = recordVariables == 1 ? lastLength * records : perRecord * records - 3;
                file.require(firstRecord, Math.max(0, all), "the records");
            }
        }

        private long dimension(List<Long> dimensions) throws IOException, DamagedException {
            long id = count();
            if (id >= dimensions.size()) {
                throw new DamagedException("a variable has a dimension that is not there");
            }
            return dimensions.get((int) id);
        }

        private static int width(int type) throws DamagedException {
            if (type < 1 || type >= WIDTHS.length) {
                throw new DamagedException("its header is broken");
            }
            return WIDTHS[type];
        }

        private long list(int tag) throws IOException, DamagedException {
            long found = file.u32(at, BE);
            at += 4;
            long count = count();
            if (count > MOST || found != tag && (found != 0 || count != 0)) {
                throw new DamagedException("its header is broken");
            }
            return count;
        }

        private long count() throws IOException, DamagedException {
            long value = file.unsigned(at, countWidth, BE);
            at += countWidth;
            return value;
        }

        private void name() throws IOException, DamagedException {
            skip(count());
        }

        private void attributes() throws IOException, DamagedException {
            long count = list(ATTRIBUTES);
            for (long i = 0; i < count; i++) {
                name();
                int width = width((int) file.u32(at, BE));
                at += 4;
                long values = count();
                file.require(at, values, "an attribute");
                skip(values * width);
            }
        }

        private void skip(long bytes) throws DamagedException {
            file.require(at, bytes, "its header");
            at += (bytes + 3) / 4 * 4;
        }
    }
}
