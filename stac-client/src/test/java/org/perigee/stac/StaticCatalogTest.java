package org.perigee.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perigee.stac.StacServer.tree;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;

/// A tree of documents can be searched too.
class StaticCatalogTest {

    private final HttpAccess access = HttpAccess.anonymous();
    private StacServer server;
    private WalkEnd end;

    @BeforeEach
    void plant() throws Exception {
        server = new StacServer();
        server.on("/", "{'type':'Catalog','id':'root','links':[{'rel':'self','href':'http://elsewhere.example.org/'},"
                + "{'rel':'child','href':'alps/collection.json'},{'rel':'child','href':'./andes/collection.json'},{'rel':'child','href':'missing.json'}]}");
        server.on("/alps/collection.json", collection("alps", "[5,43,16,48]", "2020-01-01T00:00:00Z", "null", "one.json", "two.json"));
        server.on("/andes/collection.json", collection("andes", "[-80,-50,-60,0]", "2010-01-01T00:00:00Z", "'2015-01-01T00:00:00Z'", "three.json"));
        server.on("/alps/one.json", item("one", "alps", "[6,44,7,45]", "2020-06-01T00:00:00Z"));
        server.on("/alps/two.json", item("two", "alps", "[14,46,15,47]", "2024-06-01T00:00:00Z"));
        server.on("/andes/three.json", item("three", "andes", "[-70,-30,-69,-29]", "2012-06-01T00:00:00Z"));
    }

    private static String collection(String id, String box, String from, String to, String... items) {
        StringBuilder links = new StringBuilder("{'rel':'root','href':'../'}");
        for (String item : items) {
            links.append(",{'rel':'item','href':'").append(item).append("'}");
        }
        return "{'type':'Collection','id':'" + id + "','extent':{'spatial':{'bbox':[" + box + "]},'temporal':{'interval':[['" + from + "'," + to
                + "]]}},'links':[" + links + "]}";
    }

    private static String item(String id, String collection, String box, String time) {
        return "{'type':'Feature','id':'" + id + "','collection':'" + collection + "','bbox':" + box + ",'geometry':null,'properties':{'datetime':'"
                + time + "'},'links':[],'assets':{'data':{'href':'./" + id + ".tif'}}}";
    }

    @AfterEach
    void stop() {
        server.close();
        access.close();
    }

    private List<StacItem> found(StacSearchRequest request, String dialect) throws AccessException {
        PageWalk walk = StacClient.open(server.root(), access, StacDialect.of(tree(dialect))).search(request).walk(new CallScope());
        List<StacItem> items = new ArrayList<>();
        Optional<StacPage> page = walk.next();
        while (page.isPresent()) {
            items.addAll(page.get().items());
            page = walk.next();
        }
        end = walk.end();
        return items;
    }

    private List<String> asked() {
        return server.searches().stream().map(RecordedRequest::getTarget).toList();
    }

    @Test
    void walksTheWholeTreeAndResolvesAddresses() throws Exception {
        List<StacItem> items = found(StacSearchRequest.builder().build(), "{}");
        assertThat(items).extracting(StacItem::id).containsExactly("one", "two", "three");
        assertThat(items.getFirst().resolve(items.getFirst().assets().getFirst().href())).contains(server.root().resolve("/alps/one.tif"));
        assertThat(end).isEqualTo(WalkEnd.COMPLETE);
    }

    @Test
    void leavesOutBranchesElsewhereAndAtOtherTimes() throws Exception {
        assertThat(found(StacSearchRequest.builder().box(0, 40, 10, 50).build(), "{}")).extracting(StacItem::id).containsExactly("one");
        assertThat(asked()).doesNotContain("/andes/three.json");
        assertThat(found(StacSearchRequest.builder().time(null, Instant.parse("2019-01-01T00:00:00Z")).build(), "{}"))
                .extracting(StacItem::id).containsExactly("three");
    }

    @Test
    void looksIntoTheCollectionsAskedForOnly() throws Exception {
        assertThat(found(StacSearchRequest.builder().collections(List.of("andes")).build(), "{}")).extracting(StacItem::id).containsExactly("three");
        assertThat(asked()).doesNotContain("/alps/one.json");
    }

    @Test
    void stopsAtTheBoundAndSaysSo() throws Exception {
        assertThat(found(StacSearchRequest.builder().build(), "{'requests':{'crawl':3}}")).extracting(StacItem::id).containsExactly("one");
        assertThat(end).isEqualTo(WalkEnd.TOO_MANY_DOCUMENTS);
        assertThat(server.searches()).hasSize(2);
    }

    @Test
    void listsTheCollectionsOfTheRoot() throws Exception {
        server.on("/missing.json", "{'type':'Catalog','id':'no collection','links':[]}");
        assertThat(StacClient.open(server.root(), access, StacDialect.STANDARD).collections()).extracting(StacCollection::id)
                .containsExactly("alps", "andes");
    }
}
