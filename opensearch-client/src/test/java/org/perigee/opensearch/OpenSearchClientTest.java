package org.perigee.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;
import org.perigee.opensearch.answer.Entry;

@Timeout(30)
class OpenSearchClientTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BY_PAGE = "count={count?}&amp;page={startPage?}";
    private static final String BY_INDEX = "count={count?}&amp;index={startIndex?}";

    private final MockWebServer server = new MockWebServer();
    private final HttpAccess access = HttpAccess.anonymous();
    private final CallScope scope = new CallScope();
    private final List<HttpUrl> asked = new ArrayList<>();
    private volatile Function<HttpUrl, MockResponse> answers;
    private volatile String description = "";

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                HttpUrl url = request.getUrl();
                if (url.encodedPath().endsWith(".xml")) {
                    return new MockResponse.Builder().body(description).build();
                }
                synchronized (asked) {
                    asked.add(url);
                }
                return answers.apply(url);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        access.close();
        server.close();
    }

    @Test
    void pagesByIndexOfWhatCameWherePagesAreCutInSilence() throws AccessException {
        describe(BY_INDEX, "indexOffset='0'");
        answers = url -> features(number(url, "index", -1), Math.min(number(url, "count", 0), 3), 8, "{}");
        SearchCursor cursor = search("{}", SearchParameters.all().pageSize(5));
        assertThat(drain(cursor)).containsExactly(ids(0, 8));
        assertThat(cursor.end()).isEqualTo(new PagingEnd.Exhausted());
        assertThat(asked).extracting(url -> url.queryParameter("index")).containsExactly("0", "3", "6", "8");
    }

    @Test
    void losesNothingByPageWhereTheFirstPageIsCutInSilence() throws AccessException {
        describe(BY_PAGE, "");
        answers = url -> {
            int size = number(url, "count", 0);
            return features((number(url, "page", 0) - 1) * size, Math.min(size, 3), 8, "{\"itemsPerPage\":" + size + "}");
        };
        SearchCursor cursor = search("{}", SearchParameters.all().pageSize(5));
        assertThat(drain(cursor)).containsExactly(ids(0, 8));
        assertThat(cursor.end()).isEqualTo(new PagingEnd.Exhausted());
    }

    @Test
    void countsPagesFromWhereTheDescriptionOrTheDialectSays() throws AccessException {
        describe(BY_PAGE, "pageOffset='0'");
        answers = url -> features(number(url, "page", -1) * 2, 2, 3, "{}");
        assertThat(drain(search("{}", SearchParameters.all().pageSize(2)))).containsExactly(ids(0, 3));
        asked.clear();
        answers = url -> features((number(url, "page", -1) - 7) * 2, 2, 3, "{}");
        assertThat(drain(search("{'paging': {'firstPage': 7}}", SearchParameters.all().pageSize(2)))).containsExactly(ids(0, 3));
        assertThat(asked.getFirst().queryParameter("page")).isEqualTo("7");
    }

    @Test
    void believesAnExactTotalAndSparesTheEmptyPage() throws AccessException {
        describe(BY_PAGE, "");
        answers = url -> features((number(url, "page", 0) - 1) * 2, 2, 4, "{\"totalResults\":4,\"exactCount\":true}");
        assertThat(drain(search("{}", SearchParameters.all().pageSize(2)))).hasSize(4);
        assertThat(asked).hasSize(2);
    }

    @Test
    void doesNotBelieveAnEstimate() throws AccessException {
        describe(BY_PAGE, "");
        answers = url -> features((number(url, "page", 0) - 1) * 2, 2, 5, "{\"totalResults\":2,\"exactCount\":0}");
        assertThat(drain(search("{}", SearchParameters.all().pageSize(2)))).hasSize(5);
    }

    @Test
    void saysSoWhereAnnouncedResultsDoNotCome() throws AccessException {
        describe(BY_PAGE, "");
        answers = url -> features((number(url, "page", 0) - 1) * 2, 2, 5, "{\"totalResults\":47,\"exactCount\":true}");
        SearchCursor cursor = search("{}", SearchParameters.all().pageSize(2));
        assertThat(drain(cursor)).hasSize(5);
        assertThat(cursor.end()).isEqualTo(new PagingEnd.CutShort("The catalogue announced 47 results and gave 5"));
    }

    @Test
    void followsLinksWordByWordWhereNothingElseIsDeclared() throws AccessException {
        describe("x=1", "");
        answers = url -> {
            int from = number(url, "cursor%2F", 0);
            String link = from < 4 ? "{\"rel\":\"next\",\"href\":\"search?x=1&cursor%252F=" + (from + 2) + "\"}" : "";
            return features(from, 2, 6, "{\"links\":[" + link + "]}");
        };
        SearchCursor cursor = search("{'source': {'firstRequest': {'exactCount': '1'}}}", SearchParameters.all());
        assertThat(drain(cursor)).containsExactly(ids(0, 6));
        assertThat(cursor.end()).isEqualTo(new PagingEnd.Exhausted());
        assertThat(asked).extracting(HttpUrl::encodedQuery).containsExactly("x=1&exactCount=1", "x=1&cursor%252F=2", "x=1&cursor%252F=4");
    }

    @Test
    void stopsAtTheCeilingAndDoesNotCallItTheEnd() throws AccessException {
        describe(BY_INDEX, "");
        answers = url -> features(number(url, "index", 0) - 1, number(url, "count", 0), 100, "{}");
        SearchCursor cursor = search("{}", SearchParameters.all().pageSize(4).ceiling(10));
        assertThat(drain(cursor)).hasSize(10);
        assertThat(cursor.end()).isEqualTo(new PagingEnd.CutShort("The catalogue gives no more than 10 results of one search"));
        assertThat(asked).extracting(url -> url.queryParameter("count")).containsExactly("4", "4", "2");
    }

    @Test
    void takesARefusalInTheMiddleForACutAndOneAfterAShortPageForTheEnd() throws AccessException {
        describe(BY_PAGE, "");
        answers = url -> number(url, "page", 0) > 2 ? error(422, "offset too large") : features((number(url, "page", 0) - 1) * 2, 2, 100, "{}");
        SearchCursor cut = search("{}", SearchParameters.all().pageSize(2));
        assertThat(drain(cut)).hasSize(4);
        assertThat(cut.end()).isEqualTo(new PagingEnd.CutShort("The catalogue refuses to go on after 4 results: offset too large"));
        answers = url -> number(url, "page", 0) > 2 ? error(404, "no such page") : features((number(url, "page", 0) - 1) * 2, 2, 3, "{}");
        SearchCursor ended = search("{}", SearchParameters.all().pageSize(2));
        assertThat(drain(ended)).hasSize(3);
        assertThat(ended.end()).isEqualTo(new PagingEnd.Exhausted());
    }

    @Test
    void endsWhereOnlyUnreadableEntriesCome() throws AccessException {
        describe(BY_PAGE, "");
        answers = url -> json("{\"features\":[{},{}]}");
        SearchCursor cursor = search("{}", SearchParameters.all().pageSize(2));
        assertThat(drain(cursor)).isEmpty();
        assertThat(cursor.end()).isInstanceOf(PagingEnd.CutShort.class);
        assertThat(asked).hasSizeLessThan(4);
    }

    @Test
    void neverAsksForMoreThanIsDeclaredOrKnown() throws AccessException {
        description = """
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" xmlns:p="http://a9.com/-/spec/opensearch/extensions/parameters/1.0/">
                <Url type="application/json" template="%s?count={count?}&amp;page={startPage?}">
                <p:Parameter name="count" value="{count}" maxInclusive="50"/></Url></OpenSearchDescription>""".formatted(server.url("/search"));
        answers = url -> features(0, 0, 0, "{}");
        drain(search("{}", SearchParameters.all().pageSize(1000)));
        drain(search("{'paging': {'largestPage': 20}}", SearchParameters.all().pageSize(1000)));
        assertThat(asked).extracting(url -> url.queryParameter("count")).containsExactly("50", "20");
    }

    @Test
    void asksTheHostItWasGivenWhateverTheTemplateNames() throws AccessException {
        description = """
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                <Url type="application/json" template="http://localhost:1/rocket/search?page={startPage?}"/></OpenSearchDescription>""";
        answers = url -> features(0, 0, 0, "{}");
        drain(search("{'source': {'rehost': true, 'fixed': {'lang': 'en'}, 'undeclared': {'tileid': 'resto:tileId'}}}",
                SearchParameters.all().with("resto:tileId", "31TCJ")));
        assertThat(asked).extracting(url -> url.encodedPath() + "?" + url.encodedQuery()).containsExactly("/rocket/search?page=1&tileid=31TCJ&lang=en");
    }

    @Test
    void findsTheDescriptionOfACollectionInTwoSteps() throws AccessException {
        description = """
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" xmlns:eo="http://a9.com/-/opensearch/extensions/eo/1.0/"
                    xmlns:geo="http://a9.com/-/opensearch/extensions/geo/1.0/">
                <Url type="application/atom+xml" template="%1$s?parent={eo:parentIdentifier}"/>
                <Url type="application/atom+xml" rel="collection" template="%2$s?uid={geo:uid?}"/></OpenSearchDescription>"""
                .formatted(server.url("/search"), server.url("/collections"));
        answers = url -> {
            if (url.encodedPath().equals("/collections")) {
                description = """
                        <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><Url type="application/atom+xml" template="%s?special=yes"/>
                        </OpenSearchDescription>""".formatted(server.url("/search"));
                return new MockResponse.Builder().body("""
                        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><entry><id>x</id>
                        <dc:identifier>EOP:ONE</dc:identifier><link rel="search" type="application/opensearchdescription+xml" href="one.xml"/>
                        </entry></feed>""").build();
            }
            return new MockResponse.Builder().body("<feed xmlns='http://www.w3.org/2005/Atom'/>").build();
        };
        drain(search("{}", SearchParameters.all().in("EOP:ONE")));
        assertThat(asked).extracting(url -> url.encodedPath() + "?" + url.query()).containsExactly("/collections?uid=EOP:ONE", "/search?special=yes");
    }

    @Test
    void namesTheParameterThatIsMissing() {
        describe("p={eo:parentIdentifier}", "");
        IllegalArgumentException failure = catchThrowableOfType(IllegalArgumentException.class, () -> search("{}", SearchParameters.all()));
        assertThat(failure).hasMessageContaining("eo:parentIdentifier");
        assertThat(asked).isEmpty();
    }

    @Test
    void fillsWhatIsDemandedFromTheDialect() throws AccessException {
        describe("q={searchTerms}&amp;" + BY_PAGE, "");
        answers = url -> features(0, 0, 0, "{}");
        drain(search("{'source': {'defaults': {'searchTerms': '*'}}}", SearchParameters.all()));
        assertThat(asked.getFirst().queryParameter("q")).isEqualTo("*");
    }

    @Test
    void saysSoWhereTheDescriptionIsNone() {
        description = "<html><body>Gone</body></html>";
        AccessException failure = catchThrowableOfType(AccessException.class, () -> search("{}", SearchParameters.all()));
        assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
    }

    @Test
    void asksNothingMoreOnceItsScopeIsCancelled() throws AccessException {
        describe(BY_PAGE, "");
        answers = url -> features((number(url, "page", 0) - 1) * 2, 2, 100, "{}");
        SearchCursor cursor = search("{}", SearchParameters.all().pageSize(2));
        assertThat(cursor.advance()).isTrue();
        scope.cancel();
        AccessException failure = catchThrowableOfType(AccessException.class, cursor::advance);
        assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(asked).hasSize(1);
    }

    private void describe(String query, String attributes) {
        description = """
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                <Url type="application/json" template="%s?%s" %s/></OpenSearchDescription>""".formatted(server.url("/search"), query, attributes);
    }

    private SearchCursor search(String dialect, SearchParameters parameters) throws AccessException {
        OpenSearchClient client = OpenSearchClient.open(server.url("/osdd.xml").uri(), access, dialect(dialect));
        return client.search(parameters, scope);
    }

    private static OpenSearchDialect dialect(String text) {
        try {
            return OpenSearchDialect.parse(JSON.readTree(text.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> drain(SearchCursor cursor) throws AccessException {
        List<String> ids = new ArrayList<>();
        while (cursor.advance()) {
            cursor.fresh().stream().map(Entry::id).forEach(ids::add);
        }
        return ids;
    }

    private static int number(HttpUrl url, String key, int otherwise) {
        String text = url.queryParameter(key);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private static String[] ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static MockResponse features(int from, int size, int all, String properties) {
        String features = IntStream.range(from, Math.min(from + size, all)).mapToObj(i -> "{\"id\":" + i + ",\"properties\":{}}")
                .collect(Collectors.joining(","));
        return json("{\"properties\":" + properties + ",\"features\":[" + features + "]}");
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(body).build();
    }

    private static MockResponse error(int status, String message) {
        return new MockResponse.Builder().code(status).body("{\"detail\":{\"ErrorMessage\":\"" + message + "\"}}").build();
    }
}
