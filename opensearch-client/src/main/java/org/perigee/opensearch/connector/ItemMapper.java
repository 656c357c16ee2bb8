package org.perigee.opensearch.connector;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;
import org.perigee.catalog.provider.Provider;
import org.perigee.opensearch.Reading;
import org.perigee.opensearch.answer.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes Items of entries. Thread-safe.
final class ItemMapper {

    private static final Logger LOG = LoggerFactory.getLogger(ItemMapper.class);

    private final Provider provider;
    private final Clock clock;
    private final PropertyFields fields;
    private final PropertyReader properties;
    private final AssetReader assets;

    ItemMapper(Provider provider, Reading reading, Clock clock) {
        this.provider = provider;
        this.clock = clock;
        this.fields = new PropertyFields(reading);
        this.properties = new PropertyReader(fields);
        this.assets = new AssetReader(fields, reading, provider.realm());
    }

    /// @param asked the native collection that was searched; empty for all
    /// @param base  where the entry came from
    Item map(Entry entry, String asked, URI base) {
        String title = title(entry);
        return new Item(new ItemRef(provider.id(), collection(entry, asked), entry.id()), title, entry.time().start(), entry.time().end(), footprint(entry),
                properties.read(entry, title), assets.read(entry, title, base), new SourceDocument(entry.mediaType(), entry.source()),
                clock.instant());
    }

    /// As the entry says, else as it was asked for, else the parent, which some catalogues make the product itself.
    private String collection(Entry entry, String asked) {
        Optional<String> parent = entry.text("parentIdentifier").or(() -> entry.text("EarthObservationMetaData.parentIdentifier"))
                .filter(id -> !id.equals(entry.id()));
        return fields.text(entry, PropertyFields.COLLECTION).orElseGet(() -> asked.isEmpty() ? parent.orElse("") : asked);
    }

    private static String title(Entry entry) {
        if (!entry.title().isBlank()) {
            return entry.title();
        }
        // Some catalogues give the path of the product instead of its name.
        return entry.text("productIdentifier").map(path -> path.substring(path.lastIndexOf('/') + 1)).filter(name -> !name.isEmpty())
                .orElse(entry.id());
    }

    /// A product whose footprint cannot be drawn is still a product.
    private Footprint footprint(Entry entry) {
        Geometry geometry = entry.geometry();
        try {
            return geometry == null ? null : Footprint.of(geometry);
        } catch (IllegalArgumentException e) {
            LOG.debug("The footprint of {} from {} cannot be drawn: {}", entry.id(), provider.id(), e.getMessage());
            return null;
        }
    }
}
