package org.perigee.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How one OpenSearch catalogue differs from the next, as data. Every member may be left out; `{}` is a server that says
/// all of itself in its description document. Immutable.
///
/// As JSON, with every key:
///
/// ```json
/// {
///   "source": {
///     "description": "https://…/description.xml?parentIdentifier={collection}",
///     "template": "resto",
///     "mediaType": "application/json",
///     "rehost": true,
///     "undeclared": {"tileid": "resto:tileId"},
///     "fixed": {"lang": "en"},
///     "firstRequest": {"exactCount": "1"},
///     "defaults": {"searchTerms": "*"}
///   },
///   "paging": {"by": "page", "firstPage": 1, "firstIndex": 1, "largestPage": 500},
///   "ask": {…},
///   "read": {…}
/// }
/// ```
///
/// The members of `ask` and `read` are described at [Asking] and [Reading]. Dialects in use, to be copied into a registry of
/// providers:
///
/// PEPS (`https://peps.cnes.fr/resto`, switched off in 2026, succeeded by GEODES):
/// ```json
/// {"source": {"template": "resto", "undeclared": {"tileid": "resto:tileId"}},
///  "paging": {"by": "page", "largestPage": 500},
///  "ask": {"time": {"compares": "start", "longest": "PT6H"}, "syntax": {"intervals": true, "or": "|", "wildcard": "%"},
///          "sort": {"newest": {"resto:sortParam": "startDate", "resto:sortOrder": "descending"},
///                   "oldest": {"resto:sortParam": "startDate", "resto:sortOrder": "ascending"}},
///          "properties": {"name": "eo:productIdentifier", "grid:code": "resto:tileId", "platform": "eo:platform",
///                         "processing:level": "eo:processingLevel", "sat:orbit_state": "eo:orbitDirection"},
///          "values": {"name": {"*.SAFE": "*", "*.zip": "*", "*": "*"}, "grid:code": {"MGRS-*": "*"},
///                     "platform": {"sentinel-1a": "S1A", "sentinel-1b": "S1B", "sentinel-2a": "S2A", "sentinel-2b": "S2B"},
///                     "processing:level": {"L*": "LEVEL*"},
///                     "sat:orbit_state": {"ascending": "ascending", "descending": "descending"}}},
///  "read": {"download": {"issuerId": "peps"}}}
/// ```
/// with the collections `{"sentinel-1-grd": {"collection": "S1", "constraints": {"product:type": "GRD"}}, "sentinel-2-l1c":
/// {"collection": "S2ST", "constraints": {"product:type": "S2MSI1C"}}, "sentinel-2-l2a": {"collection": "S2ST", "constraints":
/// {"product:type": "S2MSI2A"}}}`.
///
/// Any other resto 2, such as SARA (`https://copernicus.nci.org.au/sara.server/1.0`):
/// ```json
/// {"source": {"template": "resto", "rehost": true}, "paging": {"by": "page", "largestPage": 500},
///  "ask": {"time": {"compares": "start", "longest": "PT6H"}, "syntax": {"intervals": true, "or": "|", "wildcard": "%"},
///          "sort": {"newest": {"resto:sortParam": "startDate", "resto:sortOrder": "descending"},
///                   "oldest": {"resto:sortParam": "startDate", "resto:sortOrder": "ascending"}},
///          "properties": {"name": "eo:productIdentifier"}, "values": {"name": {"*.SAFE": "*", "*.zip": "*", "*": "*"}}}}
/// ```
///
/// FedEO (`https://fedeo.ceos.org/opensearch/description.xml`): every collection has a description of its own, found in two
/// steps or by its address; collections need no mapping, its own identifiers can be asked for:
/// ```json
/// {"source": {"description": "https://fedeo.ceos.org/opensearch/description.xml?parentIdentifier={collection}",
///             "mediaType": "application/atom+xml"},
///  "paging": {"by": "index", "largestPage": 50},
///  "ask": {"time": {"compares": "overlap"}, "area": "box", "syntax": {"intervals": true}, "nativeCollections": true}}
/// ```
///
/// EUMETSAT Data Store (`https://api.eumetsat.int/data/search-products/1.0.0/os`): pages count from 0, sizes are in kB:
/// ```json
/// {"source": {"template": "{endpoint}?format=json&pi={eo:parentIdentifier}&c={count?}&pw={startPage?}&bbox={geo:box?}&dtstart={time:start?}&dtend={time:end?}"},
///  "paging": {"by": "page", "firstPage": 0, "largestPage": 500},
///  "ask": {"time": {"compares": "overlap"}, "area": "box", "nativeCollections": true},
///  "read": {"sizeFactor": 1000}}
/// ```
///
/// pycsw (`…/csw?mode=opensearch&service=CSW&version=3.0.0&request=GetCapabilities`), which keeps only what lies wholly
/// inside the time asked for:
/// ```json
/// {"source": {"mediaType": "application/atom+xml", "rehost": true}, "paging": {"by": "index"},
///  "ask": {"time": {"compares": "within", "longest": "P1D"}, "area": "box", "syntax": {"intervals": true}}}
/// ```
///
/// @param source where and how to ask
/// @param paging how pages are counted
/// @param ask    how queries are put, read by those who make requests of queries
/// @param read   how entries are understood, read by those who make Items of entries
public record OpenSearchDialect(Source source, Paging paging, Asking ask, Reading read) {

