package org.perigee.benchmarks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.perigee.app.map.FootprintSet;
import org.perigee.app.map.MapPane;
import org.perigee.app.map.MapTexts;
import org.perigee.app.map.MapTheme;
import org.perigee.app.map.Viewpoint;

/// Shows the map and moves it by itself: panning, zooming and hovering, with ever more footprints.
public final class MapFramesApplication extends Application {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 640;
    private static final int WARM_UP = 120;
    private static final int MEASURED = 600;
    private static final double GOAL = 16;

    private record Run(int footprints, FootprintSet set, Motion motion) {
    }

    private enum Motion { PAN, ZOOM, HOVER }

    private final Deque<Run> runs = new ArrayDeque<>();
    private MapPane map;
    private boolean goalMet = true;

    /// For JavaFX.
    public MapFramesApplication() {
    }

    @Override
    public void start(Stage stage) {
        map = new MapPane(MapTheme.light(), texts(), Locale.ENGLISH);
        stage.setScene(new Scene(new StackPane(map), WIDTH, HEIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        List<String> counts = getParameters().getRaw().isEmpty() ? List.of("1000", "20000", "100000") : getParameters().getRaw();
        for (String count : counts) {
            FootprintSet set = new MadeUpFootprints(42).make(Integer.parseInt(count));
            for (Motion motion : Motion.values()) {
                runs.add(new Run(Integer.parseInt(count), set, motion));
            }
        }
        print("CPU milliseconds a frame, the dearer of the JavaFX thread and the drawing thread, at %.0f x %.0f%n", WIDTH, HEIGHT);
        print("%10s  %-6s %8s %8s %8s %8s%n", "footprints", "motion", "median", "p99", "most", "frames");
        next();
    }

    private static MapTexts texts() {
        return new MapTexts("Map", "Zoom in", "Zoom out", "Fit", "Natural Earth", Object::toString, metres -> metres / 1000 + " km");
    }

    private void next() {
        Run run = runs.poll();
        if (run == null) {
            print("%s%n", goalMet ? "The goal is met: no p99 above " + GOAL + " ms." : "The goal is missed: a p99 is above " + GOAL + " ms.");
            map.close();
            System.exit(goalMet ? 0 : 1);
            return;
        }
        map.footprints().setProperty().set(run.set());
        map.camera().viewProperty().set(new Viewpoint(8, 47, 4.5));
        new Driver(run).start();
    }

    private final class Driver extends AnimationTimer {
        private final Run run;
        private final FrameClock clock = new FrameClock();
        private int frame;

        Driver(Run run) {
            this.run = run;
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
            switch (run.motion()) {
                case PAN -> map.camera().panBy(9, frame % 240 < 120 ? 3 : -3);
                case ZOOM -> map.camera().viewProperty().set(new Viewpoint(8, 47, 5.75 - 2.25 * Math.cos(frame * Math.PI / 150)));
                case HOVER -> hover(WIDTH * (0.5 + 0.45 * Math.sin(frame / 37.0)), HEIGHT * (0.5 + 0.45 * Math.sin(frame / 23.0)));
            }
        }

        private void report() {
            goalMet &= clock.quantile(0.99) <= GOAL;
            print("%,10d  %-6s %8.1f %8.1f %8.1f %8d%n", run.footprints(), run.motion().name().toLowerCase(Locale.ROOT),
                    clock.quantile(0.5), clock.quantile(0.99), clock.quantile(1), clock.frames());
        }
    }

    private void hover(double x, double y) {
        Event.fireEvent(map, new MouseEvent(MouseEvent.MOUSE_MOVED, x, y, x, y, MouseButton.NONE, 0, false, false, false, false, false, false,
                false, false, false, true, new PickResult(map, x, y)));
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
