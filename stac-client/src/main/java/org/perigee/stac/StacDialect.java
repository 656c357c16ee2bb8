package org.perigee.stac;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// How a server differs from STAC API 1.0, as data. Every part and every key may be left out.
///
/// `cdse-stac` (names are ids without their ending; `like` works though it is not declared):
/// ```json
/// {"requests": {"maxLimit": 200},
///  "filter": {"add": ["ADVANCED_COMPARISON_OPERATORS"],
///   "properties": {"platform": {"exact": true}, "constellation": {"exact": true}, "sat:orbit_state": {"exact": true},
///    "sar:instrument_mode": {"exact": true}, "grid:code": {"exact": true}, "product:type": {"exact": true},
///    "processing:version": {"exact": true}, "product:timeliness_category": {"exact": true}, "published": {}, "updated": {}}},
///  "names": {"like": "id", "strip": [".zip", ".SAFE", ".SEN3", ".SEN6", ".nc"]}}
/// ```
/// `earth-search` (no filter declared, so conditions go in the query extension; large pages fail; sorting breaks paging):
/// ```json
/// {"requests": {"maxLimit": 100, "halveOn": [500, 502]},
///  "filter": {"remove": ["SORT"], "properties": {"platform": {"exact": true}, "constellation": {"exact": true},
///   "sat:orbit_state": {"exact": true}, "grid:code": {"prefix": ["MGRS-", "MGRS-"], "exact": true}}},
///  "names": {"by": "both", "property": "s2:product_uri", "append": ".SAFE", "strip": [".zip", ".SAFE"]},
///  "documents": {"online": true}}
/// ```
/// `planetary-computer` (Sentinel-2 has the tile and the baseline under names of its own):
/// ```json
/// {"requests": {"maxLimit": 250},
///  "filter": {"properties": {"constellation": {"ask": false},
///   "grid:code": {"name": "s2:mgrs_tile", "prefix": ["MGRS-", ""], "exact": true}}},
///  "names": {"by": "both", "property": "s2:product_uri", "append": ".SAFE", "strip": [".zip", ".SAFE"]},
///  "documents": {"online": true}}
/// ```
/// `geodes` (`datetime` is the publication, pages are counted, nothing is declared, assets describe themselves in words):
/// ```json
/// {"requests": {"method": "POST", "maxLimit": 80, "collections": "POST"},
///  "paging": {"by": "page"},
///  "sort": {"parameter": "sortBy", "descending": "dsc", "field": "start_datetime"},
///  "time": {"start": "start_datetime", "end": "end_datetime"},
///  "filter": {"add": ["QUERY", "SORT"], "properties": {"constellation": {"ask": false},
///   "grid:code": {"prefix": ["MGRS-", "T"], "exact": true},
///   "platform": {"prefix": ["sentinel-", "S"], "values": {"sentinel-1a": "S1A", "sentinel-1b": "S1B", "sentinel-1c": "S1C",
///    "sentinel-1d": "S1D", "sentinel-2a": "S2A", "sentinel-2b": "S2B", "sentinel-2c": "S2C", "sentinel-3a": "S3A",
///    "sentinel-3b": "S3B"}}}},
///  "names": {"by": "property", "property": "identifier", "strip": [".zip", ".SAFE"]},
///  "documents": {"title": ["identifier"], "properties": {"published": "datetime"},
///   "description": {"size": "File size: (\\d+) bytes", "online": "Is online: (true|false)",
///    "md5": "Checksum MD5: ([0-9a-fA-F]{32})"}}}
/// ```
///
/// @param requests  addresses, method, page size
/// @param paging    how the next page is asked for
/// @param sort      how an order is asked for
/// @param area      which geometries are taken
/// @param time      what acquisition time is called
/// @param filter    which conditions are taken, and under which names
/// @param names     how products are asked for by name
/// @param documents how documents are to be read; not looked at here but by those who map them
public record StacDialect(Requests requests, Paging paging, Sort sort, Area area, Time time, Filter filter, Names names, JsonNode documents) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /// Nothing differs.
    public static final StacDialect STANDARD = of(JsonNodeFactory.instance.objectNode());

    public StacDialect {
        requests = Objects.requireNonNullElseGet(requests, () -> new Requests(null, null, null, null, 0, null, 0));
        paging = Objects.requireNonNullElseGet(paging, () -> new Paging(null, null, null));
        sort = Objects.requireNonNullElseGet(sort, () -> new Sort(null, null, null, null));
        area = Objects.requireNonNullElseGet(area, () -> new Area(null, 0));
        time = Objects.requireNonNullElseGet(time, () -> new Time(null, null));
        filter = Objects.requireNonNullElseGet(filter, () -> new Filter(null, null, null, null));
        names = Objects.requireNonNullElseGet(names, () -> new Names(null, null, null, null, null, 0));
        documents = documents == null || documents.isNull() ? JsonNodeFactory.instance.objectNode() : documents;
    }

    /// Reads a dialect.
    ///
    /// @throws IllegalArgumentException where a key or value is not understood; the message names it
    public static StacDialect of(JsonNode dialect) {
        try {
            return MAPPER.treeToValue(dialect, StacDialect.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The STAC dialect is not understood: " + e.getOriginalMessage(), e);
        }
    }

    /// @param method      `GET` or `POST` for searches; POST where the landing page offers it if left out
    /// @param search      address of the item search where the landing page cannot be relied upon
    /// @param landing     `false`: the landing page is not asked for; `search` and `filter.add` say everything
    /// @param collections `POST` where the list of collections has to be asked so; GET if left out
    /// @param maxLimit    largest page size; 0 for none known
    /// @param halveOn     HTTP statuses that mean "too large a page": it is asked again at half the size
    /// @param crawl       documents of a static catalogue read at most for one search; 2000 if left out
    public record Requests(String method, URI search, Boolean landing, String collections, int maxLimit, Set<Integer> halveOn, int crawl) {
        public Requests {
            method = method == null ? "" : method;
            if (!Set.of("", "GET", "POST").contains(method)) {
                throw new IllegalArgumentException("requests.method is neither GET nor POST: " + method);
            }
            landing = landing == null || landing;
            collections = collections == null ? "GET" : collections;
            halveOn = halveOn == null ? Set.of() : Set.copyOf(halveOn);
            crawl = crawl <= 0 ? 2000 : crawl;
        }
    }

    /// How the next page is asked for.
    public enum PagingBy {
        /// By the `next` link, verbatim.
        LINK,
        /// By a page number in the request, for servers without a usable link.
        PAGE
    }

    /// @param by        `link` (the default) or `page`
    /// @param parameter of the page number; `page` if left out
    /// @param first     number of the first page; 1 if left out
    public record Paging(PagingBy by, String parameter, Integer first) {
        public Paging {
            by = by == null ? PagingBy.LINK : by;
            parameter = parameter == null ? "page" : parameter;
            first = first == null ? 1 : first;
        }
    }

    /// @param parameter  `sortby` if left out
    /// @param ascending  word for POST; `asc` if left out
    /// @param descending word for POST; `desc` if left out
    /// @param field      what acquisition time is sorted by; `properties.datetime` if left out
    public record Sort(String parameter, String ascending, String descending, String field) {
        public Sort {
            parameter = parameter == null ? "sortby" : parameter;
            ascending = ascending == null ? "asc" : ascending;
            descending = descending == null ? "desc" : descending;
            field = field == null ? "properties.datetime" : field;
        }
    }

    /// @param intersects whether `intersects` works; true if left out. Otherwise boxes are asked for
    /// @param maxPoints  geometries with more points are asked for by their box; 1000 if left out
    public record Area(Boolean intersects, int maxPoints) {
        public Area {
            intersects = intersects == null || intersects;
            maxPoints = maxPoints <= 0 ? 1000 : maxPoints;
        }
    }

    /// @param start property that holds the first instant, where `datetime` cannot be asked; empty for `datetime`
    /// @param end   property that holds the last instant
    public record Time(String start, String end) {
        public Time {
            start = start == null ? "" : start;
            end = end == null ? start : end;
        }

        boolean isStandard() {
            return start.isEmpty();
        }
    }

    /// A language of conditions.
    public enum Language {
        CQL2_JSON, CQL2_TEXT, QUERY, NONE
    }

    /// @param language   the one to use; chosen by what the server declares if left out
    /// @param add        [ConformanceClass]es the server has without declaring them
    /// @param remove     those it declares without having them
    /// @param properties by STAC name: what they are called and how their values are written there
    public record Filter(Language language, Set<ConformanceClass> add, Set<ConformanceClass> remove, Map<String, Property> properties) {
        public Filter {
            add = add == null ? Set.of() : Set.copyOf(add);
            remove = remove == null ? Set.of() : Set.copyOf(remove);
            properties = properties == null ? Map.of() : Map.copyOf(properties);
        }
    }

    /// @param name   its name there; the STAC name if left out
    /// @param ask    `false`: the server is never asked for it
    /// @param exact  `true`: values are written there exactly as they are here, after `prefix` and `values`
    /// @param prefix two texts: values that begin with the first are written with the second in its place; others are not asked for
    /// @param values what single values are called there
    /// @param list   the property is a list there
    public record Property(String name, Boolean ask, boolean exact, List<String> prefix, Map<String, String> values, boolean list) {
        public Property {
            name = name == null ? "" : name;
            ask = ask == null || ask;
            prefix = prefix == null ? List.of() : List.copyOf(prefix);
            if (prefix.size() != 0 && prefix.size() != 2) {
                throw new IllegalArgumentException("filter.properties: a prefix is two texts, not " + prefix);
            }
            values = values == null ? Map.of() : Map.copyOf(values);
        }
    }

    /// How products are asked for by name.
    public enum NamesBy {
        /// By the parameter `ids`.
        IDS,
        /// By a property.
        PROPERTY,
        /// By both, one search after the other, where some collections have the name as id and others as a property.
        BOTH,
        /// Not at all.
        NONE
    }

    /// @param by       `ids` (the default), `property`, `both` or `none`
    /// @param property the property that holds the name
    /// @param append   the ending that the property has and people leave out, such as `.SAFE`
    /// @param like     property that patterns with `*` are asked of; empty where they cannot be
    /// @param strip    endings that names lose before they are asked for
    /// @param max      names in one request at most; 100 if left out
    public record Names(NamesBy by, String property, String append, String like, List<String> strip, int max) {
        public Names {
            by = by == null ? NamesBy.IDS : by;
            property = property == null ? "" : property;
            append = append == null ? "" : append;
            like = like == null ? "" : like;
            strip = strip == null ? List.of() : List.copyOf(strip);
            max = max <= 0 ? 100 : max;
        }
    }
}
