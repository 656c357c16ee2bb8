package org.perigee.opensearch;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The part of a dialect that says how entries are understood.
///
/// As JSON:
/// ```json
/// {"properties": {"product:type": ["productTypeName"], "cloudy": []}, "sizeFactor": 1000,
///  "download": {"issuerId": "peps"}, "online": ["cached"], "offline": ["archive"], "zeroIsUnknown": ["eo:snow_cover"]}
/// ```
///
/// @param properties    STAC property to the fields it is read from, before those of the built-in table; also `platform:unit`,
///                      `download`, `size`, `checksum`, `availability`, `quicklook`, `thumbnail`, `collection`
/// @param sizeFactor    bytes in a unit of the size field: 1000 where it is kB; 0 means 1
/// @param download      parameters added to download addresses, such as `issuerId` at PEPS
/// @param online        further words for products that can be had at once
/// @param offline       further words for products that must be staged first
/// @param zeroIsUnknown STAC properties of which 0 says nothing here
public record Reading(Map<String, List<String>> properties, double sizeFactor, Map<String, String> download, Set<String> online,
        Set<String> offline, Set<String> zeroIsUnknown) {

    static final Reading DEFAULT = new Reading(null, 1, null, null, null, null);

    public Reading {
        properties = Asking.copy(properties);
        sizeFactor = sizeFactor <= 0 ? 1 : sizeFactor;
        download = Asking.copy(download);
        online = online == null ? Set.of() : Set.copyOf(online);
        offline = offline == null ? Set.of() : Set.copyOf(offline);
        zeroIsUnknown = zeroIsUnknown == null ? Set.of() : Set.copyOf(zeroIsUnknown);
    }
}
