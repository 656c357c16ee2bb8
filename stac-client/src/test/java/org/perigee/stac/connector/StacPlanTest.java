package org.perigee.stac.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perigee.stac.StacServer.body;
import static org.perigee.stac.StacServer.json;
import static org.perigee.stac.StacServer.page;
import static org.perigee.stac.StacServer.tree;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.stac.StacServer;

/// Every condition is asked where the server obeys, and said to be applied here where it does not.
class StacPlanTest {

    private static final PropertyFilter CLOUD = PropertyFilter.atMost("eo:cloud_cover", 40);
    private static final String[] CQL2 = {"item-search", "item-search#filter", "item-search#sort", "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json"};

    private final HttpAccess access = HttpAccess.anonymous();
    private final Cancellation cancellation = new Cancellation();
    private StacServer server;

    @BeforeEach
    void start() throws Exception {
        server = new StacServer();
    }

    @AfterEach
    void stop() {
        server.close();
        access.close();
    }

    private StacConnector connector(String dialect, Map<String, CollectionMapping> collections, int ceiling) {
        return new StacConnector(new Provider("p", "P", Protocol.STAC, server.root(), Status.LIVE, "", "", true, "", "", "", null,
                new Limits(2, ceiling, 1, 1, 10), collections, tree(dialect)), access, java.time.Clock.systemUTC());
    }

    private StacConnector connector(String dialect) {
        return connector(dialect, Map.of(), 0);
    }

    private Treatment treatment(StacConnector connector, PropertyFilter filter) throws Exception {
        SearchPlan plan = connector.plan(SearchQuery.builder().filter(filter).build(), cancellation);
        return plan.treatments().get(new Condition.Property(filter));
    }

    @Test
    void asksInCql2WhereItIsDeclared() throws Exception {
        server.landing(List.of("GET", "POST"), CQL2);
        SearchPlan plan = connector("{}").plan(SearchQuery.builder().filter(CLOUD).build(), cancellation);
        assertThat(plan.treatments()).containsExactly(Map.entry(new Condition.Property(CLOUD), Treatment.ASKED));
        assertThat(plan.requests()).singleElement().asString().startsWith("curl -X POST").contains("\"filter\":{\"op\":\"<=\"");
        assertThat(server.searches()).isEmpty();
    }

    @Test
    void usesTheQueryExtensionWhereNoFilterIsDeclared() throws Exception {
        server.landing(List.of("GET", "POST"), "item-search", "item-search#query");
        assertThat(treatment(connector("{}"), CLOUD)).isEqualTo(Treatment.ASKED);
    }

    @Test
    void appliesHereWhereNothingIsDeclared() throws Exception {
        server.landing(List.of("GET", "POST"), "item-search");
        assertThat(treatment(connector("{}"), CLOUD)).isEqualTo(Treatment.APPLIED_HERE);
    }

    @Test
    void asksTextsInTheCasesTheyAreWrittenIn() throws Exception {
        server.landing(List.of("POST"), "item-search#query").on("/search", page(""));
        connector("{}").search(SearchQuery.builder().filter(PropertyFilter.equal("platform", "sentinel-2a")).build(), page -> true, cancellation);
        assertThat(body(server.searches().getFirst()).get("query"))
                .isEqualTo(tree("{'platform':{'in':['sentinel-2a','SENTINEL-2A','Sentinel-2a','Sentinel-2A']}}"));
    }

    @Test
    void asksUnderTheNamesOfTheDialect() throws Exception {
        server.landing(List.of("POST"), CQL2).on("/search", page(""));
        StacConnector connector = connector("""
                {'filter':{'properties':{'grid:code':{'name':'s2:mgrs_tile','prefix':['MGRS-',''],'exact':true},
                 'platform':{'exact':true,'values':{'sentinel-2a':'Sentinel-2A'}},'eo:snow_cover':{'ask':false}}}}""");
        connector.search(SearchQuery.builder().filter(PropertyFilter.equal("grid:code", "MGRS-32TLQ")).filter(PropertyFilter.equal("platform", "sentinel-2a"))
                .build(), page -> true, cancellation);
        assertThat(body(server.searches().getFirst()).get("filter")).isEqualTo(tree("""
                {'op':'and','args':[{'op':'=','args':[{'property':'s2:mgrs_tile'},'32TLQ']},{'op':'=','args':[{'property':'platform'},'Sentinel-2A']}]}"""));
        assertThat(treatment(connector, PropertyFilter.atMost("eo:snow_cover", 5))).isEqualTo(Treatment.APPLIED_HERE);
        assertThat(treatment(connector, new PropertyFilter.Like("platform", "sentinel-*"))).isEqualTo(Treatment.APPLIED_HERE);
    }

