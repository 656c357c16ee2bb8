package org.perigee.catalog.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The bundled gazetteer: countries, regions and cities by name, without a server.
///
/// Names match whatever their case, accents and signs between words. Countries are known by their English and French names and
/// by what people call them ("USA", "Ivory Coast"). A country, a region or a code behind a comma tells namesakes apart:
/// "Valencia, Venezuela", "Springfield, IL", "Paris, France". Immutable, thread-safe.
public final class Places {

    /// What has to be shown where the program names its sources.
    public static final String ATTRIBUTION = "Place names: GeoNames (geonames.org), CC BY 4.0. Outlines: Natural Earth (naturalearthdata.com), public domain.";

    private static final String RESOURCE = "places.bin.gz";
    private static final int SHORTEST_NAME = 3;
    /// Shorter ones are more likely the beginning of another.
    private static final int SHORTEST_WHOLE_NAME = 4;
    private static final int LONGEST_TYPED = 200;

    private final Gazetteer gazetteer;
    private final NameIndex index;

    private Places(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        this.index = new NameIndex(gazetteer);
    }

    /// Reads the bundled resource, which takes a good tenth of a second: not on the thread of the user interface.
    ///
    /// @throws UncheckedIOException where the program is damaged
    public static Places load() {
        try (InputStream resource = Places.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IOException("The resource " + RESOURCE + " is missing");
            }
            return new Places(Gazetteer.read(resource));
        } catch (IOException e) {
            throw new UncheckedIOException("The gazetteer cannot be read", e);
        }
    }

    /// Reads the bundled resource on a virtual thread.
    public static CompletableFuture<Places> loadInBackground() {
        return CompletableFuture.supplyAsync(Places::load, task -> Thread.ofVirtual().name("places").start(task));
    }

    /// The place of exactly this name, the most prominent of several: countries before large cities before small ones.
    ///
    /// Everyday words of a search ("best", "date", "march") and names of two letters are not taken for a place unless something
    /// behind a comma says so; countries always are ("UK", "Turkey").
    public Optional<Place> find(String typed) {
        Typed name = Typed.of(typed);
        if (name.key().isEmpty()) {
            return Optional.empty();
        }
        Foremost found = new Foremost(1);
        if (!name.qualifiers().isEmpty()) {
            index.exact(name.key(), only(within(name.qualifiers(), false), found));
        } else {
            boolean doubtful = name.key().length() < SHORTEST_NAME || gazetteer.everydayWords().contains(name.key());
            index.exact(name.key(), only(entry -> !doubtful || gazetteer.kind(entry) == Place.Kind.COUNTRY, found));
        }
        return found.stream().mapToObj(gazetteer::place).findFirst();
    }

    /// The places whose names begin so, or are exactly so (these first), then by prominence: countries and large cities first. Takes
    /// well below a millisecond. Behind a comma the beginning of a country's or region's name narrows the choice: "valencia, sp".
    ///
    /// @param limit at most so many, 1 or more
    /// @throws IllegalArgumentException where the limit is below 1
    public List<Place> suggest(String prefix, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("Nothing is asked for: " + limit);
        }
        Typed name = Typed.of(prefix);
        if (name.key().isEmpty()) {
            return List.of();
        }
        Foremost same = new Foremost(limit);
        Foremost longer = new Foremost(limit);
        IntPredicate wanted = within(name.qualifiers(), true);
        boolean isWhole = name.key().length() >= SHORTEST_WHOLE_NAME;
        index.exact(name.key(), only(wanted.and(entry -> isWhole || gazetteer.kind(entry) == Place.Kind.COUNTRY), same));
        index.startingWith(name.key(), only(wanted, longer));
        return IntStream.concat(same.stream(), longer.stream()).distinct().limit(limit).mapToObj(gazetteer::place).toList();
    }

    /// How many places there are.
    public int size() {
        return gazetteer.size();
    }

    /// All places of a kind, the most prominent first; their areas are unpacked one by one.
    public Stream<Place> all(Place.Kind kind) {
        return IntStream.range(0, gazetteer.size()).filter(entry -> gazetteer.kind(entry) == kind).mapToObj(gazetteer::place);
    }

    private static IntConsumer only(IntPredicate wanted, Foremost found) {
        return entry -> {
            if (wanted.test(entry)) {
                found.add(entry);
            }
        };
    }

    /// Which entries lie in all the countries and regions named.
    ///
    /// @param unfinished whether the last name may still be being typed
    private IntPredicate within(List<String> qualifiers, boolean unfinished) {
        IntPredicate within = entry -> true;
        for (int i = 0; i < qualifiers.size(); i++) {
            BitSet around = new BitSet();
            index.exact(NameIndex.CODES + qualifiers.get(i), around::set);
            if (unfinished && i == qualifiers.size() - 1) {
                index.startingWith(qualifiers.get(i), around::set);
            } else {
                index.exact(qualifiers.get(i), around::set);
            }
            within = within.and(entry -> liesIn(entry, around));
        }
        return within;
    }

    private boolean liesIn(int entry, BitSet around) {
        int country = gazetteer.country(entry);
        int region = gazetteer.region(entry);
        return country >= 0 && country != entry && around.get(country) || region >= 0 && around.get(region);
    }

    /// What somebody typed: the key of the name, and the keys of what stands behind commas.
    private record Typed(String key, List<String> qualifiers) {

        static Typed of(String text) {
            String bounded = text.length() > LONGEST_TYPED ? "" : text;
            String[] parts = bounded.split(",");
            List<String> qualifiers = Arrays.stream(parts).skip(1).map(PlaceName::key).filter(key -> !key.isEmpty()).toList();
            return new Typed(parts.length == 0 ? "" : PlaceName.key(parts[0]), qualifiers);
        }
    }
}
