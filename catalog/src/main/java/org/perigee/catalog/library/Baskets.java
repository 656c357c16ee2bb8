package org.perigee.catalog.library;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.storage.Database;

/// The named baskets. What removes gives back what it removed, so that it can be undone. Thread-safe; waits for the disk.
public final class Baskets {

    private static final String SELECT = """
            select b.id, b.name, b.created, count(e.position), coalesce(sum(e.bytes), 0), count(e.position) - count(e.bytes)
            from basket b left join basket_entry e on e.basket = b.id
            """;

    private final Database database;
    private final Clock clock;
    private final List<BasketListener> listeners = new CopyOnWriteArrayList<>();

    Baskets(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void addListener(BasketListener listener) {
        listeners.add(listener);
    }

    public void removeListener(BasketListener listener) {
        listeners.remove(listener);
    }

    /// All baskets, oldest first.
    public List<Basket> all() {
        return database.read(connection -> select(connection, "group by b.id order by b.id"));
    }

    public Optional<Basket> find(long id) {
        return database.read(connection -> find(connection, id));
    }

    private static Optional<Basket> find(Connection connection, long id) throws SQLException {
        return select(connection, "where b.id = " + id + " group by b.id").stream().findFirst();
    }

    private static List<Basket> select(Connection connection, String rest) throws SQLException {
        List<Basket> baskets = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT + rest); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                baskets.add(new Basket(rows.getLong(1), rows.getString(2), Instant.parse(rows.getString(3)), rows.getInt(4), rows.getLong(5),
                        rows.getInt(6)));
            }
        }
        return baskets;
    }

    /// Makes an empty basket.
    ///
    /// @return the basket; empty where another one has the name
    /// @throws IllegalArgumentException where the name is blank
    public Optional<Basket> create(String name) {
        String checked = checkedName(name);
        Optional<Basket> made = database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into basket (name, created) values (?, ?) on conflict do nothing returning id")) {
                statement.setString(1, checked);
                statement.setString(2, clock.instant().toString());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? find(connection, rows.getLong(1)) : Optional.empty();
                }
            }
        });
        made.ifPresent(basket -> changed(basket.id()));
        return made;
    }

    /// The basket of that name, made where there is none.
    public Basket findOrCreate(String name) {
        String checked = checkedName(name);
        return create(checked).or(() -> all().stream().filter(basket -> basket.name().equals(checked)).findFirst()).orElseThrow();
    }

    /// @return whether it was renamed; not where another basket has the name or this one is gone
    public boolean rename(long id, String name) {
        String checked = checkedName(name);
        boolean renamed = database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("update or ignore basket set name = ? where id = ?")) {
                statement.setString(1, checked);
                statement.setLong(2, id);
                return statement.executeUpdate() > 0;
            }
        });
        if (renamed) {
            changed(id);
        }
        return renamed;
    }

    private static String checkedName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A basket needs a name");
        }
        return name.strip();
    }

    /// The entries in the order in which they were added; empty where there is no such basket.
    public List<BasketEntry> entries(long id) {
        return database.read(connection -> List.copyOf(new EntryRows(connection, id).all().values()));
    }

    /// Adds products with the assets one usually wants of them.
    ///
    /// @return the references of those that were not there before; removing these undoes it
    public Set<ItemRef> addItems(long id, List<Item> items) {
        Instant now = clock.instant();
        return add(id, items.stream().map(item -> BasketEntry.of(item, now)).toList());
    }

    /// Adds entries as they are; those whose Item is there already stay unchanged.
    ///
    /// @return the references of those that were not there before; removing these undoes it
    /// @throws IllegalArgumentException where there is no such basket
    public Set<ItemRef> add(long id, List<BasketEntry> entries) {
        Set<ItemRef> added = database.write(connection -> {
            requireBasket(connection, id);
            return new EntryRows(connection, id).insert(entries.stream().map(Baskets::withoutPosition).toList());
        });
        if (!added.isEmpty()) {
            changed(id);
        }
        return added;
    }

    private static Map.Entry<Long, BasketEntry> withoutPosition(BasketEntry entry) {
        return new java.util.AbstractMap.SimpleImmutableEntry<>(null, entry);
    }

    private static Basket requireBasket(Connection connection, long id) throws SQLException {
        return find(connection, id).orElseThrow(() -> new IllegalArgumentException("There is no basket " + id));
    }

    /// Replaces the assets and the note of an entry, keeping its place.
    ///
    /// @return the entry as it was; empty where it is not there and nothing was done
    public Optional<BasketEntry> update(long id, BasketEntry entry) {
        Optional<BasketEntry> before = database.write(connection -> {
            EntryRows rows = new EntryRows(connection, id);
            Map<Long, BasketEntry> found = rows.find(Set.of(entry.item().ref()));
            rows.delete(found.keySet());
            rows.insert(found.keySet().stream().map(position -> Map.entry(position, entry)).collect(Collectors.toList()));
            return found.values().stream().findFirst();
        });
        before.ifPresent(_ -> changed(id));
        return before;
    }

    /// Takes products out.
    ///
    /// @return what was taken out, for [#restore]
    /// @throws IllegalArgumentException where there is no such basket
    public Removal remove(long id, Collection<ItemRef> refs) {
        return remove(id, (connection, rows) -> rows.find(refs));
    }

    /// Empties the basket.
    ///
    /// @return what was in it, for [#restore]
    /// @throws IllegalArgumentException where there is no such basket
    public Removal clear(long id) {
        return remove(id, (connection, rows) -> rows.all());
    }

    /// Deletes the basket with all its entries.
    ///
    /// @return what it was, for [#restore]
    /// @throws IllegalArgumentException where there is no such basket
    public Removal delete(long id) {
        return remove(id, (connection, rows) -> {
            Map<Long, BasketEntry> entries = rows.all();
            try (PreparedStatement statement = connection.prepareStatement("delete from basket where id = ?")) {
                statement.setLong(1, id);
                statement.executeUpdate();
            }
            return entries;
        });
    }

    private Removal remove(long id, Choice choice) {
        Removal removal = database.write(connection -> {
            Basket before = requireBasket(connection, id);
            EntryRows rows = new EntryRows(connection, id);
            Map<Long, BasketEntry> entries = choice.choose(connection, rows);
            rows.delete(entries.keySet());
            return new Removal(before, new java.util.TreeMap<>(entries));
        });
        changed(id);
        return removal;
    }

    @FunctionalInterface
    private interface Choice {
        Map<Long, BasketEntry> choose(Connection connection, EntryRows rows) throws SQLException;
    }

    /// Puts back what was removed, at its old place, with the basket itself where it is gone.
    ///
    /// @return how many entries came back; those added again meanwhile stay as they are
    public int restore(Removal removal) {
        Basket basket = removal.basket();
        int restored = database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into basket (id, name, created)
                    select ?1, case when exists (select 1 from basket where name = ?2) then ?2 || ' (' || ?1 || ')' else ?2 end, ?3
                    where not exists (select 1 from basket where id = ?1)""")) {
                statement.setLong(1, basket.id());
                statement.setString(2, basket.name());
                statement.setString(3, basket.created().toString());
                statement.executeUpdate();
            }
            return new EntryRows(connection, basket.id()).insert(removal.entries().entrySet()).size();
        });
        changed(basket.id());
        return restored;
    }

    private void changed(long basket) {
        listeners.forEach(listener -> listener.basketChanged(basket));
    }
}
