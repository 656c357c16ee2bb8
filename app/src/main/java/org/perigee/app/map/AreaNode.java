package org.perigee.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.StrokeLineJoin;

/// Draws the area of interest, or the one being drawn, with its vertices and the line where it crosses the antimeridian.
final class AreaNode extends Group {

    /// An area with more vertices is moved as a whole only.
    static final int MOST_HANDLES = 200;
    private static final double HANDLE = 4;

    private final Path casing = new Path();
    private final Path outline = new Path();
    private final Path split = new Path();
    private final Group handles = new Group();
    private Color color = Color.BLACK;
    private Color casingColor = Color.WHITE;

    AreaNode() {
        casing.setStrokeWidth(4);
        casing.setStrokeLineJoin(StrokeLineJoin.ROUND);
        outline.setStrokeWidth(2);
        outline.setStrokeLineJoin(StrokeLineJoin.ROUND);
        outline.setFillRule(FillRule.EVEN_ODD);
        split.setStrokeWidth(1.2);
        split.getStrokeDashArray().setAll(4.0, 4.0);
        getChildren().addAll(casing, outline, split, handles);
    }

    void setColors(Color line, Color around) {
        color = line;
        casingColor = around;
        casing.setStroke(around.deriveColor(0, 1, 1, 0.75));
        outline.setStroke(line);
        outline.setFill(line.deriveColor(0, 1, 1, 0.07));
        split.setStroke(line);
    }

    void clear() {
        setVisible(false);
    }

    void show(AreaShape shape, Camera camera) {
        List<List<LonLat>> rings = shape.polygons().stream().flatMap(List::stream).toList();
        show(rings, true, shape.vertices().size() <= MOST_HANDLES, camera);
    }

    /// A ring that is not closed yet.
    void showDraft(List<LonLat> vertices, Camera camera) {
        show(List.of(vertices), false, true, camera);
    }

    private void show(List<List<LonLat>> rings, boolean closed, boolean withHandles, Camera camera) {
        List<PathElement> below = new ArrayList<>();
        List<PathElement> above = new ArrayList<>();
        List<PathElement> crossing = new ArrayList<>();
        List<Node> dots = new ArrayList<>();
        double west = Mercator.x(rings.stream().flatMap(List::stream).mapToDouble(LonLat::longitude).min().orElse(0));
        double east = Mercator.x(rings.stream().flatMap(List::stream).mapToDouble(LonLat::longitude).max().orElse(0));
        int first = (int) Math.ceil(camera.worldX(0) - east);
        int last = (int) Math.floor(camera.worldX(camera.width()) - west);
        for (int turn = first; turn <= last; turn++) {
            for (List<LonLat> ring : rings) {
                add(below, ring, closed, camera, turn);
                add(above, ring, closed, camera, turn);
                if (withHandles) {
                    ring.forEach(handle(dots, camera, turn));
                }
            }
            addSplit(crossing, rings, Math.floor(west) + 1, east, camera, turn);
        }
        casing.getElements().setAll(below);
        outline.getElements().setAll(above);
        split.getElements().setAll(crossing);
        handles.getChildren().setAll(dots);
        setVisible(true);
    }

    private static void add(List<PathElement> elements, List<LonLat> ring, boolean closed, Camera camera, int turn) {
        for (int i = 0; i < ring.size(); i++) {
            double x = camera.screenX(Mercator.x(ring.get(i).longitude()) + turn);
            double y = camera.screenY(Mercator.y(ring.get(i).latitude()));
            elements.add(i == 0 ? new MoveTo(x, y) : new LineTo(x, y));
        }
        if (closed) {
            elements.add(new ClosePath());
        }
    }

    private Consumer<LonLat> handle(List<Node> dots, Camera camera, int turn) {
        return vertex -> {
            double x = camera.screenX(Mercator.x(vertex.longitude()) + turn);
            double y = camera.screenY(Mercator.y(vertex.latitude()));
            if (x > -HANDLE && x < camera.width() + HANDLE && y > -HANDLE && y < camera.height() + HANDLE) {
                Circle dot = new Circle(x, y, HANDLE, casingColor);
                dot.setStroke(color);
                dot.setStrokeWidth(1.8);
                dots.add(dot);
            }
        };
    }

    private static void addSplit(List<PathElement> elements, List<List<LonLat>> rings, double meridian, double east, Camera camera, int turn) {
        double north = rings.stream().flatMap(List::stream).mapToDouble(LonLat::latitude).max().orElse(0);
        double south = rings.stream().flatMap(List::stream).mapToDouble(LonLat::latitude).min().orElse(0);
        for (double at = meridian; at < east; at++) {
            elements.add(new MoveTo(camera.screenX(at + turn), camera.screenY(Mercator.y(north))));
            elements.add(new LineTo(camera.screenX(at + turn), camera.screenY(Mercator.y(south))));
        }
    }
}