    @Test
    void asksForNamesAsIdsUnlessThereIsAWildcard() throws Exception {
        server.landing(List.of("POST"), CQL2).on("/search", page(""));
        SearchQuery exact = SearchQuery.builder().name("S2A_X.SAFE").name("S2B_Y").build();
        connector("{}").search(exact, page -> true, cancellation);
        assertThat(body(server.searches().getFirst()).get("ids")).isEqualTo(tree("['S2A_X','S2A_X.SAFE','S2B_Y']"));
        assertThat(connector("{}").plan(exact, cancellation).treatments()).containsValue(Treatment.ASKED);
        SearchQuery open = SearchQuery.builder().name("S2A_*.SAFE").build();
        assertThat(connector("{}").plan(open, cancellation).treatments()).containsValue(Treatment.APPLIED_HERE);
        SearchPlan like = connector("{'names':{'like':'id','strip':['.SAFE']}}").plan(open, cancellation);
        assertThat(like.treatments()).containsValue(Treatment.ASKED);
        assertThat(like.requests().getFirst()).contains("\"op\":\"like\"");
    }

    @Test
    void asksForNamesInPortions() throws Exception {
        server.landing(List.of("POST")).on("/search", page(""));
        connector("{'names':{'max':2}}").search(SearchQuery.builder().name("a").name("b").name("c").build(), page -> true, cancellation);
        assertThat(server.searches()).extracting(request -> body(request).get("ids").size()).containsExactly(2, 1);
    }

    @Test
    void asksForNamesTwiceWhereSomeCollectionsHaveThemAsAProperty() throws Exception {
        server.landing(List.of("POST"), "item-search#query").on("/search", page(""));
        connector("{'names':{'by':'both','property':'s2:product_uri','append':'.SAFE','strip':['.SAFE']}}")
                .search(SearchQuery.builder().name("S2A_X").build(), page -> true, cancellation);
        assertThat(body(server.searches().get(0)).get("ids")).isEqualTo(tree("['S2A_X']"));
        assertThat(body(server.searches().get(1)).get("query")).isEqualTo(tree("{'s2:product_uri':{'in':['S2A_X','S2A_X.SAFE']}}"));
        assertThat(body(server.searches().get(1)).has("ids")).isFalse();
    }

    @Test
    void asksForNoValueThatIsSomethingElseThere() throws Exception {
        server.landing(List.of("POST"), CQL2);
        StacConnector connector = connector("{'filter':{'properties':{'grid:code':{'name':'s2:mgrs_tile','prefix':['MGRS-',''],'exact':true}}}}");
        assertThat(treatment(connector, PropertyFilter.equal("grid:code", "MGRS-32TLQ"))).isEqualTo(Treatment.ASKED);
        assertThat(treatment(connector, PropertyFilter.equal("grid:code", "WRS2-033032"))).isEqualTo(Treatment.APPLIED_HERE);
    }

