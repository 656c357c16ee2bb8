package org.perigee.sandbox.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All products of the archive, ordered by start time and name. Immutable and safe for any number of threads.
public final class Catalogue {

    /// Newest first, ties by name: the order in which the STAC faces answer.
    public static final Comparator<Product> NEWEST_FIRST =
        Comparator.comparing(Product::start).thenComparing(Product::name).reversed();

    private static final double SHARE_S2 = 0.66;
    private static final double SHARE_S1 = 0.22;

    private final List<Product> products;
    private final Map<UUID, Product> byId = new HashMap<>();
    private final Map<String, Product> byStem = new HashMap<>();

    private Catalogue(Collection<Product> products) {
        this.products = products.stream().sorted(NEWEST_FIRST.reversed()).toList();
        for (Product product : this.products) {
            byId.put(product.id(), product);
            byStem.put(product.stem(), product);
        }
    }

    /// Makes up an archive.
    ///
    /// @param seed  the same seed and size give the same products, byte for byte
    /// @param size  how many products
    public static Catalogue generate(long seed, int size) {
        CloudField clouds = new CloudField(seed);
        int s2 = (int) Math.round(size * SHARE_S2);
        int s1 = (int) Math.round(size * SHARE_S1);
        Stream<Supplier<Map<String, Product>>> missions = Stream.of(
            () -> draw(new Sentinel2Source(seed, clouds).passes(), s2),
            () -> draw(new Sentinel1Source(seed).passes(), s1),
            () -> draw(new Sentinel3Source(seed, clouds).passes(), size - s2 - s1));
        return new Catalogue(missions.parallel().map(Supplier::get).map(Map::values).flatMap(Collection::stream).toList());
    }

    private static Map<String, Product> draw(List<Pass> passes, int count) {
        Map<String, Product> drawn = HashMap.newHashMap(count);
        passes.sort(Comparator.comparingDouble(Pass::key));
        for (Pass pass : passes) {
            if (drawn.size() >= count) {
                break;
            }
            pass.emit().accept(product -> {
                if (drawn.size() < count) {
                    drawn.put(product.name(), product);
                }
            });
        }
        return drawn;
    }

    /// Every product, oldest first.
    public List<Product> products() {
        return products;
    }

    /// Those that fulfil a condition, oldest first.
    public List<Product> matching(Predicate<Product> condition) {
        return products.stream().filter(condition).toList();
    }

    public Optional<Product> byId(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// By its name, with or without a suffix such as `.SAFE`, `.SEN3` or a further `.zip`.
    public Optional<Product> byName(String name) {
        String stem = name.endsWith(".zip") ? name.substring(0, name.length() - 4) : name;
        int dot = stem.lastIndexOf('.');
        return Optional.ofNullable(byStem.get(dot < 0 ? stem : stem.substring(0, dot)));
    }

    /// The part of the archive that one catalogue holds: the same products always, about `share` of them.
    public Catalogue part(String salt, double share) {
        return selected(product -> Hash.unit(Hash.of(salt.hashCode(), product.stem())) < share);
    }

    /// A catalogue of those that fulfil a condition.
    public Catalogue selected(Predicate<Product> condition) {
        return new Catalogue(matching(condition));
    }
}
