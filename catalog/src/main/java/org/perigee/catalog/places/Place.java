package org.perigee.catalog.places;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perigee.catalog.model.Footprint;

/// A named place to search in. Immutable, thread-safe.
///
/// @param name       as its people or English write it: `Toulouse`, `Bavaria`, `Switzerland`
/// @param kind       how large a thing it is
/// @param region     the state, province or region a city lies in; empty where it is not known, and for all but cities
/// @param country    the English name of its country (of itself for a country); empty where it lies in several
/// @param area       longitude and latitude in degrees: for countries and most regions a simplified outline (good to some kilometres),
///                   for cities and natural regions a box
/// @param population inhabitants of a city as GeoNames has them; 0 where not known, and for all but cities
public record Place(String name, Kind kind, String region, String country, Footprint area, long population) {

    /// How large a thing a place is.
    public enum Kind {
        /// What has a code of its own in ISO 3166-1, which overseas parts may have too: Réunion is one, and no part of France here.
        COUNTRY,
        /// A state, province, county, or a natural region such as the Alps.
        REGION,
        /// A city or town.
        CITY
    }

    /// @throws NullPointerException where anything is missing
    public Place {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(region);
        Objects.requireNonNull(country);
        Objects.requireNonNull(area);
    }

    /// What tells it from its namesakes and what [Places#find(String)] takes: `Springfield, Illinois, United States`.
    public String label() {
        return Stream.of(name, region, country).filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining(", "));
    }
}
