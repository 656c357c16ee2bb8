package org.perigee.app.map;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the bottom of the map: scale, position under the pointer, and where the base map comes from, which shrinks to a © where
/// there is no room for it.
final class MapOverlayBar extends HBox {

    private static final double EARTH = 40_075_016.686;
    private static final double LONGEST_BAR = 110;
    private static final double ROOM_FOR_ATTRIBUTION = 520;

    private final MapTexts texts;
    private final Label distance = new Label();
    private final Region rule = new Region();
    private final Label position = new Label();
    private final Label attribution = new Label();
    private final HBox scale = new HBox(6, rule, distance);

    MapOverlayBar(MapTexts texts) {
        this.texts = texts;
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        setAlignment(Pos.BOTTOM_LEFT);
        setPadding(new Insets(0, 10, 8, 10));
        setSpacing(8);
        setPickOnBounds(false);
        scale.setAlignment(Pos.CENTER);
        scale.setPadding(new Insets(2, 8, 2, 8));
        position.setPadding(new Insets(2, 8, 2, 8));
        position.setVisible(false);
        attribution.setPadding(new Insets(2, 8, 2, 8));
        attribution.setTooltip(new Tooltip(texts.attribution()));
        rule.setMinHeight(6);
        rule.setMaxHeight(6);
        scale.setMouseTransparent(true);
        position.setMouseTransparent(true);
        scale.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(scale, position, gap, attribution);
    }

    void setPointer(LonLat at) {
        position.setVisible(at != null);
        if (at != null) {
            position.setText(texts.coordinates().apply(at));
        }
    }

    void show(Camera camera) {
        double metresAPixel = EARTH * Math.cos(Math.toRadians(camera.viewpoint().latitude())) / camera.worldSize();
        double metres = round(metresAPixel * LONGEST_BAR);
        double width = Math.rint(metres / metresAPixel);
        if (width != rule.getPrefWidth()) {
            rule.setMinWidth(width);
            rule.setPrefWidth(width);
            distance.setText(texts.distance().apply(metres));
        }
        String credit = camera.width() < ROOM_FOR_ATTRIBUTION ? "©" : texts.attribution();
        if (!credit.equals(attribution.getText())) {
            attribution.setText(credit);
        }
    }

    /// The largest 1, 2 or 5 with zeros that is not above.
    static double round(double metres) {
        double power = Math.pow(10, Math.floor(Math.log10(metres)));
        double digits = metres / power;
        return power * (digits >= 5 ? 5 : digits >= 2 ? 2 : 1);
    }

    void setColors(MapTheme.Panel colors) {
        String face = "-fx-background-color: " + MapChrome.css(colors.background()) + "; -fx-background-radius: 4;";
        scale.setStyle(face);
        position.setStyle(face);
        attribution.setStyle(face);
        String text = "-fx-font-size: 11; -fx-text-fill: " + MapChrome.css(colors.text()) + ";";
        distance.setStyle(text);
        position.setStyle(face + text);
        attribution.setStyle(face + text);
        rule.setStyle("-fx-border-color: transparent " + MapChrome.css(colors.text()) + " " + MapChrome.css(colors.text()) + " "
                + MapChrome.css(colors.text()) + "; -fx-border-width: 0 1.5 1.5 1.5;");
    }
}
