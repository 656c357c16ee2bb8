package org.perigee.app.map;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The map: a base map, any number of footprints, the area of interest, and a few controls over it. Belongs to the JavaFX thread, but
/// paints on a thread of its own; [#close] ends that.
///
/// What it shows and reports is kept in three parts: [#camera], [#footprints] and [#area].
public final class MapPane extends Region implements AutoCloseable {

    /// The picture is larger than the view by this share on each side, so that a motion finds it there.
    private static final double MARGIN = 0.25;
    /// More selected footprints than this are painted into the picture instead of being nodes.
    private static final int LIVE_SELECTION = 8;
    private static final Camera WHOLE_WORLD = new Camera(0.5, 0.5, 2, 1024, 1024);

    private final MapCamera camera = new MapCamera();
    private final MapFootprints footprints = new MapFootprints();
    private final MapArea area = new MapArea();
    private final ObjectProperty<MapTheme> theme = new SimpleObjectProperty<>(this, "theme");
    private final BooleanProperty graticule = new SimpleBooleanProperty(this, "graticule", false);
    private final BooleanProperty labels = new SimpleBooleanProperty(this, "labels", true);
    private final ObjectProperty<Quicklook> quicklook = new SimpleObjectProperty<>(this, "quicklook");
    private final ReadOnlyObjectWrapper<LonLat> pointer = new ReadOnlyObjectWrapper<>(this, "pointer");

    private final MapHost host = new MapHost(this::beforeDrawing);
    private final Pane overlay = new Pane();
    private final FootprintOutline hover = new FootprintOutline(5, 2.6);
    private final FootprintOutline selection = new FootprintOutline(5, 3);
    private final AreaNode areaNode = new AreaNode();
    private final AreaEditor editor = new AreaEditor(area, camera, areaNode);
    private final Rectangle zoomBox = new Rectangle();
    private final MapChrome chrome;
    private final MapGestures gestures;
    private final RenderWorker worker = new RenderWorker(Platform::runLater, this::show);
    private final Locale language;
    private List<LabelSprite> sprites = List.of();
    private double spriteScale;
    private DrapedImage draped;
    private boolean changed = true;

    /// @param language of the names of countries
    public MapPane(MapTheme theme, MapTexts texts, Locale language) {
        this.language = language;
        this.chrome = new MapChrome(texts, camera, this::fitAll);
        this.gestures = new MapGestures(this, camera, footprints, editor, zoomBox);
        this.theme.set(theme);
        buildNodes(texts);
        listen();
        themeChanged();
    }

