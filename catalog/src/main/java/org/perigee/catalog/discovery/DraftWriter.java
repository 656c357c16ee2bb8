package org.perigee.catalog.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.perigee.catalog.provider.CollectionEntry;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;
import org.perigee.catalog.provider.ProviderShape;

/// Writes the registry's entry for a catalogue that was found.
final class DraftWriter {

    private static final int LONGEST_ID = 40;

    private final ProviderRegistry registry;
    private final Recognition.Catalogue catalogue;
    private final Optional<List<String>> names;
    private final Optional<ProviderShape> shape;
    private final Optional<Provider> like;
    private final URI endpoint;

    DraftWriter(ProviderRegistry registry, FetchedDocument document, Recognition.Catalogue catalogue, Optional<List<String>> names) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.names = names;
        this.shape = registry.shapes().stream().filter(one -> one.protocol() == catalogue.protocol() && one.fits(document.text())).findFirst();
        this.endpoint = shape.map(one -> one.endpoint(catalogue.endpoint())).orElse(catalogue.endpoint());
        Optional<Provider> sameHost = registry.providers().stream()
                .filter(provider -> provider.protocol() == catalogue.protocol() && provider.isSearchable() && isSameHost(provider.endpoint())).findFirst();
        this.like = sameHost.or(() -> shape.flatMap(one -> registry.provider(one.like())));
    }

    private boolean isSameHost(URI other) {
        return other.getHost() != null && other.getHost().equalsIgnoreCase(endpoint.getHost()) && other.getPort() == endpoint.getPort();
    }

    Discovery.Draft draft() {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("title", catalogue.title().isBlank() ? endpoint.getHost() : catalogue.title().strip());
        entry.put("protocol", catalogue.protocol().name().toLowerCase(Locale.ROOT));
        entry.put("endpoint", endpoint.toString());
        like.ifPresent(provider -> entry.set("limits", limits(provider.limits())));
        ObjectNode collections = collections();
        if (!collections.isEmpty()) {
            entry.set("collections", collections);
        }
        if (like.isPresent() && !like.get().dialect().isEmpty()) {
            entry.set("dialect", like.get().dialect().deepCopy());
        } else if (!catalogue.dialect().isEmpty()) {
            entry.set("dialect", catalogue.dialect());
        }
        Optional<Provider> known = registry.providers().stream()
                .filter(provider -> provider.isSearchable() && plain(provider.endpoint()).equals(plain(endpoint))).findFirst();
        return new Discovery.Draft(freeId(), entry, catalogue.version(), known, like, names.map(List::size).orElse(-1), catalogue.isStatic());
    }

    private static String plain(URI address) {
        return address.toString().toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/+$", "");
    }

    /// What the server lists and Perigee knows under whatever name; else what the one it looks like has.
    private ObjectNode collections() {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        Map<String, CollectionMapping> usual = like.filter(provider -> shape.map(ProviderShape::sameCollections).orElse(true)).map(Provider::collections).orElse(Map.of());
        if (names.isEmpty()) {
            usual.forEach((id, mapping) -> written.set(id, json(mapping)));
            return written;
        }
        Map<String, String> listed = names.get().stream().collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name, (one, two) -> one, TreeMap::new));
        usual.forEach((id, mapping) -> {
            if (mapping.all().isEmpty() || mapping.all().stream().anyMatch(name -> listed.containsKey(name.toLowerCase(Locale.ROOT)))) {
                written.set(id, json(mapping));
            }
        });
        for (CollectionEntry collection : registry.collections()) {
            if (!written.has(collection.id())) {
                aliases(collection.id()).stream().filter(listed::containsKey).findFirst().ifPresent(alias -> written.put(collection.id(), listed.get(alias)));
            }
        }
        return written;
    }

    /// The names that providers of this protocol have for a collection that needs no constraint there.
    private Set<String> aliases(String id) {
        Set<String> aliases = new LinkedHashSet<>(Set.of(id));
        registry.providers().stream().filter(provider -> provider.protocol() == catalogue.protocol()).map(provider -> provider.collections().get(id))
                .filter(mapping -> mapping != null && mapping.constraints().isEmpty() && mapping.all().size() == 1)
                .forEach(mapping -> aliases.add(mapping.collection().toLowerCase(Locale.ROOT)));
        return aliases;
    }

    private static ObjectNode json(CollectionMapping mapping) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (mapping.all().size() == 1) {
            node.put("collection", mapping.collection());
        } else if (!mapping.all().isEmpty()) {
            mapping.all().forEach(node.putArray("collection")::add);
        }
        if (!mapping.constraints().isEmpty()) {
            ObjectNode constraints = node.putObject("constraints");
            mapping.constraints().forEach(constraints::put);
        }
        return node;
    }

    private static ObjectNode limits(Limits limits) {
        return JsonNodeFactory.instance.objectNode().put("pageSize", limits.pageSize()).put("pageCeiling", limits.pageCeiling())
                .put("requests", limits.requests()).put("downloads", limits.downloads()).put("deadlineSeconds", limits.deadlineSeconds());
    }

    private String freeId() {
        String host = endpoint.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        String from = catalogue.title().isBlank() || catalogue.title().length() > LONGEST_ID ? host : catalogue.title();
        String id = from.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String base = id.isEmpty() ? "provider" : id;
        Set<String> taken = registry.providers().stream().map(Provider::id).collect(Collectors.toCollection(HashSet::new));
        String free = base;
        for (int number = 2; taken.contains(free); number++) {
            free = base + "-" + number;
        }
        return free;
    }
}
