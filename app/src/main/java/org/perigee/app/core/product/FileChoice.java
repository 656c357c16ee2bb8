package org.perigee.app.core.product;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.perigee.catalog.connector.ProductFile;

/// Which single files of products are wanted.
///
/// @param patterns for paths inside the product; may be empty
/// @param assets   keys, roles or media types (`image/*` too) of assets; lower case; may be empty
public record FileChoice(List<Glob> patterns, Set<String> assets) {

    /// The product as one file.
    public static final FileChoice WHOLE = new FileChoice(List.of(), Set.of());

    public FileChoice {
        patterns = List.copyOf(patterns);
        assets = Set.copyOf(assets);
    }

    /// @throws IllegalArgumentException where a pattern cannot be understood
    public static FileChoice of(Collection<String> patterns, Collection<String> assets) {
        return new FileChoice(patterns.stream().flatMap(text -> Glob.list(text).stream()).toList(),
                Set.copyOf(assets.stream().map(text -> text.strip().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty()).toList()));
    }

    /// Whether products are wanted whole.
    public boolean isWhole() {
        return patterns.isEmpty() && assets.isEmpty();
    }

    /// Whether the catalogue has to be asked what is inside.
    public boolean looksInside() {
        return !patterns.isEmpty();
    }

    /// Whether a file inside is wanted.
    public boolean matchesPath(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /// Whether an asset is wanted.
    public boolean matchesAsset(ProductFile file) {
        String type = file.asset().mediaType().toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return assets.contains(file.asset().key().toLowerCase(Locale.ROOT)) || file.asset().roles().stream().anyMatch(assets::contains)
                || !type.isEmpty() && (assets.contains(type) || assets.contains(type.split("/", 2)[0] + "/*"));
    }

    /// As it was asked for, for messages.
    @Override
    public String toString() {
        List<String> texts = new java.util.ArrayList<>(patterns.stream().map(Glob::text).toList());
        texts.addAll(assets.stream().sorted().toList());
        return String.join(", ", texts);
    }
}
