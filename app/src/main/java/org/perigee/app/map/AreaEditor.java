package org.perigee.app.map;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;

/// Draws a new area with the mouse and changes the one there is: its vertices can be dragged, its outline moves it as a whole.
/// Says of each gesture whether it was meant for the area.
final class AreaEditor {

    private static final double VERTEX_REACH = 8;
    private static final double OUTLINE_REACH = 4;

    private sealed interface Drag {
        /// @param index of the vertex
        record Vertex(int index) implements Drag {
        }

        /// @param from where the pointer went down
        record Whole(LonLat from) implements Drag {
        }

        /// @param anchor the corner that stays
        record Box(LonLat anchor) implements Drag {
        }
    }

    private final MapArea area;
    private final MapCamera camera;
    private final AreaNode node;
    /// Vertices of the polygon, or the first corner of the box, that is being drawn.
    private final List<LonLat> draft = new ArrayList<>();
    private LonLat pointer;
    private Drag drag;
    /// What the area looks like while it is dragged.
    private AreaShape dragged;
    private boolean armed;

    AreaEditor(MapArea area, MapCamera camera, AreaNode node) {
        this.area = area;
        this.camera = camera;
        this.node = node;
        area.toolProperty().addListener(property -> {
            draft.clear();
            drag = null;
            dragged = null;
            redraw();
        });
        area.shapeProperty().addListener(property -> {
            armed = false;
            redraw();
        });
        area.visibleProperty().addListener(property -> redraw());
    }

    boolean isDrawing() {
        return area.toolProperty().get() != MapTool.PAN;
    }

    void redraw() {
        AreaShape shape = dragged == null ? area.shapeProperty().get() : dragged;
        if (!draft.isEmpty() && area.toolProperty().get() == MapTool.RECTANGLE) {
            node.show(box(draft.getFirst(), pointer), camera.camera());
        } else if (!draft.isEmpty()) {
            List<LonLat> open = new ArrayList<>(draft);
            open.add(pointer);
            node.showDraft(open, camera.camera());
        } else if (shape != null && area.visibleProperty().get()) {
            node.show(shape, camera.camera());
        } else {
            node.clear();
        }
    }

    private static AreaShape box(LonLat a, LonLat b) {
        return AreaShape.rectangle(AreaShape.between(a, b));
    }

    /// @return whether a drag from here is meant for the area
    boolean pressed(double x, double y) {
        pointer = camera.camera().lonLat(x, y);
        drag = null;
        armed = false;
        if (area.toolProperty().get() == MapTool.RECTANGLE) {
            drag = new Drag.Box(draft.isEmpty() ? pointer : draft.getFirst());
        } else if (area.toolProperty().get() == MapTool.PAN) {
            drag = grip(x, y);
            armed = drag != null;
        }
        return drag != null;
    }

    private Drag grip(double x, double y) {
        AreaShape shape = area.shapeProperty().get();
        if (shape == null || !area.visibleProperty().get()) {
            return null;
        }
        List<LonLat> vertices = shape.vertices();
        if (vertices.size() <= AreaNode.MOST_HANDLES) {
            for (int i = 0; i < vertices.size(); i++) {
                if (Math.hypot(nearestX(vertices.get(i), x) - x, screenY(vertices.get(i)) - y) <= VERTEX_REACH) {
                    return new Drag.Vertex(i);
                }
            }
        }
        boolean onOutline = shape.polygons().stream().flatMap(List::stream).anyMatch(ring -> isOn(ring, x, y));
        return onOutline ? new Drag.Whole(camera.camera().lonLat(x, y)) : null;
    }

    private boolean isOn(List<LonLat> ring, double x, double y) {
        double world = camera.camera().worldSize();
        for (int i = 0; i < ring.size(); i++) {
            LonLat from = ring.get(i);
            LonLat to = ring.get((i + 1) % ring.size());
            double x0 = camera.camera().screenX(Mercator.x(from.longitude()));
            double x1 = camera.camera().screenX(Mercator.x(to.longitude()));
            double turn = world * Math.rint((x - (x0 + x1) / 2) / world);
            if (distance(x, y, x0 + turn, screenY(from), x1 + turn, screenY(to)) <= OUTLINE_REACH) {
                return true;
            }
        }
        return false;
    }

