package org.perigee.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/// Adds up the CPU time that the JavaFX thread and the thread that draws to the screen spend from one frame to the next; the dearer one
/// decides. CPU time, because wall time on a busy machine measures the other programs.
final class FrameClock {

    private static final String FX = "JavaFX Application Thread";
    private static final String DRAWING = "QuantumRenderer";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long fx = idOf(FX);
    private final long drawing = idOf(DRAWING);
    private final double[] frames = new double[10_000];
    private final double[] fxFrames = new double[10_000];
    private long lastFx;
    private long lastDrawing;
    private int count = -1;

    private long idOf(String name) {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith(name))
                .findFirst().orElseThrow(() -> new IllegalStateException("no thread " + name)).getThreadId();
    }

    /// Call once in every frame, always at the same stage of it.
    void tick() {
        long nowFx = threads.getThreadCpuTime(fx);
        long nowDrawing = threads.getThreadCpuTime(drawing);
        if (count >= 0 && count < frames.length) {
            fxFrames[count] = (nowFx - lastFx) / 1e6;
            frames[count] = Math.max(nowFx - lastFx, nowDrawing - lastDrawing) / 1e6;
        }
        count++;
        lastFx = nowFx;
        lastDrawing = nowDrawing;
    }

    /// Milliseconds that the given share of frames stayed below.
    double quantile(double share) {
        return quantile(frames, share);
    }

    /// The same for the JavaFX thread alone.
    double fxQuantile(double share) {
        return quantile(fxFrames, share);
    }

    private double quantile(double[] of, double share) {
        double[] sorted = Arrays.copyOf(of, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (share * count))];
    }

    int frames() {
        return count;
    }
}
