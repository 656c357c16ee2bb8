package org.perigee.catalog.federation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.ProductName;

/// Brings together the Items of several catalogues that are the same product, as they come.
///
/// Items are the same product where the complete name that its ground segment gave it is the same ([ProductName]); an Item without
/// such a name stands alone. An Item that comes again replaces its older self and stays where it was. Not thread-safe: belongs to
/// one thread, such as that of a search's listener.
public final class ItemMerger {

    private final OfferOrder order;
    private final Map<String, Acquisition> acquisitions = new LinkedHashMap<>();
    private final Map<ItemRef, String> keys = new HashMap<>();

    /// @param registryOrder provider ids, the one to prefer first; others come after them
    public ItemMerger(List<String> registryOrder) {
        this.order = new OfferOrder(registryOrder);
    }

    /// Takes Items in.
    ///
    /// @return the acquisitions that are new or have changed, each once, in the order of the Items
    public List<Acquisition> add(Collection<Item> items) {
        Set<String> touched = new LinkedHashSet<>();
        for (Item item : items) {
            String key = keys.computeIfAbsent(item.ref(), _ -> key(item));
            acquisitions.merge(key, new Acquisition(key, List.of(item)), (known, _) -> with(known, item));
            touched.add(key);
        }
        return touched.stream().map(acquisitions::get).toList();
    }

    /// The acquisition an Item belongs to, where it has been taken in.
    public Optional<Acquisition> find(ItemRef ref) {
        return Optional.ofNullable(keys.get(ref)).map(acquisitions::get);
    }

    /// The acquisition under a key, where there is one.
    public Optional<Acquisition> find(String key) {
        return Optional.ofNullable(acquisitions.get(key));
    }

    /// How many acquisitions there are.
    public int size() {
        return acquisitions.size();
    }

    /// All acquisitions, in the order in which the first Item of each came.
    public List<Acquisition> acquisitions() {
        return List.copyOf(acquisitions.values());
    }

    /// The key an Item is merged under. The slashes of the fallback keep it apart from every name.
    static String key(Item item) {
        return ProductName.of(item).orElseGet(() -> item.ref().toString());
    }

    private Acquisition with(Acquisition known, Item item) {
        List<Item> offers = new ArrayList<>(known.offers());
        offers.remove(item);
        offers.add(item);
        offers.sort(order);
        return new Acquisition(known.key(), offers);
    }
}
