package org.perigee.app.map;

import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.javafx.FontIcon;

/// What floats over the map: the zoom buttons at the top left, the bar at the bottom, the focus ring around all.
final class MapChrome extends Pane {

    private static final double INSET = 10;

    private final VBox buttons = new VBox();
    private final MapOverlayBar bar;
    private final Region ring = new Region();

    MapChrome(MapTexts texts, MapCamera camera, Runnable fit) {
        setPickOnBounds(false);
        setManaged(false);
        bar = new MapOverlayBar(texts);
        ring.setMouseTransparent(true);
        buttons.getChildren().addAll(
                button("mdal-add", texts.zoomIn(), () -> camera.zoomBy(1)),
                button("mdmz-remove", texts.zoomOut(), () -> camera.zoomBy(-1)),
                button("mdmz-zoom_out_map", texts.fit(), fit));
        getChildren().addAll(bar, buttons, ring);
    }

    private static Button button(String icon, String text, Runnable action) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        button.setAlignment(Pos.CENTER);
        button.setMinSize(30, 30);
        button.setPrefSize(30, 30);
        button.setPadding(Insets.EMPTY);
        return button;
    }

    Region ring() {
        return ring;
    }

    void setPointer(LonLat position) {
        bar.setPointer(position);
    }

    void show(Camera camera) {
        bar.show(camera);
    }

    void setColors(MapTheme.Panel colors) {
        String face = "-fx-background-color: " + css(colors.border()) + ", " + css(colors.background()) + ";";
        for (int i = 0; i < buttons.getChildren().size(); i++) {
            Button button = (Button) buttons.getChildren().get(i);
            boolean first = i == 0;
            boolean last = i == buttons.getChildren().size() - 1;
            String radius = (first ? "6 6" : "0 0") + (last ? " 6 6" : " 0 0");
            String insets = first ? "0, 1" : "0, 0 1 1 1";
            button.setStyle(face + "-fx-background-insets: " + insets + "; -fx-background-radius: " + radius + "; -fx-cursor: hand;");
            ((FontIcon) button.getGraphic()).setIconColor(colors.text());
            ((FontIcon) button.getGraphic()).setIconSize(18);
        }
        bar.setColors(colors);
        ring.setStyle("-fx-border-color: " + css(colors.focus()) + "; -fx-border-width: 2;");
    }

    static String css(Color color) {
        return String.format(Locale.ROOT, "rgba(%d,%d,%d,%.3f)", Math.round(color.getRed() * 255), Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255), color.getOpacity());
    }

    @Override
    protected void layoutChildren() {
        buttons.relocate(INSET, INSET);
        buttons.autosize();
        double height = bar.prefHeight(getWidth());
        bar.resizeRelocate(0, getHeight() - height, getWidth(), height);
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
