package org.perigee.app.map;

import java.util.List;
import javafx.scene.paint.Color;

/// The colours of the map. The base is calm and low in contrast so that footprints stand out; the mission colours can be told apart by
/// people with the common kinds of colour blindness (after M. Okabe and K. Ito).
///
/// @param base the world
/// @param footprints what lies on it
/// @param panel buttons, scale and read-out over the map
public record MapTheme(Base base, Footprints footprints, Panel panel) {

    /// Colours of the world. `coast` and `border` may be translucent.
    public record Base(Color sea, Color land, Color coast, Color border, Color graticule, Color label, Color labelHalo) {
    }

    /// Colours of what lies on the world.
    ///
    /// @param missions one for each style of a footprint; a style beyond the list takes the last
    /// @param density from few to many where footprints are too many to outline
    /// @param hover the outline of the footprint under the pointer
    /// @param hoverCasing a thin line around that
    /// @param selection the outline of selected footprints
    /// @param basket the hatching of footprints in the basket
    /// @param area the area of interest
    public record Footprints(List<Color> missions, List<Color> density, Color hover, Color hoverCasing, Color selection, Color basket,
            Color area) {

        /// Copies the lists.
        ///
        /// @throws IllegalArgumentException where there is no mission colour or there are fewer than two density colours
        public Footprints {
            missions = List.copyOf(missions);
            density = List.copyOf(density);
            if (missions.isEmpty() || density.size() < 2) {
                throw new IllegalArgumentException("too few colours");
            }
        }

        /// The colour of a footprint's style.
        public Color mission(int style) {
            return missions.get(Math.clamp(style, 0, missions.size() - 1));
        }
    }

    /// Colours of what floats over the map.
    public record Panel(Color background, Color border, Color text, Color focus) {
    }

    /// For light surroundings.
    public static MapTheme light() {
        return new MapTheme(
                new Base(Color.web("#d3dee4"), Color.web("#f8f8f5"), Color.web("#a9bac4"), Color.web("#c9cbd0"),
                        Color.web("#7d95a5", 0.20), Color.web("#6d7883"), Color.web("#fbfbf9")),
                new Footprints(List.of(Color.web("#0a6cbd"), Color.web("#d9630a"), Color.web("#00876a"), Color.web("#9b4f96")),
                        List.of(Color.web("#8fc3e3", 0.45), Color.web("#4f9fd0", 0.60), Color.web("#2b78b8", 0.70),
                                Color.web("#1d569a", 0.76), Color.web("#173a78", 0.82)),
                        Color.web("#ffc21a"), Color.web("#3a2c00", 0.75), Color.web("#d6176b"), Color.web("#7a1fa2"),
                        Color.web("#12324a")),
                new Panel(Color.web("#ffffff", 0.92), Color.web("#d0d7de"), Color.web("#24292f"), Color.web("#0969da")));
    }

    /// For dark surroundings.
    public static MapTheme dark() {
        return new MapTheme(
                new Base(Color.web("#10161d"), Color.web("#222a33"), Color.web("#3d4a58"), Color.web("#37424e"),
                        Color.web("#7f94a8", 0.14), Color.web("#8c9aa8"), Color.web("#1a2129")),
                new Footprints(List.of(Color.web("#5cb8ff"), Color.web("#ff9d4d"), Color.web("#3ddbb0"), Color.web("#d9a0dc")),
                        List.of(Color.web("#1d4a68", 0.52), Color.web("#1f6c8a", 0.60), Color.web("#2990a0", 0.66),
                                Color.web("#4fb3a6", 0.70), Color.web("#9ad6ab", 0.72)),
                        Color.web("#ffe45c"), Color.web("#000000", 0.8), Color.web("#ff5c9e"), Color.web("#c792ea"),
                        Color.web("#e6edf3")),
                new Panel(Color.web("#161b22", 0.92), Color.web("#30363d"), Color.web("#e6edf3"), Color.web("#58a6ff")));
    }
}