    @Test
    void asksForNamesByAPropertyInTheDialectOfGeodes() throws Exception {
        server.landing(List.of("POST")).on("/search", page(""));
        StacConnector connector = connector("""
                {'paging':{'by':'page'},'time':{'start':'start_datetime','end':'end_datetime'},'filter':{'add':['QUERY','SORT']},
                 'sort':{'parameter':'sortBy','descending':'dsc','field':'start_datetime'},
                 'names':{'by':'property','property':'identifier','strip':['.zip','.SAFE']}}""");
        TimeRange time = new TimeRange(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-01-02T00:00:00Z"));
        SearchQuery query = SearchQuery.builder().name("S2A_X.SAFE").time(time).build();
        connector.search(query, page -> true, cancellation);
        assertThat(body(server.searches().getFirst())).isEqualTo(tree("""
                {'query':{'identifier':{'in':['S2A_X','S2A_X.SAFE']},'start_datetime':{'lte':'2025-01-02T00:00:00Z'},
                 'end_datetime':{'gte':'2025-01-01T00:00:00Z'}},'sortBy':[{'field':'start_datetime','direction':'dsc'}],'limit':2,'page':1}"""));
        assertThat(connector.plan(query, cancellation).treatments().values()).containsOnly(Treatment.ASKED);
    }

    @Test
    void neverSendsABoxAcrossTheAntimeridian() throws Exception {
        server.landing(List.of("POST")).on("/search", page(""));
        SearchQuery query = SearchQuery.builder().area(Footprint.of(new BoundingBox(170, -10, -170, 10))).build();
        connector("{}").search(query, page -> true, cancellation);
        assertThat(body(server.searches().getFirst()).path("intersects").path("type").asText()).isEqualTo("MultiPolygon");
        connector("{'area':{'intersects':false}}").search(query, page -> true, cancellation);
        List<String> boxes = server.searches().stream().skip(1).map(request -> body(request).get("bbox").toString()).toList();
        assertThat(boxes).containsExactlyInAnyOrder("[170.0,-10.0,180.0,10.0]", "[-180.0,-10.0,-170.0,10.0]");
        assertThat(connector("{'area':{'intersects':false}}").plan(query, cancellation).treatments()).containsValue(Treatment.ASKED);
    }

    @Test
    void testsTheAreaHereWhereOnlyABoxAroundItCanBeAsked() throws Exception {
        server.landing(List.of("POST"));
        SearchQuery query = SearchQuery.builder().area(GeoJson.read(tree("{'type':'Polygon','coordinates':[[[0,0],[2,0],[1,2],[0,0]]]}")).orElseThrow()).build();
        assertThat(connector("{}").plan(query, cancellation).treatments()).containsValue(Treatment.ASKED);
        SearchPlan box = connector("{'area':{'intersects':false}}").plan(query, cancellation);
        assertThat(box.treatments()).containsValue(Treatment.APPLIED_HERE);
        assertThat(box.requests().getFirst()).contains("\"bbox\":[0.0,0.0,2.0,2.0]");
    }

    @Test
    void mapsCollectionsAndKeepsToTheirConstraintsHere() throws Exception {
        server.landing(List.of("POST")).on("/collections/own", "{'type':'Collection','id':'own'}");
        server.on("/search", request -> json(page("", "a", "b").replaceFirst("'properties':\\{", "'properties':{'s2:product_type':'S2MSI2A',")));
        Map<String, CollectionMapping> mappings = Map.of("sentinel-2-l2a", new CollectionMapping("S2", Map.of("product:type", "S2MSI2A")));
        StacConnector connector = connector("{}", mappings, 0);
        List<String> ids = new ArrayList<>();
        connector.search(SearchQuery.builder().collection("sentinel-2-l2a").build(), page -> ids.addAll(page.items().stream().map(i -> i.ref().id()).toList()),
                cancellation);
        assertThat(body(server.searches().getFirst()).get("collections")).isEqualTo(tree("['S2']"));
        assertThat(ids).containsExactly("a");
        SearchPlan plan = connector.plan(SearchQuery.builder().collection("own").collection("S2").collection("unknown").build(), cancellation);
        assertThat(plan.requests()).singleElement().asString().contains("\"collections\":[\"own\",\"S2\"]");
        assertThat(connector.plan(SearchQuery.builder().collection("unknown").build(), cancellation).requests()).isEmpty();
        SearchEnd nothing = connector.search(SearchQuery.builder().collection("unknown").build(), page -> true, cancellation);
        assertThat(nothing).isEqualTo(new SearchEnd.Exhausted());
    }

    @Test
    void readsAConstraintAsTheProviderWritesItToo() throws Exception {
        String name = "S1A_IW_GRDH_1SDV_20250101T000000_20250101T000025_057000_070000_ABCD";
        server.landing(List.of("POST")).on("/search", page("", name, "S1A_X").replaceFirst("'properties':\\{", "'properties':{'product:type':'GRD',"));
        StacConnector connector = connector("{}", Map.of("sentinel-1-grd", new CollectionMapping("S1", Map.of("product:type", "GRD"))), 0);
        List<String> ids = new ArrayList<>();
        connector.search(SearchQuery.builder().collection("sentinel-1-grd").build(),
                page -> ids.addAll(page.items().stream().map(i -> i.ref().id()).toList()), cancellation);
        assertThat(ids).containsExactly(name);
    }

    @Test
    void asksForAConstraintInTheProvidersWordsWhereConditionsAreTaken() throws Exception {
        server.landing(List.of("POST"), "item-search#query");
        StacConnector connector = connector("{}", Map.of("no2", new CollectionMapping("s5p", Map.of("s5p:product_type", "L2__NO2___"))), 0);
        assertThat(connector.plan(SearchQuery.builder().collection("no2").build(), cancellation).requests()).singleElement().asString()
                .contains("\"query\":{\"s5p:product_type\":{\"eq\":\"L2__NO2___\"}}");
    }

    @Test
    void saysWhereTheProvidersCeilingIsReached() throws Exception {
        server.landing(List.of("POST")).on("/search", request -> json(page("{'rel':'next','method':'POST','href':'/search','body':{'n':"
                + server.searches().size() + "}}", "a" + server.searches().size(), "b" + server.searches().size())));
        SearchEnd end = connector("{}", Map.of(), 4).search(SearchQuery.builder().build(), page -> true, cancellation);
        assertThat(end).isInstanceOfSatisfying(SearchEnd.CutShort.class, cut -> assertThat(cut.reason()).contains("4"));
        assertThat(server.searches()).hasSize(2);
    }

    @Test
    void showsNoSecretsInAPlan() throws Exception {
        server.landing(List.of("POST")).on("/", "{'links':[{'rel':'search','method':'GET','href':'/search?token=abcdef123456'}]}");
        assertThat(connector("{}").plan(SearchQuery.builder().build(), cancellation).requests().getFirst()).contains("token=***").doesNotContain("abcdef");
    }

    @Test
    void namesTheProviderWhoseDialectIsNotUnderstood() {
        assertThatThrownBy(() -> connector("{'documents':{'titel':['x']}}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Provider p").hasMessageContaining("titel");
    }
}
