package org.perigee.benchmarks;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.animation.AnimationTimer;

/// Goes through the steps, a round in every few frames, and prints what each costs.
final class TableDriver extends AnimationTimer {

    private static final int WARM_UP = 8;
    /// Frames for the table to come to rest after the preparation.
    private static final int REST = 3;

    private final Deque<TableStep> steps;
    private final StepClock clock;
    private final Runnable onEnd;
    private final List<StepClock.Cost> costs = new ArrayList<>();
    private int round = -WARM_UP;
    private int frame;
    private boolean measuring;

    TableDriver(Deque<TableStep> steps, StepClock clock, Runnable onEnd) {
        this.steps = steps;
        this.clock = clock;
        this.onEnd = onEnd;
    }

    @Override
    public void handle(long now) {
        if (measuring) {
            measuring = false;
            StepClock.Cost cost = clock.end();
            if (round >= 0) {
                costs.add(cost);
            }
            round++;
            frame = 0;
        }
        TableStep step = steps.peek();
        if (step == null) {
            stop();
            onEnd.run();
        } else if (round >= step.rounds()) {
            finish(steps.remove());
        } else {
            proceed(step);
        }
    }

    private void proceed(TableStep step) {
        if (step.prepare() != null && frame++ < REST) {
            if (frame == 1) {
                step.prepare().run();
            }
            return;
        }
        clock.begin();
        step.act().accept(round + WARM_UP);
        measuring = true;
    }

    private void finish(TableStep step) {
        if (step.shown()) {
            System.out.printf(Locale.ROOT, "%,8d  %-26s %8.1f %8.1f | %8.1f %8.1f | %8.1f %8.1f%n", step.rows(), step.name(),
                    quantile(StepClock.Cost::beside, 0.5), quantile(StepClock.Cost::beside, 0.99), quantile(StepClock.Cost::fx, 0.5),
                    quantile(StepClock.Cost::fx, 0.99), quantile(StepClock.Cost::drawing, 0.5), quantile(StepClock.Cost::drawing, 0.99));
        }
        costs.clear();
        round = -WARM_UP;
        frame = 0;
    }

    private double quantile(ToDoubleFunction<StepClock.Cost> what, double share) {
        double[] sorted = costs.stream().mapToDouble(what).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
