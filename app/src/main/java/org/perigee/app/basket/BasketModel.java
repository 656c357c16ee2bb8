package org.perigee.app.basket;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.perigee.app.async.Latest;
import org.perigee.app.async.Tasks;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.federation.ItemMerger;
import org.perigee.catalog.library.BasketEntry;
import org.perigee.catalog.library.Baskets;
import org.perigee.catalog.library.Removal;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;

/// The basket in front: its products with all their offers, kept on disk at once.
///
/// On the user-interface thread; the disk is reached beside it.
public final class BasketModel {

    private static final String NAME = "Basket";

    /// What is in the basket. Immutable.
    ///
    /// @param products as merged acquisitions, in the order they were added
    /// @param keys     of the products
    /// @param bytes    of those whose size is known
    /// @param unknown  products of unknown size
    public record Content(List<Acquisition> products, Set<String> keys, long bytes, int unknown) {

        static final Content EMPTY = new Content(List.of(), Set.of(), 0, 0);

        static Content of(List<Item> items, List<String> providerOrder) {
            ItemMerger merger = new ItemMerger(providerOrder);
            merger.add(items);
            List<Acquisition> products = merger.acquisitions();
            Set<String> keys = new HashSet<>();
            products.forEach(product -> keys.add(product.key()));
            long bytes = products.stream().mapToLong(product -> product.preferred().size().orElse(0)).sum();
            int unknown = (int) products.stream().filter(product -> product.preferred().size().isEmpty()).count();
            return new Content(products, Set.copyOf(keys), bytes, unknown);
        }
    }

    private final Baskets baskets;
    private final Tasks tasks;
    private final Consumer<Exception> onProblem;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.EMPTY);
    private final ReadOnlyObjectWrapper<Removal> removed = new ReadOnlyObjectWrapper<>();
    private final Latest<Content> reading;
    private final List<String> providerOrder;

    /// @param onProblem hears on the user-interface thread what could not be written
    public BasketModel(Baskets baskets, List<String> providerOrder, Tasks tasks, Consumer<Exception> onProblem) {
        this.baskets = baskets;
        this.tasks = tasks;
        this.onProblem = onProblem;
        this.providerOrder = List.copyOf(providerOrder);
        this.reading = new Latest<>(tasks.ui(), content::set);
        refresh();
    }

    public ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    public Content content() {
        return content.get();
    }

    /// What was taken out last and can be put back; null where there is nothing.
    public ReadOnlyObjectProperty<Removal> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    public boolean contains(Acquisition product) {
        return content.get().keys().contains(product.key());
    }

    /// Adds products with all their offers.
    public void add(Collection<Acquisition> products) {
        List<Item> items = products.stream().flatMap(product -> product.offers().stream()).toList();
        change(() -> baskets.addItems(basket(), items));
    }

    /// Adds entries as a file had them.
    public void addEntries(List<BasketEntry> entries) {
        change(() -> baskets.add(basket(), entries));
    }

    /// Adds them, or takes them out where all of them are in the basket.
    public void toggle(Collection<Acquisition> products) {
        if (products.stream().allMatch(this::contains)) {
            remove(products);
        } else {
            add(products);
        }
    }

    public void remove(Collection<Acquisition> products) {
        Set<String> keys = new HashSet<>();
        products.forEach(product -> keys.add(product.key()));
        Set<ItemRef> refs = new LinkedHashSet<>();
        content.get().products().stream().filter(product -> keys.contains(product.key()))
                .forEach(product -> product.offers().forEach(item -> refs.add(item.ref())));
        takeOut(basket -> baskets.remove(basket, refs));
    }

    public void clear() {
        takeOut(baskets::clear);
    }

    private void takeOut(Function<Long, Removal> how) {
        tasks.run(() -> how.apply(basket())).onSuccess(removal -> {
            removed.set(removal.isEmpty() ? null : removal);
            refresh();
        }).onFailure(onProblem).start();
    }

    /// Puts back what was taken out last.
    public void undo() {
        Removal last = removed.get();
        if (last != null) {
            removed.set(null);
            change(() -> baskets.restore(last));
        }
    }

    /// The entries as they are on disk; not on the user-interface thread.
    public List<BasketEntry> entries() {
        return baskets.entries(basket());
    }

    private void change(Runnable how) {
        tasks.run(() -> {
            how.run();
            return null;
        }).onSuccess(done -> refresh()).onFailure(onProblem).start();
    }

    private void refresh() {
        reading.request(() -> Content.of(entries().stream().map(BasketEntry::item).toList(), providerOrder));
    }

    private long basket() {
        return baskets.findOrCreate(NAME).id();
    }
}