    private void buildNodes(MapTexts texts) {
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText(texts.map());
        getStyleClass().add("map-pane");
        overlay.setManaged(false);
        overlay.setMouseTransparent(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        zoomBox.setVisible(false);
        zoomBox.setStrokeWidth(1.5);
        zoomBox.getStrokeDashArray().setAll(5.0, 4.0);
        overlay.getChildren().addAll(selection, hover, areaNode, zoomBox);
        getChildren().addAll(host, overlay, chrome);
        chrome.ring().visibleProperty().bind(focusVisibleProperty());
    }

    private void listen() {
        InvalidationListener repaint = property -> repaint();
        footprints.setProperty().addListener(repaint);
        footprints.setProperty().addListener(property -> gestures.forgetHover());
        footprints.filterProperty().addListener(repaint);
        footprints.selectedProperty().addListener(repaint);
        footprints.basketProperty().addListener(repaint);
        footprints.visibleProperty().addListener(repaint);
        footprints.fillProperty().addListener(repaint);
        footprints.highlightedProperty().addListener(property -> host.layer().refresh());
        graticule.addListener(repaint);
        labels.addListener(repaint);
        theme.addListener(property -> themeChanged());
        quicklook.addListener((property, before, now) -> {
            draped = now == null ? null : DrapedImage.of(now);
            repaint();
        });
        camera.cameraProperty().addListener((property, before, now) -> host.layer().show(now));
        gestures.setOnFit(this::fitAll);
        gestures.setOnPointer(position -> {
            pointer.set(position);
            chrome.setPointer(position);
        });
    }

    /// Where the map looks.
    public MapCamera camera() {
        return camera;
    }

    /// The footprints and what is marked among them.
    public MapFootprints footprints() {
        return footprints;
    }

    /// The area of interest and the tools that draw it.
    public MapArea area() {
        return area;
    }

    /// The colours; never null.
    public ObjectProperty<MapTheme> themeProperty() {
        return theme;
    }

    /// Whether meridians and parallels are drawn.
    public BooleanProperty graticuleProperty() {
        return graticule;
    }

    /// Whether the names of countries are drawn.
    public BooleanProperty labelsProperty() {
        return labels;
    }

    /// A picture draped over the map, or null.
    public ObjectProperty<Quicklook> quicklookProperty() {
        return quicklook;
    }

    /// The position under the pointer, longitude normalised, or null where the pointer is elsewhere.
    public ReadOnlyObjectProperty<LonLat> pointerProperty() {
        return pointer.getReadOnlyProperty();
    }

    /// Called when the user asks for a context menu on the map.
    public void setOnMenu(Consumer<MapHit> handler) {
        gestures.setOnMenu(handler);
    }

    /// Shows all footprints, or the whole world where there are none.
    public void fitAll() {
        camera.show(footprints.setProperty().get().bounds().orElse(GeoBox.WORLD));
    }

    /// Ends the painting thread. The map stays as it is.
    @Override
    public void close() {
        worker.close();
    }

    private void themeChanged() {
        MapTheme now = theme.get();
        MapTheme.Footprints colors = now.footprints();
        setStyle("-fx-background-color: " + MapChrome.css(now.base().sea()) + ";");
        host.layer().setSea(now.base().sea());
        hover.setColors(colors.hoverCasing(), colors.hover());
        selection.setColors(now.base().labelHalo().deriveColor(0, 1, 1, 0.8), colors.selection());
        areaNode.setColors(colors.area(), now.base().labelHalo());
        zoomBox.setStroke(colors.area());
        zoomBox.setFill(colors.area().deriveColor(0, 1, 1, 0.08));
        chrome.setColors(now.panel());
        prepareBackdrop(now);
        editor.redraw();
        repaint();
    }

    /// The whole world, seen where a fast motion leaves the picture before the next one is there.
    private void prepareBackdrop(MapTheme colors) {
        FootprintLook nothing = new FootprintLook(FootprintSet.empty(), null, new BitSet(), new BitSet(), false, false);
        RenderRequest request = new RenderRequest(WHOLE_WORLD, 1, colors, nothing, List.of(), false, null);
        worker.later(renderer -> {
            Frame frame = new Frame((int) WHOLE_WORLD.width(), (int) WHOLE_WORLD.height());
            frame.render(renderer, request);
            Platform.runLater(() -> host.layer().showBackdrop(frame));
        });
    }

    private void prepareLabels(double scale) {
        spriteScale = scale;
        worker.later(renderer -> {
            LabelSheet sheet = new LabelSheet(WorldMap.labels(language), scale);
            Platform.runLater(() -> {
                int[] pixels = sheet.snapshot();
                worker.later(again -> showLabels(sheet.cut(pixels)));
            });
        });
    }

    private void showLabels(List<LabelSprite> cut) {
        Platform.runLater(() -> {
            sprites = cut;
            repaint();
        });
    }

    private void repaint() {
        changed = true;
        host.layer().refresh();
    }

    private void show(Frame frame) {
        footprints.showsDensity(frame.density());
        host.layer().show(frame);
    }

    @Override
    protected void layoutChildren() {
        host.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        chrome.resizeRelocate(0, 0, getWidth(), getHeight());
        camera.resize(getWidth(), getHeight());
    }

    /// Once in each pulse in which something has moved or changed.
    private void beforeDrawing() {
        Camera now = camera.camera();
        FootprintSet set = footprints.setProperty().get();
        int highlighted = footprints.highlightedProperty().get();
        hover.show(set, footprints.isShown(highlighted) ? new int[] {set.slot(highlighted)} : new int[0], now);
        selection.show(set, selectionIsLive() ? liveSelection(set) : new int[0], now);
        editor.redraw();
        chrome.show(now);
        if (changed || !isGoodFor(now)) {
            changed = false;
            worker.request(request(now));
        }
    }

    private boolean selectionIsLive() {
        return footprints.selectedProperty().get().cardinality() <= LIVE_SELECTION;
    }

    private int[] liveSelection(FootprintSet set) {
        IntStream shown = footprints.selectedProperty().get().stream().filter(footprints::isShown);
        return shown.map(set::slot).toArray();
    }

    /// Whether the current picture shows what the camera sees sharply, with some margin left.
    private boolean isGoodFor(Camera now) {
        Frame frame = host.layer().frame();
        if (frame == null || frame.request().pixelScale() != pixelScale()) {
            return false;
        }
        Camera painted = frame.request().camera();
        double left = now.left() - painted.left();
        double top = now.top() - painted.top();
        double spareX = now.width() * MARGIN * 0.4;
        double spareY = now.height() * MARGIN * 0.4;
        return painted.zoom() == now.zoom() && left >= spareX && top >= spareY
                && left + now.width() + spareX <= painted.width() && top + now.height() + spareY <= painted.height();
    }

    private RenderRequest request(Camera now) {
        double scale = pixelScale();
        if (labels.get() && spriteScale != scale) {
            prepareLabels(scale);
        }
        return new RenderRequest(now.withMargin(MARGIN), scale, theme.get(), footprints.look(!selectionIsLive()),
                labels.get() ? sprites : List.of(), graticule.get(), draped);
    }

    private double pixelScale() {
        return getScene() == null || getScene().getWindow() == null ? 1 : Math.max(1, getScene().getWindow().getOutputScaleX());
    }
}
