package org.perigee.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perigee.stac.StacServer.body;
import static org.perigee.stac.StacServer.json;
import static org.perigee.stac.StacServer.page;
import static org.perigee.stac.StacServer.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;

/// Every form of next link that servers use is followed to the letter.
class PagingTest {

    private final HttpAccess access = HttpAccess.anonymous();
    private StacServer server;
    private WalkEnd end;

    @BeforeEach
    void start() throws Exception {
        server = new StacServer().landing(List.of("GET", "POST"));
    }

    @AfterEach
    void stop() {
        server.close();
        access.close();
    }

    private List<String> ids(StacSearchRequest request, StacDialect dialect) throws AccessException {
        PageWalk walk = StacClient.open(server.root(), access, dialect).search(request).walk(new CallScope());
        List<String> ids = new ArrayList<>();
        Optional<StacPage> page = walk.next();
        while (page.isPresent()) {
            page.get().items().forEach(item -> ids.add(item.id()));
            page = walk.next();
        }
        end = walk.end();
        return ids;
    }

    private List<String> ids() throws AccessException {
        return ids(StacSearchRequest.builder().collections(List.of("c")).limit(2).build(), StacDialect.STANDARD);
    }

    private static MockResponse once(RecordedRequest request, boolean first, String next) {
        return json(first ? page(next, "a", "b") : page("", "d"));
    }

    @Test
    void sendsTheBodyOfALinkWithoutMergeAsItIsEvenWhereTheQueryIsLost() throws Exception {
        server.on("/search", request -> once(request, !body(request).has("next"),
                "{'rel':'next','method':'POST','href':'/search','merge':false,'body':{'next':'2025,b,c'}}"));
        assertThat(ids()).containsExactly("a", "b", "d");
        assertThat(body(server.searches().get(1))).isEqualTo(tree("{'next':'2025,b,c'}"));
        assertThat(end).isEqualTo(WalkEnd.COMPLETE);
    }

    @Test
    void mergesTheBodyOfALinkWithMergeIntoTheOriginalOne() throws Exception {
        server.on("/search", request -> once(request, !body(request).has("startIndex"),
                "{'rel':'next','method':'POST','href':'/search?f=json','merge':true,'body':{'startIndex':2,'limit':20}}"));
        assertThat(ids()).containsExactly("a", "b", "d");
        assertThat(body(server.searches().get(1))).isEqualTo(tree("{'collections':['c'],'limit':20,'startIndex':2}"));
        assertThat(server.searches().get(1).getUrl().queryParameter("f")).isEqualTo("json");
    }

    @Test
    void sendsTheOriginalBodyWhereAPostLinkHasNone() throws Exception {
        server.on("/search", request -> once(request, request.getUrl().queryParameter("offset") == null,
                "{'rel':'next','method':'POST','href':'/search?offset=2'}"));
        assertThat(ids()).containsExactly("a", "b", "d");
        assertThat(body(server.searches().get(1))).isEqualTo(body(server.searches().get(0)));
    }

