package org.perigee.app.map;

import java.util.BitSet;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The footprints on the map and what is marked among them. Belongs to the JavaFX thread. Bit sets hold ids and must not be changed
/// after they were set: set another one.
public final class MapFootprints {

    /// No footprint.
    public static final int NONE = -1;

    private final ObjectProperty<FootprintSet> set = new SimpleObjectProperty<>(this, "set", FootprintSet.empty());
    private final ObjectProperty<BitSet> filter = new SimpleObjectProperty<>(this, "filter");
    private final ObjectProperty<BitSet> selected = new SimpleObjectProperty<>(this, "selected", new BitSet());
    private final ObjectProperty<BitSet> basket = new SimpleObjectProperty<>(this, "basket", new BitSet());
    private final IntegerProperty highlighted = new SimpleIntegerProperty(this, "highlighted", NONE);
    private final BooleanProperty visible = new SimpleBooleanProperty(this, "visible", true);
    private final BooleanProperty fill = new SimpleBooleanProperty(this, "fill", true);
    private final ReadOnlyBooleanWrapper densityShown = new ReadOnlyBooleanWrapper(this, "densityShown");
    private Consumer<MapHit> onHover = hit -> { };

    MapFootprints() {
    }

    /// All footprints; set another set to add to them.
    public ObjectProperty<FootprintSet> setProperty() {
        return set;
    }

    /// The ids to show, or null for all.
    public ObjectProperty<BitSet> filterProperty() {
        return filter;
    }

    /// The selected ids; changes when the user clicks.
    public ObjectProperty<BitSet> selectedProperty() {
        return selected;
    }

    /// The ids in the basket, which are hatched.
    public ObjectProperty<BitSet> basketProperty() {
        return basket;
    }

    /// The id with a bright outline, or [#NONE]: the topmost under the pointer, or what is set from outside.
    public IntegerProperty highlightedProperty() {
        return highlighted;
    }

    /// Whether footprints are shown.
    public BooleanProperty visibleProperty() {
        return visible;
    }

    /// Whether footprints are tinted.
    public BooleanProperty fillProperty() {
        return fill;
    }

    /// Whether there are too many in sight to be outlined, so that their density is shown instead.
    public ReadOnlyBooleanProperty densityShownProperty() {
        return densityShown.getReadOnlyProperty();
    }

    /// Called when other footprints than before are under the pointer; without ids when there are none any more.
    public void setOnHover(Consumer<MapHit> handler) {
        onHover = handler;
    }

    void hovered(MapHit hit) {
        highlighted.set(hit.ids().isEmpty() ? NONE : hit.ids().getFirst());
        onHover.accept(hit);
    }

    void showsDensity(boolean density) {
        densityShown.set(density);
    }

    /// @param selectionPainted whether the selection is part of the picture
    FootprintLook look(boolean selectionPainted) {
        return new FootprintLook(set.get(), filter.get(), basket.get(), selectionPainted ? selected.get() : new BitSet(), visible.get(), fill.get());
    }

    int[] at(Camera camera, double x, double y) {
        return visible.get() ? HitTest.at(set.get(), filter.get(), camera, x, y) : new int[0];
    }

    boolean isShown(int id) {
        return visible.get() && set.get().contains(id) && (filter.get() == null || filter.get().get(id));
    }
}
