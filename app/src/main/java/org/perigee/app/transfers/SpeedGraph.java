package org.perigee.app.transfers;

import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import org.perigee.app.text.Messages;

/// The speed of the last minutes as a small curve; its height is the greatest speed in it.
final class SpeedGraph extends Pane {

    private static final double WIDTH = 150;
    private static final double HEIGHT = 30;
    private static final int SHORTEST = 60;

    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private final Tooltip tooltip = new Tooltip();
    private final Messages messages;
    private List<Double> shown = List.of();

    SpeedGraph(Messages messages) {
        this.messages = messages;
        setId("transfers-graph");
        getStyleClass().add("speed-graph");
        area.getStyleClass().add("speed-area");
        line.getStyleClass().add("speed-line");
        area.setManaged(false);
        line.setManaged(false);
        getChildren().setAll(area, line);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        Tooltip.install(this, tooltip);
    }

    void show(List<Double> speeds) {
        if (speeds == shown || speeds.equals(shown)) {
            return;
        }
        shown = speeds;
        double most = speeds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        setVisible(most >= 1);
        String words = messages.get("transfers.graph", messages.formats().speed(most), Math.max(1, (speeds.size() + 30) / 60));
        tooltip.setText(words);
        setAccessibleText(words);
        draw(speeds, most);
    }

    private void draw(List<Double> speeds, double most) {
        int seconds = Math.clamp(speeds.size(), SHORTEST, SpeedHistory.SECONDS);
        double step = WIDTH / (seconds - 1);
        Double[] points = new Double[2 * speeds.size()];
        for (int i = 0; i < speeds.size(); i++) {
            points[2 * i] = WIDTH - (speeds.size() - 1 - i) * step;
            points[2 * i + 1] = HEIGHT - 1 - (most < 1 ? 0 : speeds.get(i) / most * (HEIGHT - 4));
        }
        line.getPoints().setAll(points);
        area.getPoints().setAll(points);
        if (points.length > 0) {
            area.getPoints().addAll(WIDTH, HEIGHT, points[0], HEIGHT);
        }
    }
}
