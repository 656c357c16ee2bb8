package org.perigee.benchmarks;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.perigee.app.async.UiThread;
import org.perigee.app.text.Messages;
import org.perigee.app.theme.Theme;
import org.perigee.app.transfers.TransfersModel;
import org.perigee.app.transfers.TransfersView;

/// Shows ever more transfers, of which forty run and change with each look: standing still, scrolled up and down, with complete ones hidden
/// and shown again, and with batches folded and unfolded while all of it is scrolled.
public final class TransfersFramesApplication extends Application {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 640;
    private static final int WARM_UP = 120;
    private static final int MEASURED = 600;
    private static final long POLL = 200_000_000;
    private static final double GOAL = 50;
    private static final int CHANGING = 40;
    private static final int FRAMES_BETWEEN_TURNS = 45;

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final Deque<Run> runs = new ArrayDeque<>();
    private Stage stage;
    private boolean goalMet = true;

    private record Run(int transfers, Motion motion) {
    }

    private enum Motion { WATCH, SCROLL, HIDE, FOLD }

    /// For JavaFX.
    public TransfersFramesApplication() {
    }

    @Override
    public void start(Stage first) {
        stage = first;
        List<String> counts = getParameters().getRaw().isEmpty() ? List.of("100", "1000", "10000") : getParameters().getRaw();
        for (String count : counts) {
            for (Motion motion : Motion.values()) {
                runs.add(new Run(Integer.parseInt(count), motion));
            }
        }
        print("CPU milliseconds a frame of the JavaFX thread, and of the drawing thread where that is dearer, at %.0f x %.0f;%n"
                + "the queue is looked at five times a second, and %d transfers change each time%n", WIDTH, HEIGHT, CHANGING);
        print("%10s  %-6s %8s %8s %8s | %8s %8s %8s %8s%n", "transfers", "motion", "median", "p99", "most", "dearer", "p99", "most", "frames");
        next();
    }

    private void next() {
        Run run = runs.poll();
        if (run == null) {
            print("%s%n", goalMet ? "The goal is met: no frame above " + GOAL + " ms." : "The goal is missed: a frame is above " + GOAL + " ms.");
            System.exit(goalMet ? 0 : 1);
            return;
        }
        TransfersModel model = new TransfersModel(new BusyQueue(run.transfers(), CHANGING),
                new TransfersModel.Threads(background, background, UiThread.JAVAFX, System::nanoTime), Clock.systemUTC());
        TransfersView view = new TransfersView(model, Messages.of(Locale.ENGLISH), new TransfersView.Reach(folder -> { }, one -> { }, all -> { }, all -> { },
                (folder, then) -> { }), Clock.systemUTC());
        Scene scene = new Scene(new StackPane(view.node()), WIDTH, HEIGHT);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        new Driver(run, model, (TableView<?>) scene.lookup("#transfers")).start();
    }

    private final class Driver extends AnimationTimer {

        private final Run run;
        private final TransfersModel model;
        private final TableView<?> table;
        private final FrameClock clock = new FrameClock();
        private long polledAt;
        private int frame;

        Driver(Run run, TransfersModel model, TableView<?> table) {
            this.run = run;
            this.model = model;
            this.table = table;
        }

        @Override
        public void handle(long now) {
            frame++;
            if (frame > WARM_UP) {
                clock.tick();
            }
            if (frame > WARM_UP + MEASURED) {
                stop();
                report();
                next();
                return;
            }
            if (now - polledAt > POLL) {
                polledAt = now;
                model.poll();
            }
            if (frame % FRAMES_BETWEEN_TURNS == 0) {
                turn();
            }
            if (run.motion() != Motion.WATCH) {
                table.scrollTo((int) ((0.5 - 0.5 * Math.cos(frame / 90.0)) * Math.max(0, table.getItems().size() - 20)));
            }
        }

        private void turn() {
            if (run.motion() == Motion.HIDE) {
                model.hideDone(!model.isHidingDone());
            } else if (run.motion() == Motion.FOLD) {
                model.toggle("batch-" + frame / FRAMES_BETWEEN_TURNS % 4);
            }
        }

        private void report() {
            goalMet &= clock.quantile(1) <= GOAL;
            print("%,10d  %-6s %8.1f %8.1f %8.1f | %8.1f %8.1f %8.1f %8d%n", run.transfers(), run.motion().name().toLowerCase(Locale.ROOT),
                    clock.fxQuantile(0.5), clock.fxQuantile(0.99), clock.fxQuantile(1), clock.quantile(0.5), clock.quantile(0.99), clock.quantile(1), clock.frames());
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
