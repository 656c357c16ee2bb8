package org.perigee.app.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MapPaneTest {

    private static final double WIDTH = 800;
    private static final double HEIGHT = 500;
    /// At zoom 5 near the equator.
    private static final double PIXELS_A_DEGREE = 256 * 32 / 360.0;

    private final MapRenderer renderer = new MapRenderer();
    private MapPane map;

    @Start
    void start(Stage stage) {
        MapTexts texts = new MapTexts("Map", "Zoom in", "Zoom out", "Fit", "Natural Earth", Object::toString, metres -> metres + " m");
        map = new MapPane(MapTheme.light(), texts, Locale.ENGLISH);
        map.camera().animatedProperty().set(false);
        stage.setScene(new Scene(new StackPane(map), WIDTH, HEIGHT));
        // Headless, the wheel is only right in a window at the origin.
        stage.setX(0);
        stage.setY(0);
        stage.show();
        map.camera().viewProperty().set(new Viewpoint(0, 0, 5));
        map.requestFocus();
    }

    @AfterEach
    void close() {
        map.close();
    }

    private Viewpoint view() {
        return map.camera().viewProperty().get();
    }

    private LonLat under(double x, double y) {
        return map.camera().camera().lonLat(x, y).normalised();
    }

    private static void move(FxRobot robot, double x, double y) {
        robot.moveTo(x, y);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void drag(FxRobot robot, double x0, double y0, double x1, double y1) {
        move(robot, x0, y0);
        robot.press(MouseButton.PRIMARY);
        move(robot, (x0 + x1) / 2, (y0 + y1) / 2);
        move(robot, x1, y1);
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// A click that is not taken for the second half of a double click.
    private static void click(FxRobot robot, double x, double y) {
        move(robot, x, y);
        robot.press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// A click with a given count, however fast this machine is.
    private void fire(FxRobot robot, double x, double y, int count, boolean control) {
        robot.interact(() -> List.of(MouseEvent.MOUSE_MOVED, MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)
                .forEach(type -> fire(type, x, y, false, control, count)));
    }

    private void fire(EventType<MouseEvent> type, double x, double y, boolean shift, boolean control, int count) {
        Event.fireEvent(map, new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, count, shift, control, false, false,
                true, false, false, false, false, true, new PickResult(map, x, y)));
    }

    private static AreaShape box(double west, double south, double east, double north) {
        return AreaShape.rectangle(new GeoBox(west, south, east, north));
    }

    private static FootprintSet stack() {
        FootprintSetBuilder builder = new FootprintSetBuilder();
        builder.add(0, 0, new double[] {-4, -4, 4, -4, 4, 4, -4, 4});
        builder.add(1, 1, new double[] {-2, -2, 2, -2, 2, 2, -2, 2});
        builder.add(2, 2, new double[] {-1, -1, 1, -1, 1, 1, -1, 1});
        return builder.build();
    }

    @Test
    void draggingMovesTheMapWithThePointer(FxRobot robot) {
        LonLat grabbed = under(400, 250);
        drag(robot, 400, 250, 300, 330);
        assertThat(under(300, 330).longitude()).isCloseTo(grabbed.longitude(), within(0.1));
        assertThat(under(300, 330).latitude()).isCloseTo(grabbed.latitude(), within(0.1));
        assertThat(map.footprints().selectedProperty().get().isEmpty()).isTrue();
    }

    @Test
    void theWheelZoomsAboutThePointer(FxRobot robot) {
        move(robot, 600, 150);
        LonLat before = under(600, 150);
        robot.scroll(2, VerticalDirection.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view().zoom()).isNotEqualTo(5);
        assertThat(under(600, 150).longitude()).isCloseTo(before.longitude(), within(0.1));
        assertThat(under(600, 150).latitude()).isCloseTo(before.latitude(), within(0.1));
    }

    @Test
    void aDoubleClickZoomsIn(FxRobot robot) {
        fire(robot, 500, 300, 2, false);
        assertThat(view().zoom()).isEqualTo(6);
    }

    @Test
    void draggingWithShiftZoomsToTheBox(FxRobot robot) {
        LonLat corner = under(500, 300);
        // The headless robot forgets Shift when it moves the mouse.
        robot.interact(() -> {
            fire(MouseEvent.MOUSE_PRESSED, 500, 300, true, false, 1);
            fire(MouseEvent.MOUSE_DRAGGED, 550, 330, true, false, 1);
            fire(MouseEvent.MOUSE_DRAGGED, 600, 360, true, false, 1);
            fire(MouseEvent.MOUSE_RELEASED, 600, 360, true, false, 1);
        });
        assertThat(view().zoom()).isGreaterThan(7);
        assertThat(view().longitude()).isGreaterThan(corner.longitude());
    }

    @Test
    void keysPanAndZoomAndFit(FxRobot robot) {
        robot.type(KeyCode.RIGHT).type(KeyCode.UP);
        assertThat(view().longitude()).isGreaterThan(1);
        assertThat(view().latitude()).isGreaterThan(1);
        robot.type(KeyCode.ADD);
        assertThat(view().zoom()).isEqualTo(6);
        robot.type(KeyCode.SUBTRACT).type(KeyCode.SUBTRACT);
        assertThat(view().zoom()).isEqualTo(4);
        robot.interact(() -> map.footprints().setProperty().set(stack()));
        robot.type(KeyCode.DIGIT0);
        assertThat(view().longitude()).isCloseTo(0, within(0.1));
        assertThat(view().zoom()).isGreaterThan(5);
    }

    @Test
    void hoveringReportsTheStackAndHighlightsItsTop(FxRobot robot) {
        List<MapHit> hits = new ArrayList<>();
        robot.interact(() -> {
            map.footprints().setProperty().set(stack());
            map.footprints().setOnHover(hits::add);
        });
        move(robot, 400, 250);
        assertThat(hits.getLast().ids()).containsExactly(2, 1, 0);
        assertThat(map.footprints().highlightedProperty().get()).isEqualTo(2);
        assertThat(map.pointerProperty().get().longitude()).isCloseTo(0, within(0.2));
        move(robot, 400, 30);
        assertThat(hits.getLast().ids()).isEmpty();
        assertThat(map.footprints().highlightedProperty().get()).isEqualTo(MapFootprints.NONE);
    }

    @Test
    void clicksSelectAndGoDownTheStackAndControlAdds(FxRobot robot) {
        robot.interact(() -> map.footprints().setProperty().set(stack()));
        fire(robot, 400, 250, 1, false);
        assertThat(map.footprints().selectedProperty().get()).isEqualTo(BitSet.valueOf(new long[] {0b100}));
        fire(robot, 400, 250, 1, false);
        assertThat(map.footprints().selectedProperty().get()).isEqualTo(BitSet.valueOf(new long[] {0b010}));
        fire(robot, 400, 250 + 3 * PIXELS_A_DEGREE, 1, true);
        assertThat(map.footprints().selectedProperty().get()).isEqualTo(BitSet.valueOf(new long[] {0b011}));
        fire(robot, 400, 250 + 3.2 * PIXELS_A_DEGREE, 1, true);
        assertThat(map.footprints().selectedProperty().get()).isEqualTo(BitSet.valueOf(new long[] {0b010}));
        fire(robot, 400, 20, 1, false);
        assertThat(map.footprints().selectedProperty().get().isEmpty()).isTrue();
    }

    @Test
    void theContextMenuKnowsWhereItWasAskedFor(FxRobot robot) {
        List<MapHit> asked = new ArrayList<>();
        robot.interact(() -> {
            map.footprints().setProperty().set(stack());
            map.setOnMenu(asked::add);
        });
        move(robot, 400, 250);
        robot.press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().ids()).containsExactly(2, 1, 0);
        assertThat(asked.getFirst().position().latitude()).isCloseTo(0, within(0.2));
    }

    @Test
    void aBoxIsDrawnByDragging(FxRobot robot) {
        robot.interact(() -> map.area().toolProperty().set(MapTool.RECTANGLE));
        LonLat first = under(300, 200);
        LonLat second = under(450, 320);
        drag(robot, 300, 200, 450, 320);
        GeoBox box = map.area().shapeProperty().get().bounds();
        assertThat(map.area().shapeProperty().get().isRectangle()).isTrue();
        assertThat(box.west()).isCloseTo(first.longitude(), within(0.1));
        assertThat(box.north()).isCloseTo(first.latitude(), within(0.1));
        assertThat(box.east()).isCloseTo(second.longitude(), within(0.1));
        assertThat(box.south()).isCloseTo(second.latitude(), within(0.1));
        assertThat(map.area().toolProperty().get()).isEqualTo(MapTool.PAN);
        assertThat(view().longitude()).isCloseTo(0, within(0.05));
    }

    @Test
    void aBoxIsDrawnWithTwoClicksEvenAcrossTheAntimeridian(FxRobot robot) {
        robot.interact(() -> {
            map.camera().viewProperty().set(new Viewpoint(179, 0, 5));
            map.area().toolProperty().set(MapTool.RECTANGLE);
        });
        click(robot, 300, 200);
        click(robot, 500, 300);
        GeoBox box = map.area().shapeProperty().get().bounds();
        assertThat(box.east() - box.west()).isCloseTo(200.0 / map.camera().camera().worldSize() * 360, within(0.2));
        assertThat(box.west()).isLessThan(180);
        assertThat(box.east()).isGreaterThan(180);
    }

    @Test
    void aPolygonIsDrawnWithClicksAndKeys(FxRobot robot) {
        robot.interact(() -> map.area().toolProperty().set(MapTool.POLYGON));
        fire(robot, 300, 200, 1, false);
        fire(robot, 450, 200, 1, false);
        fire(robot, 600, 400, 1, false);
        robot.type(KeyCode.BACK_SPACE);
        fire(robot, 450, 320, 1, false);
        fire(robot, 300, 320, 1, false);
        robot.type(KeyCode.ENTER);
        AreaShape shape = map.area().shapeProperty().get();
        assertThat(shape.vertices()).hasSize(4);
        assertThat(shape.bounds().east()).isCloseTo(under(450, 200).longitude(), within(0.1));
        assertThat(map.area().toolProperty().get()).isEqualTo(MapTool.PAN);
    }

    @Test
    void escapeGivesUpTheDrawing(FxRobot robot) {
        robot.interact(() -> map.area().toolProperty().set(MapTool.POLYGON));
        fire(robot, 300, 200, 1, false);
        robot.type(KeyCode.ESCAPE);
        assertThat(map.area().toolProperty().get()).isEqualTo(MapTool.PAN);
        assertThat(map.area().shapeProperty().get()).isNull();
    }

    @Test
    void verticesCanBeDraggedTheOutlineMovesAllAndDeleteRemovesIt(FxRobot robot) {
        LonLat southWest = under(300, 350);
        LonLat northEast = under(500, 150);
        robot.interact(() -> map.area().shapeProperty().set(
                box(southWest.longitude(), southWest.latitude(), northEast.longitude(), northEast.latitude())));
        drag(robot, 500, 150, 560, 100);
        assertThat(map.area().shapeProperty().get().bounds().east()).isCloseTo(under(560, 100).longitude(), within(0.1));
        assertThat(map.area().shapeProperty().get().bounds().west()).isCloseTo(southWest.longitude(), within(1e-9));
        GeoBox before = map.area().shapeProperty().get().bounds();
        drag(robot, 300, 250, 340, 250);
        GeoBox after = map.area().shapeProperty().get().bounds();
        double step = under(340, 250).longitude() - under(300, 250).longitude();
        assertThat(after.west() - before.west()).isCloseTo(step, within(0.1));
        assertThat(after.east() - before.east()).isCloseTo(step, within(0.1));
        robot.type(KeyCode.DELETE);
        assertThat(map.area().shapeProperty().get()).isNull();
    }

    @Test
    void theViewCanBeSetAndShowsABoxEvenBeforeTheMapHasASize(FxRobot robot) {
        robot.interact(() -> map.camera().show(new GeoBox(170, -20, 190, -10)));
        assertThat(Math.abs(view().longitude())).isCloseTo(180, within(0.1));
        MapPane[] later = new MapPane[1];
        robot.interact(() -> {
            MapTexts texts = new MapTexts("", "", "", "", "", Object::toString, Double::toString);
            later[0] = new MapPane(MapTheme.dark(), texts, Locale.FRENCH);
            later[0].camera().show(new GeoBox(0, 40, 10, 50));
            later[0].resize(500, 400);
            later[0].layout();
        });
        assertThat(later[0].camera().viewProperty().get().longitude()).isCloseTo(5, within(0.1));
        later[0].close();
    }

    @Test
    void nothingIsEverBlankOnAWayRoundTheWorld(FxRobot robot) throws Exception {
        robot.interact(() -> {
            map.labelsProperty().set(false);
            map.camera().viewProperty().set(new Viewpoint(0, 0, 2.3));
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> differingShare(robot) == 0);
        robot.interact(() -> map.camera().panBy(map.camera().camera().worldSize() / 2, 0));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> differingShare(robot) < 0.05);
        // Steps wider than the picture's margin, without waiting for the next picture: coasts may be coarse, but nothing is missing.
        for (int i = 0; i < 24; i++) {
            robot.interact(() -> map.camera().panBy(map.camera().camera().worldSize() / 6, 0));
            assertThat(differingShare(robot)).as("step %d", i).isLessThan(0.05);
        }
        for (double levels : new double[] {-4, 1.2, -0.7, 2, -3}) {
            robot.interact(() -> map.camera().zoomBy(levels));
            assertThat(differingShare(robot)).as("zoomed by %f", levels).isLessThan(0.08);
        }
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> differingShare(robot) == 0);
    }

    /// The share of pixels that are neither what this camera should see nor drawn over by the controls.
    private double differingShare(FxRobot robot) {
        int width = (int) WIDTH;
        int height = (int) HEIGHT;
        int[] shown = new int[width * height];
        Surface expected = new Surface(new int[width * height], width, height);
        robot.interact(() -> {
            WritableImage image = map.snapshot(null, null);
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), shown, 0, width);
            FootprintLook nothing = new FootprintLook(FootprintSet.empty(), null, new BitSet(), new BitSet(), false, false);
            renderer.render(new RenderRequest(map.camera().camera(), 1, MapTheme.light(), nothing, List.of(), false, null), expected);
        });
        int differing = 0;
        for (int y = 0; y < height - 40; y++) {
            for (int x = 60; x < width; x++) {
                differing += shown[y * width + x] == expected.pixels()[y * width + x] ? 0 : 1;
            }
        }
        return (double) differing / ((height - 40) * (width - 60));
    }
}
