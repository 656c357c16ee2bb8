package org.perigee.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perigee.stac.StacServer.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/// The same question is asked of each server in its way, and what cannot be asked is told.
class SearchWriterTest {

    private static final HttpUrl ROOT = HttpUrl.get("https://example.org/stac/v1/");
    private static final String BOTH = "{'rel':'search','href':'/q','method':'GET'},{'rel':'search','href':'/q','method':'POST'}";
    private static final StacSearchRequest QUESTION = StacSearchRequest.builder().collections(List.of("a", "b")).box(170, -10, -170, 10)
            .time(Instant.parse("2025-01-01T00:00:00Z"), null).filter(Cql2.atMost("eo:cloud_cover", 40)).sort("datetime", true).limit(50).build();

    private static PreparedSearch write(String links, String classes, String dialect, StacSearchRequest question) {
        JsonNode landing = tree("{'links':[" + links + "],'conformsTo':[" + classes + "]}");
        StacDialect read = StacDialect.of(tree(dialect));
        return SearchWriter.write(Landing.of(landing, ROOT, read), read, question);
    }

    private static final String FILTER = "'https://api.stacspec.org/v1.0.0-rc.2/item-search#filter','https://api.stacspec.org/v1.0.0/item-search#sort'";
    private static final String JSON = ",'http://www.opengis.net/spec/cql2/1.0/conf/cql2-json'";
    private static final String TEXT = ",'http://www.opengis.net/spec/cql2/1.0/req/cql2-text'";

    @Test
    void postsJsonWhereBothAreOffered() {
        PreparedSearch search = write(BOTH, FILTER + JSON + TEXT, "{}", QUESTION);
        assertThat(search.first().method()).isEqualTo("POST");
        assertThat(search.first().body()).isEqualTo(tree("""
                {'collections':['a','b'],'bbox':[170.0,-10.0,-170.0,10.0],'datetime':'2025-01-01T00:00:00Z/..','filter-lang':'cql2-json',
                 'filter':{'op':'<=','args':[{'property':'eo:cloud_cover'},40.0]},
                 'sortby':[{'field':'properties.datetime','direction':'desc'}],'limit':50}"""));
        assertThat(search.fallbacks()).isEmpty();
    }

    @Test
    void goesByGetWhereOnlyTextIsUnderstood() {
        PreparedSearch search = write(BOTH, FILTER + TEXT, "{}", QUESTION);
        assertThat(search.first().method()).isEqualTo("GET");
        HttpUrl url = search.first().url();
        assertThat(url.queryParameter("collections")).isEqualTo("a,b");
        assertThat(url.queryParameter("bbox")).isEqualTo("170.0,-10.0,-170.0,10.0");
        assertThat(url.queryParameter("filter")).isEqualTo("\"eo:cloud_cover\" <= 40.0");
        assertThat(url.queryParameter("filter-lang")).isEqualTo("cql2-text");
        assertThat(url.queryParameter("sortby")).isEqualTo("-properties.datetime");
        assertThat(search.fallbacks()).containsExactly(new Fallback.GetForText());
    }

    @Test
    void usesTheOlderExtensionWhereNoFilterIsDeclared() {
        PreparedSearch search = write(BOTH, "'https://api.stacspec.org/v1.0.0/item-search#query'", "{}", QUESTION);
        assertThat(search.first().body().get("query")).isEqualTo(tree("{'eo:cloud_cover':{'lte':40.0}}"));
        assertThat(search.first().body().has("filter")).isFalse();
        assertThat(search.fallbacks()).containsExactly(new Fallback.FilterAsQuery(), new Fallback.SortNotAsked());
    }

    @Test
    void tellsWhatAServerThatDeclaresNothingIsNotAsked() {
        StacSearchRequest question = StacSearchRequest.builder().filter(Cql2.atMost("eo:cloud_cover", 40)).sort("datetime", true).text("flood")
                .fields(new StacSearchRequest.Fields(List.of("id"), List.of("assets"))).build();
        PreparedSearch search = write("", "'https://api.stacspec.org/v1.0.0/item-search'", "{}", question);
        assertThat(search.first().curl()).isEqualTo("curl 'https://example.org/stac/v1/search'");
        assertThat(search.fallbacks()).containsExactly(new Fallback.FilterNotAsked(Cql2.atMost("eo:cloud_cover", 40)), new Fallback.SortNotAsked(),
                new Fallback.FieldsNotAsked(), new Fallback.TextNotAsked());
        assertThat(search.fallbacks()).allSatisfy(fallback -> assertThat(fallback.sentence()).endsWith("."));
    }

    @Test
    void passesOverSearchLinksThatAreNoStac() {
        String links = "{'rel':'search','href':'/api?httpAccept=application/opensearchdescription%2Bxml'},"
                + "{'rel':'search','href':'/s?f=text%2Fhtml','type':'text/html','method':'POST'},"
                + "{'rel':'search','href':'/s?f=application%2Fgeo%2Bjson','type':'application/geo+json','method':'POST'}";
        StacRequest first = write(links, "", "{}", QUESTION).first();
        assertThat(first.url()).hasToString("https://example.org/s?f=application%2Fgeo%2Bjson");
        assertThat(first.curl()).startsWith("curl -X POST -H 'Content-Type: application/json' -d '{\"collections\":").endsWith("}' 'https://example.org/s?f=application%2Fgeo%2Bjson'");
    }

    @Test
    void obeysADialectInEveryPart() {
        PreparedSearch search = write(BOTH, "", """
                {'requests':{'maxLimit':20},'paging':{'by':'page'},'sort':{'parameter':'sortBy','descending':'dsc','field':'start_datetime'},
                 'time':{'start':'start_datetime','end':'end_datetime'},'filter':{'add':['QUERY','SORT']}}""", QUESTION);
        assertThat(search.first().body()).isEqualTo(tree("""
                {'collections':['a','b'],'bbox':[170.0,-10.0,-170.0,10.0],
                 'query':{'eo:cloud_cover':{'lte':40.0},'end_datetime':{'gte':'2025-01-01T00:00:00Z'}},
                 'sortBy':[{'field':'start_datetime','direction':'dsc'}],'limit':20,'page':1}"""));
        assertThat(search.fallbacks()).containsExactly(new Fallback.FilterAsQuery());
    }

    @Test
    void asksForTheBoxWhereGeometriesAreNotTaken() {
        StacSearchRequest question = StacSearchRequest.builder().intersects(tree("{'type':'LineString','coordinates':[[1,2],[3,5]]}")).build();
        PreparedSearch search = write(BOTH, "", "{'area':{'intersects':false}}", question);
        assertThat(search.first().body()).isEqualTo(tree("{'bbox':[1.0,2.0,3.0,5.0]}"));
        assertThat(search.fallbacks()).containsExactly(new Fallback.AreaAsBox());
    }

    @Test
    void namesTheKeyOfADialectThatIsNotUnderstood() {
        assertThatThrownBy(() -> StacDialect.of(tree("{'requests':{'metod':'GET'}}"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("metod");
        assertThatThrownBy(() -> StacDialect.of(tree("{'requests':{'method':'PUT'}}"))).hasMessageContaining("PUT");
    }
}
