package org.perigee.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;

class ODataClientTest {

    private static final String ONE = "{\"Id\":\"%s\",\"Name\":\"S2A_%s\",\"ContentDate\":{\"Start\":\"2025-06-01T00:00:00Z\"}}";

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ODataClient client(String dialect) {
        return new ODataClient(HttpAccess.anonymous(), server.url("/odata/v1/").uri(), ODataDialect.named(dialect));
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private String page(String id, String link) {
        return "{\"value\":[" + ONE.formatted(id, id) + "]" + (link.isEmpty() ? "" : ",\"@odata.nextLink\":\"" + link + "\"") + "}";
    }

    private List<String> walk(ODataClient client) throws IOException {
        List<String> ids = new ArrayList<>();
        client.walk(ODataQuery.builder().top(1).build(), page -> ids.addAll(page.products().stream().map(ProductEntry::id).toList()), new CallScope());
        return ids;
    }

    @Test
    void followsNextLinksExactlyAsTheyAre() throws Exception {
        String query = "%24filter=Collection%2FName+eq+%27SENTINEL-2%27&%24top=1&token=a:b,c&%24skip=1";
        answer(page("1", server.url("/elsewhere/Products").toString() + "?" + query));
        answer(page("2", "Products?%24skip=2"));
        answer("{\"value\":[]}");
        assertThat(walk(client("cdse"))).containsExactly("1", "2");
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/elsewhere/Products?" + query);
        RecordedRequest relative = server.takeRequest();
        assertThat(relative.getTarget()).isEqualTo("/odata/v1/Products?%24skip=2");
    }

    @Test
    void refusesANextLinkThatIsNoAddressOfTheWeb() {
        answer(page("1", "ftp://example.org/next"));
        assertThat(catchThrowableOfType(AnswerException.class, () -> walk(client("cdse")))).hasMessageContaining("no address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "422|{\"detail\":[{\"type\":\"less_than_equal\",\"loc\":[\"query\",\"$top\"],\"msg\":\"Too large\"}]}|BAD_REQUEST|Too large",
        "400|{\"detail\":{\"message\":\"Wrong field\",\"request_id\":\"7\"}}|BAD_REQUEST|Wrong field",
        "401|{\"code\":\"DAT-ZIP-604\",\"message\":\"Token not found\",\"trace-id\":\"7\"}|AUTHENTICATION|Token not found",
        "404|{\"detail\":\"Not there\"}|NOT_FOUND|Not there",
        "404|{\"error\":{\"code\":null,\"message\":{\"lang\":\"en\",\"value\":\"Invalid key\"}}}|NOT_FOUND|Invalid key",
        "404|<?xml version='1.0'?><error><code/><message xml:lang=\"en\">Invalid key</message></error>|NOT_FOUND|Invalid key",
        "503|<html><head><title>Maintenance</title></head></html>|SERVER|Maintenance", "502||SERVER|HTTP 502"})
    void saysWhatTheServerSaidInAnyOfItsForms(int status, String body, FailureKind kind, String words) {
        server.enqueue(new MockResponse.Builder().code(status).body(body == null ? "" : body).build());
        AccessException failure = catchThrowableOfType(AccessException.class,
                () -> client("cdse").page(ODataQuery.builder().build(), new CallScope()));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(words);
    }

    @Test
    void postsNamesToTheNameList() throws Exception {
        answer(page("1", ""));
        client("cdse").byNames(List.of("S2A_\"X\".SAFE"), new CallScope());
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/odata/v1/Products/OData.CSC.FilterList");
        assertThat(request.getBody().utf8()).startsWith("{\"FilterProducts\":[{\"Name\":\"S2A_\\\"X\\\".SAFE\"},");
    }

    @Test
    void addressesProductsAndNodesAsTheDialectWants() throws Exception {
        assertThat(client("dhus").downloadUrl("a'b").toString()).endsWith("/odata/v1/Products('a''b')/$value");
        assertThat(client("cdse").downloadUrl("05edf2bb").toString())
                .isEqualTo("https://download.dataspace.copernicus.eu/odata/v1/Products(05edf2bb)/$value");
        answer("{\"value\":[]}");
        client("gss").nodes("05edf2bb", List.of("S3A X.SEN3"), new CallScope());
        assertThat(server.takeRequest().getTarget()).isEqualTo("/odata/v1/Products(05edf2bb)/Nodes('S3A%20X.SEN3')/Nodes");
        answer("{\"d\":" + ONE.formatted("7", "7") + "}");
        assertThat(client("dhus").product("7", new CallScope()).name()).isEqualTo("S2A_7");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/odata/v1/Products('7')?$format=json");
    }

    @Test
    void asksNothingInACancelledScope() {
        CallScope scope = new CallScope();
        scope.cancel();
        AccessException failure = catchThrowableOfType(AccessException.class, () -> client("cdse").page(ODataQuery.builder().build(), scope));
        assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(server.getRequestCount()).isZero();
    }
}
