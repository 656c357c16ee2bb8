package org.perigee.download.structure;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/// TIFF and BigTIFF, GeoTIFF and COG among them (TIFF 6.0, section 2): every directory, every value and every strip or tile lies
/// inside the file. A COG has its directories in front, so that only the tiles tell that it is cut.
final class TiffFormat implements Format {

    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int[] WIDTHS = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    @Override
    public String name() {
        return "TIFF";
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return file.is(0, "II*\0") || file.is(0, "MM\0*") || file.is(0, "II+\0\10\0\0\0") || file.is(0, "MM\0+\0\10\0\0");
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        new Directories(file).check();
    }

    /// Numbers in an array inside the file.
    private record Values(long at, int width, long count) {
    }

    /// Follows the chain of directories.
    private static final class Directories {

        private final ByteView file;
        private final ByteOrder order;
        private final boolean big;
        private final int offsetWidth;

        Directories(ByteView file) throws IOException {
            this.file = file;
            order = file.is(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            big = file.is(2, "+\0") || file.is(2, "\0+");
            offsetWidth = big ? 8 : 4;
        }

        void check() throws IOException, DamagedException {
            Set<Long> seen = new HashSet<>();
            long at = file.unsigned(big ? 8 : 4, offsetWidth, order);
            if (at == 0) {
                throw new DamagedException("it has no directory");
            }
            while (at != 0 && seen.add(at) && !file.isStopped()) {
                at = directory(at);
            }
        }

        /// @return where the next one begins; 0 after the last
        private long directory(long at) throws IOException, DamagedException {
            file.require(at, big ? 8 : 2, "a directory");
            long entries = big ? file.u64(at, order) : file.u16(at, order);
            long first = at + (big ? 8 : 2);
            int length = big ? 20 : 12;
            file.require(first, entries > Integer.MAX_VALUE ? Long.MAX_VALUE : entries * length + offsetWidth, "a directory");
            Values offsets = null;
            Values lengths = null;
            for (long i = 0; i < entries; i++) {
                long entry = first + i * length;
                int tag = file.u16(entry, order);
                Values values = values(entry);
                if (tag == STRIP_OFFSETS || tag == TILE_OFFSETS) {
                    offsets = values;
                } else if (tag == STRIP_LENGTHS || tag == TILE_LENGTHS) {
                    lengths = values;
                }
            }
            if (offsets != null && lengths != null && offsets.count() == lengths.count()) {
                parts(offsets, lengths);
            }
            return file.unsigned(first + entries * length, offsetWidth, order);
        }

        private Values values(long entry) throws IOException, DamagedException {
            int type = file.u16(entry + 2, order);
            int width = type < WIDTHS.length ? WIDTHS[type] : 0;
            long count = file.unsigned(entry + 4, offsetWidth, order);
            long place = entry + 4 + offsetWidth;
            if (width == 0) {
                return null;
            }
            if (count > file.size()) {
                throw new DamagedException("a directory holds a value longer than the file");
            }
            long at = count * width <= offsetWidth ? place : file.unsigned(place, offsetWidth, order);
            file.require(at, count * width, "a value of a directory");
            return new Values(at, width, count);
        }

        private void parts(Values offsets, Values lengths) throws IOException, DamagedException {
            long step = Math.max(1, offsets.count());
            long furthest = 0;
            // Both arrays are read in long runs each, so that the window is not moved to and fro.
            for (long from = 0; from < step && !file.isStopped(); from += 4096) {
                int run = (int) Math.min(4096, offsets.count() - from);
                long[] starts = read(offsets, from, run);
                long[] sizes = read(lengths, from, run);
                for (int i = 0; i < run; i++) {
                    furthest = Math.max(furthest, starts[i] + sizes[i]);
                }
            }
            if (furthest < 0 || furthest > file.size()) {
                throw new DamagedException("it is cut: its picture should reach to byte " + furthest + ", the file has " + file.size());
            }
        }

        private long[] read(Values values, long from, int count) throws IOException, DamagedException {
            long[] numbers = new long[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = file.unsigned(values.at() + (from + i) * values.width(), values.width(), order);
            }
            return numbers;
        }
    }
}
