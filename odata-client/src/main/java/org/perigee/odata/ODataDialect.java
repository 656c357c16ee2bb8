package org.perigee.odata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How one OData product catalogue differs from another: data, read from JSON. Immutable.
///
/// Three are built in: `cdse` (Copernicus Data Space and what runs the same software), `gss` (GAEL Store Service and other servers
/// of the Copernicus Space Component) and `dhus` (the Data Hub Software, OData v1). A description names the one it starts from in
/// `base` (`gss` where it names none) and says only what is different; lists are replaced, objects are merged:
///
/// ```json
/// {"base": "cdse",
///  "resources": {"download": "https://zipper.example.org/odata/v1", "quicklook": "assets"},
///  "paging": {"maxPage": 500}}
/// ```
///
/// All keys:
///
/// | key | values |
/// |---|---|
/// | `base` | `cdse`, `gss`, `dhus` |
/// | `version` | `csc-v4` (OData v4 JSON), `dhus-v1` (OData v2 JSON: `d.results`, `/Date(ms)/`, quoted ids) |
/// | `filter.geometry` | `area` (`Intersects(area=…)`), `location` (`Intersects(location=Footprint,area=…)`), `none` |
/// | `filter.attributes` | `typed` (`Attributes/OData.CSC.StringAttribute/any(…)`), `string-short` (`StringAttributes/any(…)` for text, typed for the rest), `none` |
/// | `filter.collectionName` | whether `Collection/Name` can be asked |
/// | `filter.nameList` | whether names can be posted to `OData.CSC.FilterList` |
/// | `filter.urlLimit` | characters a request may have; larger areas are made simpler |
/// | `naming.collections` | start of a product name → collection, `{"S2": "SENTINEL-2"}` |
/// | `naming.suffixes` | ends that product names may have there, tried when a name is given without one |
/// | `naming.archives` | ends of names whose product is delivered as a zip of that name |
/// | `paging.maxPage` | greatest `$top` |
/// | `paging.skipCeiling` | greatest `$skip`; 0 for none |
/// | `paging.nextLink` | whether a page without a next link is the last one |
/// | `paging.count` | whether the number of hits can be asked |
/// | `paging.sortKeys` | how many sort keys are taken; 0 where it cannot sort |
/// | `paging.expand` | what products are expanded with: `Attributes`, `Assets`, `Locations` |
/// | `paging.expandJoined` | `true`: one `$expand=A,B`; `false`: the option once for each |
/// | `resources.quotedIds` | `Products('id')` instead of `Products(id)` |
/// | `resources.quotedNodes` | `Nodes('name')` instead of `Nodes(name)` |
/// | `resources.nodeList` | key of the list of nodes: `result`, `value`, `results` |
/// | `resources.download` | root of download addresses; empty for the endpoint itself |
/// | `resources.quicklook` | `assets`, `attached-files`, `quicklooks`, `products`, `none` |
/// | `resources.quicklookLogin` | whether quicklooks need the download realm |
/// | `resources.offline` | `orderable` (asking for it stages it) or `not-orderable` |
/// | `resources.s3` | whether `S3Path` holds the same bytes as the download, so that it is an alternate |
/// | `properties` | list of [PropertyRule]: which property of an Item is which attribute |
///
/// A [PropertyRule] is written `{"property": "eo:cloud_cover", "attributes": ["cloudCover"], "type": "Double", "form": "plain",
/// "ask": true}`, with `"field": "PublicationDate"` in place of `attributes` for a field of the product itself. The property
/// `title` needs none: it is the product's name, also with `*`.
public record ODataDialect(Version version, FilterStyle filter, Naming naming, Paging paging, Resources resources,
        List<PropertyRule> properties) {

    public ODataDialect {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(paging, "paging");
        Objects.requireNonNull(resources, "resources");
        properties = List.copyOf(properties);
    }

    /// A built-in dialect: `cdse`, `gss` or `dhus`.
    public static ODataDialect named(String name) {
        return DialectReader.named(name);
    }

    /// Reads a description; an empty object is the `gss` dialect.
    ///
    /// @throws IllegalArgumentException where a key or a value is not known; the message names it
    public static ODataDialect read(JsonNode description) {
        return DialectReader.read(description);
    }

    /// The rule for a property of Items.
    public Optional<PropertyRule> rule(String property) {
        return properties.stream().filter(rule -> rule.property().equals(property)).findFirst();
    }

    /// Which OData, and which shape of products.
    public enum Version {
        @JsonProperty("csc-v4")
        CSC_V4,
        @JsonProperty("dhus-v1")
        DHUS_V1
    }

    /// How an area is asked for.
    public enum GeometryForm {
        @JsonProperty("area")
        AREA,
        @JsonProperty("location")
        LOCATION,
        @JsonProperty("none")
        NONE
    }

    /// How attributes are asked for.
    public enum AttributeForm {
        @JsonProperty("typed")
        TYPED,
        @JsonProperty("string-short")
        STRING_SHORT,
        @JsonProperty("none")
        NONE
    }

    /// Where quicklooks are.
    public enum QuicklookForm {
        @JsonProperty("assets")
        ASSETS,
        @JsonProperty("attached-files")
        ATTACHED_FILES,
        @JsonProperty("quicklooks")
        QUICKLOOKS,
        @JsonProperty("products")
        PRODUCTS,
        @JsonProperty("none")
        NONE
    }

    /// What becomes of a request for a product that is not online.
    public enum OfflineForm {
        @JsonProperty("orderable")
        ORDERABLE,
        @JsonProperty("not-orderable")
        NOT_ORDERABLE
    }

    /// What can be asked and how.
    public record FilterStyle(GeometryForm geometry, AttributeForm attributes, boolean collectionName, boolean nameList, int urlLimit) {
        public FilterStyle {
            Objects.requireNonNull(geometry, "filter.geometry");
            Objects.requireNonNull(attributes, "filter.attributes");
            urlLimit = urlLimit <= 0 ? 6000 : urlLimit;
        }
    }

    /// What product names say.
    public record Naming(Map<String, String> collections, List<String> suffixes, List<String> archives) {
        public Naming {
            collections = Collections.unmodifiableMap(new LinkedHashMap<>(collections == null ? Map.of() : collections));
            suffixes = suffixes == null ? List.of() : List.copyOf(suffixes);
            archives = archives == null ? List.of() : List.copyOf(archives);
        }

        /// The collection that the start of a name gives away; the longest start known wins.
        public Optional<String> collectionOf(String name) {
            String upper = name.toUpperCase(Locale.ROOT);
            return collections.keySet().stream().filter(upper::startsWith).max((a, b) -> Integer.compare(a.length(), b.length()))
                    .map(collections::get);
        }
    }

    /// How answers come in pages.
    public record Paging(int maxPage, int skipCeiling, boolean nextLink, boolean count, int sortKeys, List<String> expand, boolean expandJoined) {
        public Paging {
            maxPage = maxPage <= 0 ? 100 : maxPage;
            expand = expand == null ? List.of() : List.copyOf(expand);
        }
    }

    /// Where the parts of a product are.
    public record Resources(boolean quotedIds, boolean quotedNodes, String nodeList, String download, QuicklookForm quicklook,
            boolean quicklookLogin, OfflineForm offline, boolean s3) {
        public Resources {
            nodeList = nodeList == null ? "value" : nodeList;
            download = download == null ? "" : download;
            quicklook = quicklook == null ? QuicklookForm.NONE : quicklook;
            offline = offline == null ? OfflineForm.NOT_ORDERABLE : offline;
        }
    }
}
