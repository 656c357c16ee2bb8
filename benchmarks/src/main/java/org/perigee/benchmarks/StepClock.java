package org.perigee.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.perigee.app.async.UiThread;

/// Counts the CPU time of one step: what belongs beside the JavaFX thread, what it costs there until the frame is shown, and what the
/// thread that draws needs. Work for the background is done at once, on the JavaFX thread, and counted apart: so a step is one frame.
final class StepClock {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long drawing = -1;
    private long beside;
    private long fxBefore;
    private long drawingBefore;

    /// Milliseconds.
    record Cost(double beside, double fx, double drawing) {
    }

    void beside(Runnable work) {
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        beside += threads.getCurrentThreadCpuTime() - before;
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    UiThread ui() {
        return waiting::add;
    }

    void begin() {
        if (drawing < 0) {
            drawing = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(info -> info != null && info.getThreadName().startsWith("QuantumRenderer")).findFirst().orElseThrow().getThreadId();
        }
        beside = 0;
        fxBefore = threads.getCurrentThreadCpuTime();
        drawingBefore = threads.getThreadCpuTime(drawing);
    }

    /// Call in the next frame, at the same stage of it.
    Cost end() {
        return new Cost(beside / 1e6, (threads.getCurrentThreadCpuTime() - fxBefore - beside) / 1e6,
                (threads.getThreadCpuTime(drawing) - drawingBefore) / 1e6);
    }
}
