package org.perigee.app.results;

import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/// Keeps what the user looks at where it is while rows arrive above it. On the JavaFX thread only.
final class ScrollKeeper {

    private final TableView<ResultRow> table;
    private final IndexList list;

    /// The row at the top of the sight.
    ///
    /// @param id     which
    /// @param index  where it stood
    /// @param hidden how many pixels of it are scrolled out of sight
    private record Place(int id, int index, double hidden) {
    }

    ScrollKeeper(TableView<ResultRow> table, IndexList list) {
        this.table = table;
        this.list = list;
    }

    /// Makes a change of the list and scrolls so that the uppermost row in sight stays in its place.
    ///
    /// A table that shows its very beginning goes on doing so, unless the pointer is over it: then somebody may be about to click.
    void keeping(Runnable change) {
        Place place = place();
        change.run();
        if (place == null || place.index() == 0 && place.hidden() == 0 && !table.isHover()) {
            return;
        }
        int now = list.view().position(place.id());
        if (now >= 0 && now != place.index()) {
            table.scrollTo(now);
            VirtualFlow<?> flow = flow();
            if (flow != null) {
                flow.scrollPixels(place.hidden());
            }
        }
    }

    /// Makes a change of the list and shows this row, or the beginning where there is no such row.
    void revealing(Runnable change, int id) {
        change.run();
        int index = list.view().position(id);
        if (index >= 0) {
            reveal(index);
        } else if (list.size() > 0) {
            table.scrollTo(0);
        }
    }

    /// Brings a row into sight, with some of its neighbours; does nothing where it is.
    void reveal(int index) {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
        boolean inSight = first != null && last != null && index > first.getIndex() && index < last.getIndex();
        if (index >= 0 && !inSight) {
            table.scrollTo(Math.max(0, index - 2));
        }
    }

    private Place place() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        if (first == null || first.getIndex() < 0 || first.getIndex() >= list.size()) {
            return null;
        }
        return new Place(list.get(first.getIndex()).id(), first.getIndex(), Math.max(0, -first.getLayoutY()));
    }

    private VirtualFlow<?> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
