package org.perigee.app.map;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Turns mouse, wheel, touchpad and keys into motions of the camera, hits on footprints and work on the area.
final class MapGestures {

    private static final double THRESHOLD = 4;
    /// A notch of the wheel is 40 units.
    private static final double LEVELS_PER_UNIT = 0.5 / 40;
    private static final double KEY_PAN = 80;

    private enum Mode { NONE, PAN, ZOOM_BOX, AREA }

    private final Region pane;
    private final MapCamera camera;
    private final MapFootprints footprints;
    private final AreaEditor editor;
    private final Rectangle zoomBox;
    private final ClickCycle cycle = new ClickCycle();
    private Consumer<LonLat> onPointer = position -> { };
    private Consumer<MapHit> onMenu = hit -> { };
    private Runnable onFit = () -> { };
    private int[] hovered = new int[0];
    private Mode mode = Mode.NONE;
    private boolean dragging;
    private boolean spaceHeld;
    private double pressX;
    private double pressY;
    private Camera pressCamera;

    MapGestures(Region pane, MapCamera camera, MapFootprints footprints, AreaEditor editor, Rectangle zoomBox) {
        this.pane = pane;
        this.camera = camera;
        this.footprints = footprints;
        this.editor = editor;
        this.zoomBox = zoomBox;
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, event -> left());
        pane.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        pane.addEventHandler(ZoomEvent.ZOOM, this::pinched);
        pane.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        pane.addEventHandler(KeyEvent.KEY_RELEASED, event -> spaceHeld &= event.getCode() != KeyCode.SPACE);
    }

    /// Called with the position under the pointer, and null when the pointer leaves.
    void setOnPointer(Consumer<LonLat> handler) {
        onPointer = handler;
    }

    void setOnMenu(Consumer<MapHit> handler) {
        onMenu = handler;
    }

    void setOnFit(Runnable handler) {
        onFit = handler;
    }

    /// What is under a resting pointer may be something else now.
    void forgetHover() {
        hovered = new int[0];
    }

    private void pressed(MouseEvent event) {
        pane.requestFocus();
        mode = Mode.NONE;
        dragging = false;
        if (event.getButton() != MouseButton.PRIMARY || event.isControlDown() && isMacMenuClick(event)) {
            return;
        }
        pressX = event.getX();
        pressY = event.getY();
        pressCamera = camera.camera();
        if (event.isShiftDown()) {
            mode = Mode.ZOOM_BOX;
        } else {
            mode = !spaceHeld && editor.pressed(pressX, pressY) ? Mode.AREA : Mode.PAN;
        }
        event.consume();
    }

    private static boolean isMacMenuClick(MouseEvent event) {
        return event.isPopupTrigger();
    }

    private void dragged(MouseEvent event) {
        if (mode == Mode.NONE || !dragging && Math.hypot(event.getX() - pressX, event.getY() - pressY) < THRESHOLD) {
            return;
        }
        dragging = true;
        cycle.reset();
        switch (mode) {
            case PAN -> {
                pane.setCursor(Cursor.CLOSED_HAND);
                camera.jump(pressCamera.panned(pressX - event.getX(), pressY - event.getY()));
            }
            case ZOOM_BOX -> showZoomBox(event.getX(), event.getY());
            case AREA -> editor.dragged(event.getX(), event.getY());
            case NONE -> { }
        }
        onPointer.accept(camera.camera().lonLat(event.getX(), event.getY()).normalised());
        event.consume();
    }

    private void showZoomBox(double x, double y) {
        zoomBox.setX(Math.min(x, pressX));
        zoomBox.setY(Math.min(y, pressY));
        zoomBox.setWidth(Math.abs(x - pressX));
        zoomBox.setHeight(Math.abs(y - pressY));
        zoomBox.setVisible(true);
    }

    private void released(MouseEvent event) {
        Mode ended = mode;
        mode = Mode.NONE;
        if (ended == Mode.NONE || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        zoomBox.setVisible(false);
        if (!dragging) {
            clicked(event);
        } else if (ended == Mode.ZOOM_BOX) {
            Camera now = camera.camera();
            GeoBox box = AreaShape.between(now.lonLat(pressX, pressY), now.lonLat(event.getX(), event.getY()));
            camera.show(box);
        } else if (ended == Mode.AREA) {
            editor.dropped();
        }
        dragging = false;
        pane.setCursor(editor.moved(event.getX(), event.getY()));
        event.consume();
    }

    private void clicked(MouseEvent event) {
        double x = event.getX();
        double y = event.getY();
        if (editor.clicked(x, y, event.getClickCount())) {
            return;
        }
        if (event.getClickCount() == 2) {
            camera.zoomAbout(x, y, event.isAltDown() ? -1 : 1);
        } else {
            select(footprints.at(camera.camera(), x, y), x, y, event.isShortcutDown());
        }
    }

    private void select(int[] ids, double x, double y, boolean adding) {
        BitSet selected = adding ? (BitSet) footprints.selectedProperty().get().clone() : new BitSet();
        if (ids.length > 0) {
            int id = cycle.pick(ids, x, y);
            selected.flip(id);
            footprints.highlightedProperty().set(id);
        }
        if (!selected.equals(footprints.selectedProperty().get())) {
            footprints.selectedProperty().set(selected);
        }
    }

    private void moved(MouseEvent event) {
        onPointer.accept(camera.camera().lonLat(event.getX(), event.getY()).normalised());
        pane.setCursor(editor.moved(event.getX(), event.getY()));
        int[] ids = editor.isDrawing() ? new int[0] : footprints.at(camera.camera(), event.getX(), event.getY());
        if (!Arrays.equals(ids, hovered)) {
            hovered = ids;
            footprints.hovered(hit(ids, event.getX(), event.getY()));
        }
    }

    private void left() {
        onPointer.accept(null);
        if (hovered.length > 0) {
            hovered = new int[0];
            footprints.hovered(hit(hovered, 0, 0));
        }
    }

    private MapHit hit(int[] ids, double x, double y) {
        List<Integer> boxed = Arrays.stream(ids).boxed().toList();
        Point2D screen = pane.localToScreen(x, y);
        LonLat position = camera.camera().lonLat(x, y).normalised();
        return new MapHit(position, boxed, screen == null ? x : screen.getX(), screen == null ? y : screen.getY());
    }

    private void scrolled(ScrollEvent event) {
        double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        cycle.reset();
        camera.zoomAbout(event.getX(), event.getY(), delta * LEVELS_PER_UNIT);
        event.consume();
    }

    private void pinched(ZoomEvent event) {
        camera.jump(camera.camera().zoomedAbout(event.getX(), event.getY(), camera.camera().zoom() + Math.log(event.getZoomFactor()) / Math.log(2)));
        event.consume();
    }

    private void menu(ContextMenuEvent event) {
        double x = event.isKeyboardTrigger() ? pane.getWidth() / 2 : event.getX();
        double y = event.isKeyboardTrigger() ? pane.getHeight() / 2 : event.getY();
        onMenu.accept(hit(footprints.at(camera.camera(), x, y), x, y));
        event.consume();
    }

    private void typed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (editor.typed(event.getCode()) || navigated(event)) {
            event.consume();
        }
    }

    private boolean navigated(KeyEvent event) {
        boolean zooming = event.isShiftDown();
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> camera.panBy(-KEY_PAN, 0);
            case RIGHT, KP_RIGHT -> camera.panBy(KEY_PAN, 0);
            case UP, KP_UP -> upOrDown(zooming, -KEY_PAN);
            case DOWN, KP_DOWN -> upOrDown(zooming, KEY_PAN);
            case PLUS, ADD, EQUALS -> camera.zoomBy(1);
            case MINUS, SUBTRACT -> camera.zoomBy(-1);
            case DIGIT0, NUMPAD0 -> onFit.run();
            case SPACE -> spaceHeld = true;
            default -> {
                return characterNavigated(event.getText());
            }
        }
        return true;
    }

    /// On many keyboards plus is no key of its own.
    private boolean characterNavigated(String text) {
        if (text.equals("+") || text.equals("-")) {
            camera.zoomBy(text.equals("+") ? 1 : -1);
            return true;
        }
        return false;
    }

    private void upOrDown(boolean zooming, double distance) {
        if (zooming) {
            camera.zoomBy(distance < 0 ? 1 : -1);
        } else {
            camera.panBy(0, distance);
        }
    }
}