    /// A server that says everything itself.
    public static final OpenSearchDialect STANDARD = new OpenSearchDialect(null, null, null, null);

    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

    public OpenSearchDialect {
        source = Objects.requireNonNullElse(source, Source.DESCRIBED);
        paging = Objects.requireNonNullElse(paging, Paging.DEFAULT);
        ask = Objects.requireNonNullElse(ask, Asking.DEFAULT);
        read = Objects.requireNonNullElse(read, Reading.DEFAULT);
    }

    /// Reads a dialect.
    ///
    /// @throws IllegalArgumentException where a key or a value is not known; the message says which
    public static OpenSearchDialect parse(JsonNode json) {
        try {
            return JSON.treeToValue(json, OpenSearchDialect.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an OpenSearch dialect: " + e.getOriginalMessage(), e);
        }
    }

    /// Where and how to ask.
    ///
    /// @param description  address of the description document where the endpoint is not it; `{collection}` stands for the
    ///                     collection's id, `{/collection}` for it as one more path segment or nothing, `{endpoint}` for the
    ///                     endpoint. Needs it a collection and none is asked for, the endpoint serves
    /// @param template     a URL template in place of a description document, with the same placeholders, or `resto` for the
    ///                     parameters that resto 2 documents; empty to read the description
    /// @param mediaType    the media type of answers wanted, where the server has several
    /// @param rehost       whether to ask the endpoint's host whatever host the templates name; some name one of their own network
    /// @param undeclared   parameters the server knows but does not declare: key in the URL to name (`{"tileid": "resto:tileId"}`)
    /// @param fixed        pairs added to every request
    /// @param firstRequest pairs added to the first request of a search, such as one for an exact total, which takes servers
    ///                     seconds
    /// @param defaults     values for parameters that the server demands and the query does not have
    public record Source(String description, String template, String mediaType, boolean rehost, Map<String, String> undeclared,
            Map<String, String> fixed, Map<String, String> firstRequest, Map<String, String> defaults) {

        static final Source DESCRIBED = new Source("", "", "", false, null, null, null, null);

        public Source {
            description = Objects.requireNonNullElse(description, "");
            template = Objects.requireNonNullElse(template, "");
            mediaType = Objects.requireNonNullElse(mediaType, "");
            undeclared = Asking.copy(undeclared);
            fixed = Asking.copy(fixed);
            firstRequest = Asking.copy(firstRequest);
            defaults = Asking.copy(defaults);
        }
    }

    /// How pages are counted.
    ///
    /// @param by          `auto` (by page where the template has it, else by index, else by link), `page`, `index` or `link`
    /// @param firstPage   number of the first page, where the description errs; null to believe it
    /// @param firstIndex  number of the first result, where the description errs; null to believe it
    /// @param largestPage results in a page at most, where servers cut larger pages in silence or refuse them; 0 where unknown
    public record Paging(Mode by, Integer firstPage, Integer firstIndex, int largestPage) {

        /// What tells one page from the next.
        public enum Mode {
            AUTO, PAGE, INDEX, LINK
        }

        static final Paging DEFAULT = new Paging(Mode.AUTO, null, null, 0);

        public Paging {
            by = Objects.requireNonNullElse(by, Mode.AUTO);
        }
    }

    /// The parameters of resto 2 for servers whose description cannot be had or trusted.
    static final String RESTO = "{endpoint}/api/collections{/collection}/search.json?" + String.join("&", List.of("q={searchTerms?}",
            "maxRecords={count?}", "index={startIndex?}", "page={startPage?}", "identifier={geo:uid?}", "geometry={geo:geometry?}",
            "box={geo:box?}", "startDate={time:start?}", "completionDate={time:end?}", "productIdentifier={eo:productIdentifier?}",
            "parentIdentifier={eo:parentIdentifier?}", "productType={eo:productType?}", "processingLevel={eo:processingLevel?}",
            "platform={eo:platform?}", "instrument={eo:instrument?}", "sensorMode={eo:sensorMode?}", "resolution={eo:resolution?}",
            "orbitNumber={eo:orbitNumber?}", "relativeOrbitNumber={eo:relativeOrbitNumber?}", "orbitDirection={eo:orbitDirection?}",
            "cloudCover={eo:cloudCover?}", "snowCover={eo:snowCover?}", "updated={dc:date?}", "sortParam={resto:sortParam?}",
            "sortOrder={resto:sortOrder?}"));
}
