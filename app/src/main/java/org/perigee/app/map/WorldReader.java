package org.perigee.app.map;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads one level of the bundled base map; its format is described where the converter stands (`src/main/basemap`).
final class WorldReader {

    private static final int MAGIC = 'P' << 24 | 'G' << 16 | 'W' << 8 | '1';

    private final byte[] bytes;
    private int at;

    private WorldReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /// @throws IOException where the stream is not a base map
    static WorldLevel read(InputStream compressed) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(compressed, 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a base map");
            }
            double[] grid = {in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()};
            return new WorldReader(in.readAllBytes(), 0).level(grid);
        }
    }

    private WorldLevel level(double[] grid) {
        int arcCount = unsigned();
        double[][] arcs = new double[arcCount][];
        LineCollector coasts = new LineCollector();
        LineCollector borders = new LineCollector();
        for (int i = 0; i < arcCount; i++) {
            int head = unsigned();
            arcs[i] = arc(head >> 1, grid);
            (head % 2 == 1 ? borders : coasts).add(unwrapped(arcs[i]));
        }
        LineCollector land = new LineCollector();
        int rings = unsigned();
        for (int i = 0; i < rings; i++) {
            land.add(RingUnwrapper.unwrap(ring(arcs)));
        }
        return new WorldLevel(land.lines(), coasts.lines(), borders.lines());
    }

    private double[] arc(int points, double[] grid) {
        double[] arc = new double[2 * points];
        int x = 0;
        int y = 0;
        for (int i = 0; i < points; i++) {
            x += signed();
            y += signed();
            arc[2 * i] = x * grid[0] + grid[2];
            arc[2 * i + 1] = y * grid[1] + grid[3];
        }
        return arc;
    }

    private double[] ring(double[][] arcs) {
        int parts = unsigned();
        double[] ring = new double[256];
        int length = 0;
        for (int part = 0; part < parts; part++) {
            int ref = signed();
            double[] arc = arcs[ref < 0 ? ~ref : ref];
            ring = length + arc.length > ring.length ? Arrays.copyOf(ring, 2 * (length + arc.length)) : ring;
            for (int i = 0; i < arc.length; i += 2) {
                int from = ref < 0 ? arc.length - 2 - i : i;
                ring[length++] = arc[from];
                ring[length++] = arc[from + 1];
            }
        }
        return Arrays.copyOf(ring, length);
    }

    private static double[] unwrapped(double[] line) {
        double[] turned = line.clone();
        for (int i = 2; i < line.length; i += 2) {
            double step = line[i] - line[i - 2];
            turned[i] = turned[i - 2] + step - 360 * Math.rint(step / 360);
        }
        return turned;
    }

    private int unsigned() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 127) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private int signed() {
        int value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    private static final class LineCollector {
        private final List<int[]> lines = new ArrayList<>();
        private int points;

        void add(double[] lonLat) {
            if (lonLat.length == 0) {
                return;
            }
            int[] fixed = new int[lonLat.length];
            for (int i = 0; i < lonLat.length; i += 2) {
                fixed[i] = Mercator.fixedX(lonLat[i]);
                fixed[i + 1] = Mercator.fixedY(lonLat[i + 1]);
            }
            lines.add(fixed);
            points += fixed.length / 2;
        }

        WorldLevel.Lines lines() {
            int[] start = new int[lines.size() + 1];
            int[] xs = new int[points];
            int[] ys = new int[points];
            int[] boxes = new int[4 * lines.size()];
            for (int line = 0; line < lines.size(); line++) {
                int[] fixed = lines.get(line);
                int first = start[line];
                start[line + 1] = first + fixed.length / 2;
                for (int i = 0; i < fixed.length; i += 2) {
                    xs[first + i / 2] = fixed[i];
                    ys[first + i / 2] = fixed[i + 1];
                }
                boxes[4 * line] = Arrays.stream(xs, first, start[line + 1]).min().getAsInt();
                boxes[4 * line + 1] = Arrays.stream(ys, first, start[line + 1]).min().getAsInt();
                boxes[4 * line + 2] = Arrays.stream(xs, first, start[line + 1]).max().getAsInt();
                boxes[4 * line + 3] = Arrays.stream(ys, first, start[line + 1]).max().getAsInt();
            }
            return new WorldLevel.Lines(start, xs, ys, boxes);
        }
    }
}
