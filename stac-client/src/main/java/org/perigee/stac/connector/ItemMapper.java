package org.perigee.stac.connector;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.Provider;
import org.perigee.stac.Lenient;
import org.perigee.stac.StacCollection;
import org.perigee.stac.StacItem;

/// Maps documents of one provider to Items and collections.
final class ItemMapper {

    private static final List<String> NAME_PROPERTIES = List.of("s2:product_uri", "sentinel:product_id", "title");

    private final Provider provider;
    private final ItemDialect dialect;
    private final PropertyMapper properties;
    private final AssetMapper assets;
    private final Clock clock;

    ItemMapper(Provider provider, ItemDialect dialect, Clock clock) {
        this.provider = provider;
        this.dialect = dialect;
        this.properties = new PropertyMapper(dialect);
        this.assets = new AssetMapper(dialect, provider.realm());
        this.clock = clock;
    }

    Item map(StacItem item) {
        Instant start = item.start().or(item::end).orElse(null);
        Instant end = item.end().or(item::start).orElse(null);
        boolean swapped = start != null && end.isBefore(start);
        List<Asset> files = assets.map(item);
        String title = title(item, files);
        Map<String, Object> facts = properties.map(item.properties(), title);
        SourceDocument document = new SourceDocument("application/geo+json", item.raw().toString());
        return new Item(new ItemRef(provider.id(), item.collection(), item.id()), title, swapped ? end : start, swapped ? start : end,
                GeoJson.read(item.geometry()).orElse(null), facts, files, document, clock.instant());
    }

    /// The product's name with its suffix where the document has it, else the id.
    private String title(StacItem item, List<Asset> files) {
        for (String property : dialect.title()) {
            String name = Lenient.text(item.properties().get(property));
            if (!name.isBlank()) {
                return name;
            }
        }
        for (String property : NAME_PROPERTIES) {
            String name = Lenient.text(item.properties().get(property));
            if (!name.isBlank()) {
                return name;
            }
        }
        return files.stream().filter(asset -> asset.hasRole(Asset.PRODUCT_ROLE)).map(Asset::fileName)
                .filter(name -> name.startsWith(item.id()) && name.endsWith(".zip") && name.length() > item.id().length() + ".zip".length())
                .map(name -> name.substring(0, name.length() - ".zip".length())).findFirst().orElse(item.id());
    }

    CatalogCollection map(StacCollection collection) {
        return new CatalogCollection(provider.id(), collection.id(), collection.title(), collection.description(),
                collection.box().map(ItemMapper::box).orElse(null), interval(collection), collection.keywords(), collection.license());
    }

    private static TimeRange interval(StacCollection collection) {
        Instant start = collection.start().orElse(null);
        Instant end = collection.end().orElse(null);
        return start != null && end != null && end.isBefore(start) ? new TimeRange(end, start) : new TimeRange(start, end);
    }

    /// Extents reach beyond the edges of the world now and then; null where they are none.
    private static BoundingBox box(double[] edges) {
        double west = edges[2] - edges[0] >= 360 ? -180 : wrapped(edges[0]);
        double east = edges[2] - edges[0] >= 360 ? 180 : wrapped(edges[2]);
        try {
            return new BoundingBox(west, Math.clamp(edges[1], -90, 90), east, Math.clamp(edges[3], -90, 90));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static double wrapped(double longitude) {
        return longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;
    }
}
