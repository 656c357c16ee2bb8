package org.perigee.catalog.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.SearchQuery;

/// The server a connector is held against, and short words for what tests do with both.
public abstract class ConnectorBench {

    /// The silence after which the connector's network access must give up reading; subclasses build it so.
    protected static final Duration SILENCE = Duration.ofSeconds(2);

    static final int PAGE = 10;
    static final Limits LIMITS = new Limits(PAGE, 0, 2, 2, 10);
    static final Instant NEW_YEAR = Instant.parse("2025-01-01T10:00:00Z");
    static final SearchQuery EVERYTHING = SearchQuery.builder().build();

    final Cancellation cancellation = new Cancellation();
    private MockWebServer server;
    ContractServer archive;
    CatalogConnector connector;

    /// A connector to the server at a base address (with a trailing slash), which may append the path its protocol needs.
    protected abstract CatalogConnector connect(URI base, Limits limits);

    /// How servers of the protocol read and write.
    protected abstract ContractProtocol protocol();

    /// Where the product of an Item is; other than the document's address where the protocol makes it from the id.
    protected URI productHref(ContractItem item) {
        return item.file().href();
    }

    @BeforeEach
    void startServer() throws IOException {
        server = new MockWebServer();
        server.start();
    }

    @AfterEach
    void stopServer() {
        cancellation.cancel();
        server.close();
    }

    ContractServer serve(List<ContractItem> items) {
        return serve(new ContractServer(protocol(), items, PAGE, 0));
    }

    ContractServer serve(ContractServer made) {
        archive = made;
        server.setDispatcher(made);
        connector = connect(server.url("/").uri(), LIMITS);
        return made;
    }

    SearchEnd search(SearchQuery query, CollectingSink sink) throws CatalogException {
        return connector.search(query, sink, cancellation);
    }

    CatalogException failure(SearchQuery query, CollectingSink sink) {
        return catchThrowableOfType(CatalogException.class, () -> search(query, sink));
    }

    Treatment treatment(SearchQuery query) throws CatalogException {
        return connector.plan(query, cancellation).treatments().get(Condition.of(query).getFirst());
    }

    Item onlyItem() throws CatalogException {
        CollectingSink sink = CollectingSink.ofAll();
        search(EVERYTHING, sink);
        assertThat(sink.items()).hasSize(1);
        return sink.items().getFirst();
    }

    /// Newest first, which is the order of the query.
    static List<ContractItem> items(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> ContractItem.at(i, 5, 10, NEW_YEAR.minusSeconds(60L * i))).toList();
    }

    static List<String> ids(List<ContractItem> items) {
        return items.stream().map(ContractItem::id).toList();
    }

    static String firstHalf(MockResponse response) {
        okio.Buffer body = new okio.Buffer();
        try {
            response.getBody().writeTo(body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String text = body.readUtf8();
        return text.substring(0, text.length() / 2);
    }
}
