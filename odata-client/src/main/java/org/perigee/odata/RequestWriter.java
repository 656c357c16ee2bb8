package org.perigee.odata;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.perigee.odata.ODataDialect.AttributeForm;
import org.perigee.odata.ODataDialect.GeometryForm;
import org.perigee.odata.ODataDialect.Version;
import org.perigee.odata.filter.Comparison;
import org.perigee.odata.filter.Filter;
import org.perigee.odata.filter.Literal;
import org.perigee.odata.filter.RequestUrl;

/// Writes queries in the words of a dialect. Immutable.
final class RequestWriter {

    private static final String FOOTPRINT = "Footprint";

    private final URI serviceRoot;
    private final ODataDialect dialect;
    private final boolean v2;

    RequestWriter(URI serviceRoot, ODataDialect dialect) {
        this.serviceRoot = serviceRoot;
        this.dialect = dialect;
        this.v2 = dialect.version() == Version.DHUS_V1;
    }

    String url(ODataQuery query) {
        RequestUrl url = RequestUrl.of(serviceRoot, "Products");
        filter(query).ifPresent(url::filter);
        if (dialect.paging().sortKeys() > 0) {
            url.orderBy(ODataQuery.START + (query.order() == ODataQuery.Order.NEWEST_FIRST ? " desc" : " asc"));
        }
        url.top(Math.min(query.top(), dialect.paging().maxPage()));
        if (query.skip() > 0) {
            url.skip(query.skip());
        }
        if (query.count() && dialect.paging().count()) {
            count(url);
        }
        if (v2) {
            url.option("$format", "json");
        }
        return url.expand(dialect.paging().expand(), dialect.paging().expandJoined()).text();
    }

    private void count(RequestUrl url) {
        if (v2) {
            url.option("$inlinecount", "allpages");
        } else {
            url.count();
        }
    }

    /// The `$filter` expression; empty where all products are meant.
    Optional<Filter> filter(ODataQuery query) {
        List<Filter> all = new ArrayList<>();
        if (!query.selections().isEmpty()) {
            all.add(Filter.anyOf(query.selections().stream().map(this::selection).toList()));
        }
        query.tests().forEach(test -> all.add(test(test)));
        if (!query.names().isEmpty() && query.names().stream().noneMatch(NamePattern::matchesAll)) {
            all.add(Filter.anyOf(query.names().stream().map(this::name).toList()));
        }
        query.findArea().flatMap(this::area).ifPresent(all::add);
        return all.isEmpty() ? Optional.empty() : Optional.of(Filter.all(all));
    }

    /// What becomes of an area in this dialect; empty where it cannot be asked.
    Optional<SearchArea> searchArea(Geometry area) {
        return dialect.filter().geometry() == GeometryForm.NONE ? Optional.empty()
                : Optional.of(SearchArea.of(area, dialect.filter().urlLimit() / 2));
    }

    private Optional<Filter> area(Geometry area) {
        String location = dialect.filter().geometry() == GeometryForm.LOCATION ? FOOTPRINT : "";
        return searchArea(area).map(parts -> Filter.anyOf(parts.parts().stream()
                .map(part -> Filter.intersects(location, Literal.geography(part))).toList()));
    }

    private Filter selection(Selection selection) {
        List<Filter> all = new ArrayList<>();
        if (dialect.filter().collectionName() && !selection.collection().isEmpty()) {
            all.add(Filter.compare("Collection/Name", Comparison.EQUAL, Literal.of(selection.collection())));
        }
        selection.tests().forEach(test -> all.add(test(test)));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("This server knows no collections: " + selection.collection());
        }
        return Filter.all(all);
    }

    private Filter test(ProductTest test) {
        return switch (test) {
            case ProductTest.Field field -> Filter.compare(field.path(), field.comparison(), literal(field.value()));
            case ProductTest.Name name -> name(name.pattern());
            case ProductTest.Attribute attribute -> Filter.anyOf(attribute.values().stream().map(value -> attribute(attribute, value)).toList());
        };
    }

    private Filter attribute(ProductTest.Attribute test, Object value) {
        if (dialect.filter().attributes() == AttributeForm.NONE) {
            throw new IllegalArgumentException("This server cannot be asked for attributes: " + test.name());
        }
        boolean shortForm = dialect.filter().attributes() == AttributeForm.STRING_SHORT;
        String variable = shortForm ? "d" : "att";
        String cast = "OData.CSC." + test.type().word() + "Attribute";
        boolean shortString = shortForm && test.type() == AttributeType.STRING;
        String collection = shortString ? "StringAttributes" : "Attributes/" + cast;
        String path = shortString ? variable + "/Value" : variable + "/" + cast + "/Value";
        return Filter.any(collection, variable, Filter.all(List.of(
                Filter.compare(variable + "/Name", Comparison.EQUAL, Literal.of(test.name())),
                Filter.compare(path, test.comparison(), literal(value)))));
    }

    private Filter name(String pattern) {
        return new NamePattern(pattern, dialect.naming().suffixes()).filter(v2);
    }

    private Literal literal(Object value) {
        return switch (value) {
            case Instant instant -> v2 ? Literal.datetime(instant) : Literal.of(instant);
            case BigDecimal number -> Literal.of(number);
            case Boolean truth -> Literal.of(truth);
            default -> Literal.of(value.toString());
        };
    }
}