    private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
        double length = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
        double t = length == 0 ? 0 : Math.clamp(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0, 1);
        return Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0));
    }

    /// Where a vertex is on the screen, in the turn of the world that is nearest to the pointer.
    private double nearestX(LonLat vertex, double x) {
        double world = camera.camera().worldSize();
        double at = camera.camera().screenX(Mercator.x(vertex.longitude()));
        return at + world * Math.rint((x - at) / world);
    }

    private double screenY(LonLat vertex) {
        return camera.camera().screenY(Mercator.y(vertex.latitude()));
    }

    void dragged(double x, double y) {
        pointer = camera.camera().lonLat(x, y);
        AreaShape shape = area.shapeProperty().get();
        switch (drag) {
            case Drag.Box(LonLat anchor) -> {
                draft.clear();
                draft.add(anchor);
            }
            case Drag.Vertex(int index) -> dragged = shape.withVertex(index, nearest(pointer, shape.vertices().get(index)));
            case Drag.Whole(LonLat from) -> dragged = shape.moved((pointer.longitude() - from.longitude()) / 360,
                    Mercator.y(pointer.latitude()) - Mercator.y(from.latitude()));
            case null -> { }
        }
        redraw();
    }

    private static LonLat nearest(LonLat position, LonLat to) {
        return new LonLat(position.longitude() + 360 * Math.rint((to.longitude() - position.longitude()) / 360), position.latitude());
    }

    /// A drag has ended.
    void dropped() {
        if (drag instanceof Drag.Box && !draft.isEmpty()) {
            finishBox();
        } else if (dragged != null) {
            finish(dragged);
            armed = true;
        }
        drag = null;
    }

    /// @return whether the click was meant for the area
    boolean clicked(double x, double y, int count) {
        pointer = camera.camera().lonLat(x, y);
        switch (area.toolProperty().get()) {
            case RECTANGLE -> {
                if (draft.isEmpty()) {
                    draft.add(pointer);
                } else {
                    finishBox();
                }
            }
            case POLYGON -> {
                if (count < 2) {
                    draft.add(pointer);
                } else {
                    close();
                }
            }
            case PAN -> {
                return armed;
            }
        }
        redraw();
        return true;
    }

    /// @return the cursor for this place
    Cursor moved(double x, double y) {
        pointer = camera.camera().lonLat(x, y);
        if (isDrawing()) {
            if (!draft.isEmpty()) {
                redraw();
            }
            return Cursor.CROSSHAIR;
        }
        return switch (grip(x, y)) {
            case Drag.Vertex vertex -> Cursor.HAND;
            case Drag.Whole whole -> Cursor.MOVE;
            case null, default -> Cursor.DEFAULT;
        };
    }

    /// @return whether the key was meant for the area
    boolean typed(KeyCode key) {
        if (isDrawing()) {
            switch (key) {
                case ENTER -> close();
                case ESCAPE -> area.toolProperty().set(MapTool.PAN);
                case BACK_SPACE, DELETE -> removeLast();
                default -> {
                    return false;
                }
            }
            return true;
        }
        if (armed && (key == KeyCode.DELETE || key == KeyCode.BACK_SPACE)) {
            area.shapeProperty().set(null);
            return true;
        }
        return false;
    }

    private void removeLast() {
        if (!draft.isEmpty()) {
            draft.removeLast();
        }
        redraw();
    }

    private void finishBox() {
        GeoBox box = AreaShape.between(draft.getFirst(), pointer);
        if (box.east() > box.west() && box.north() > box.south()) {
            finish(AreaShape.rectangle(box));
        }
    }

    private void close() {
        if (draft.size() >= 3) {
            finish(AreaShape.polygon(draft));
        }
    }

    private void finish(AreaShape shape) {
        draft.clear();
        dragged = null;
        area.shapeProperty().set(shape.inFirstWorld());
        area.toolProperty().set(MapTool.PAN);
        redraw();
    }
}
