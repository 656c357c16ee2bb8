package org.perigee.app.results;

import java.util.BitSet;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which rows are selected and which is pointed at, by id: the one truth that table, map and details share.
///
/// On one thread only. Bit sets handed out are not to be changed.
public final class RowSelection {

    /// No row.
    public static final int NONE = -1;

    private final ReadOnlyObjectWrapper<BitSet> selected = new ReadOnlyObjectWrapper<>(new BitSet());
    private final ReadOnlyIntegerWrapper lead = new ReadOnlyIntegerWrapper(NONE);
    private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(NONE);

    /// Changes after [#leadProperty()] has: who listens here finds both in agreement.
    public ReadOnlyObjectProperty<BitSet> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public BitSet selected() {
        return selected.get();
    }

    /// The row the details show: the one selected last.
    public ReadOnlyIntegerProperty leadProperty() {
        return lead.getReadOnlyProperty();
    }

    public int lead() {
        return lead.get();
    }

    public ReadOnlyIntegerProperty hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    public void hover(int id) {
        hovered.set(id);
    }

    /// Selects exactly these.
    ///
    /// @param newLead the row to show details of; another of the selected ones where it is not among them
    public void select(BitSet ids, int newLead) {
        BitSet copy = (BitSet) ids.clone();
        lead.set(newLead >= 0 && copy.get(newLead) ? newLead : copy.nextSetBit(0));
        if (!copy.equals(selected.get())) {
            selected.set(copy);
        }
    }

    public void selectOnly(int id) {
        BitSet one = new BitSet();
        if (id != NONE) {
            one.set(id);
        }
        select(one, id);
    }

    /// Adds a row, or takes it away where it is selected.
    public void toggle(int id) {
        BitSet next = (BitSet) selected.get().clone();
        next.flip(id);
        select(next, id);
    }

    public void clear() {
        select(new BitSet(), NONE);
        hover(NONE);
    }
}