    @Test
    void followsAGetLinkAfterAPostWithItsHeadersButNotItsCredentials() throws Exception {
        server.on("/search", request -> once(request, true,
                "{'rel':'next','href':'collections/c/items?limit=2&token=next:c:b','headers':{'X-Cursor':'7','Authorization':'Bearer stolen'}}"));
        server.on("/collections/c/items", request -> once(request, false, ""));
        assertThat(ids()).containsExactly("a", "b", "d");
        RecordedRequest second = server.searches().get(1);
        assertThat(second.getMethod()).isEqualTo("GET");
        assertThat(second.getTarget()).isEqualTo("/collections/c/items?limit=2&token=next:c:b");
        assertThat(second.getHeaders().get("X-Cursor")).isEqualTo("7");
        assertThat(second.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void doesNotTakePreviousForNext() throws Exception {
        server.on("/search", page("{'rel':'prev','href':'/search?p=0'},{'rel':'previous','href':'/search?p=0'}", "a"));
        assertThat(ids()).containsExactly("a");
        assertThat(server.searches()).hasSize(1);
    }

    @Test
    void endsOnAnEmptyPageWhateverItLinksTo() throws Exception {
        server.on("/search", request -> json(body(request).has("page") ? page("{'rel':'next','href':'/search?page=3'}")
                : page("{'rel':'next','method':'POST','href':'/search','body':{'page':2}}", "a")));
        assertThat(ids()).containsExactly("a");
        assertThat(end).isEqualTo(WalkEnd.COMPLETE);
        assertThat(server.searches()).hasSize(2);
    }

    @Test
    void stopsWhereTheLinkLeadsBack() throws Exception {
        server.on("/search", page("{'rel':'next','method':'POST','href':'/search','body':{'collections':['c'],'limit':2}}", "a", "b"));
        assertThat(ids()).containsExactly("a", "b");
        assertThat(end).isEqualTo(WalkEnd.REPEATED);
        assertThat(server.searches()).hasSize(1);
    }

    @Test
    void stopsWhereTheSameItemsComeUnderAnotherAddress() throws Exception {
        server.on("/search", request -> json(page("{'rel':'next','method':'POST','href':'/search','body':{'page':" + server.searches().size() + "}}",
                "a", "b")));
        assertThat(ids()).containsExactly("a", "b");
        assertThat(end).isEqualTo(WalkEnd.REPEATED);
        assertThat(server.searches()).hasSize(2);
    }

    @Test
    void saysSoWhereAFullPageHasNoLinkAndTheServerCountsMore() throws Exception {
        server.on("/search", page("", "a", "b").replace("'links'", "'numberMatched':7,'links'"));
        assertThat(ids()).containsExactly("a", "b");
        assertThat(end).isEqualTo(WalkEnd.NO_NEXT_LINK);
    }

    @Test
    void countsPagesWhereTheDialectSaysSo() throws Exception {
        server.on("/search", request -> json((body(request).path("page").asInt() < 3 ? page("{'rel':'next','href':'/wrong'}",
                "x" + body(request).path("page").asInt(), "y" + body(request).path("page").asInt()) : page("", "z"))
                .replace("'links':[{", "'context':{'matched':5},'links':[{")));
        StacDialect dialect = StacDialect.of(tree("{'paging':{'by':'page'}}"));
        assertThat(ids(StacSearchRequest.builder().limit(2).build(), dialect)).containsExactly("x1", "y1", "x2", "y2", "z");
        assertThat(server.searches()).hasSize(3);
        assertThat(end).isEqualTo(WalkEnd.COMPLETE);
    }

    @Test
    void asksHalfAPageWhereAWholeOneIsTooLarge() throws Exception {
        server.on("/search", request -> body(request).path("limit").asInt() > 25
                ? new MockResponse.Builder().code(500).body("{\"message\":\"Internal server error\"}").build() : json(page("", "a")));
        StacDialect dialect = StacDialect.of(tree("{'requests':{'halveOn':[500,502]}}"));
        assertThat(ids(StacSearchRequest.builder().limit(100).build(), dialect)).containsExactly("a");
        assertThat(server.searches()).extracting(request -> body(request).get("limit").asInt()).containsExactly(100, 50, 25);
    }

    @Test
    void asksForAPageOnlyWhenTheIterationComesToIt() throws Exception {
        server.on("/search", request -> once(request, !body(request).has("next"), "{'rel':'next','method':'POST','href':'/search','body':{'next':1}}"));
        StacSearch search = StacClient.open(server.root(), access, StacDialect.STANDARD).search(StacSearchRequest.builder().build());
        assertThat(server.searches()).isEmpty();
        var items = search.items().iterator();
        assertThat(items.next().id() + items.next().id()).isEqualTo("ab");
        assertThat(server.searches()).hasSize(1);
        assertThat(items.next().id()).isEqualTo("d");
        assertThat(items.hasNext()).isFalse();
        assertThat(server.searches()).hasSize(2);
    }

    @Test
    void pagesThroughCollections() throws Exception {
        server.on("/collections", request -> json(request.getUrl().queryParameter("offset") == null
                ? "{'collections':[{'id':'one','extent':{'spatial':{'bbox':[[-5,40,5,50]]},'temporal':{'interval':[['2020-01-01T00:00:00Z',null]]}}}],"
                        + "'links':[{'rel':'next','href':'/collections?offset=1'}]}"
                : "{'collections':[{'id':'two'}],'links':[]}"));
        List<StacCollection> collections = StacClient.open(server.root(), access, StacDialect.STANDARD).collections();
        assertThat(collections).extracting(StacCollection::id).containsExactly("one", "two");
        assertThat(collections.getFirst().box().orElseThrow()).containsExactly(-5, 40, 5, 50);
        assertThat(collections.getFirst().end()).isEmpty();
    }
}
