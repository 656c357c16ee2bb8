package org.perigee.catalog.model;

import java.util.List;
import java.util.Objects;

/// A collection that a provider offers (STAC Collection); named so because `java.util.Collection` is taken.
///
/// @param provider    the provider's id in the registry
/// @param id          as the provider calls it
/// @param title       for people; may be empty
/// @param description may be empty, may be CommonMark
/// @param extent      where it reaches; null where unknown
/// @param interval    when it reaches
/// @param keywords    as given
/// @param license     SPDX identifier or the provider's word; may be empty
public record CatalogCollection(String provider, String id, String title, String description, BoundingBox extent, TimeRange interval,
        List<String> keywords, String license) {

    public CatalogCollection {
        Objects.requireNonNull(provider);
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        Objects.requireNonNull(interval);
        Objects.requireNonNull(license);
        keywords = List.copyOf(keywords);
    }
}
