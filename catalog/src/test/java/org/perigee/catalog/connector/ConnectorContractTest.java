package org.perigee.catalog.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;

/// The contract can be kept, and needs no more than it says.
class ConnectorContractTest extends ConnectorContract {

    @Override
    protected CatalogConnector connect(URI base, Limits limits) {
        return new PlainConnector(Provider.of("plain", "Plain", Protocol.STAC, base), SILENCE);
    }

    @Override
    protected ContractProtocol protocol() {
        return new PlainProtocol();
    }

    private static final class PlainProtocol implements ContractProtocol {

        private final ObjectMapper json = new ObjectMapper();

        @Override
        public Optional<MockResponse> preliminaries(RecordedRequest request) {
            return Optional.empty();
        }

        @Override
        public int page(RecordedRequest request) {
            return Integer.parseInt(request.getUrl().queryParameter("page"));
        }

        @Override
        public Optional<Footprint> area(RecordedRequest request) {
            return Optional.empty();
        }

        @Override
        public TimeRange time(RecordedRequest request) {
            String[] ends = request.getUrl().queryParameter("time").split("/");
            return new TimeRange(instant(ends[0]), instant(ends[1]));
        }

        private static Instant instant(String text) {
            return text.equals("..") ? null : Instant.parse(text);
        }

        @Override
        public MockResponse answer(RecordedRequest request, List<ContractItem> items, Paging paging) {
            ObjectNode answer = json.createObjectNode().put("more", paging.more()).put("total", paging.total().orElse(0));
            ArrayNode documents = answer.putArray("items");
            items.forEach(item -> write(item, documents.addObject()));
            return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(answer.toString()).build();
        }

        private void write(ContractItem item, ObjectNode document) {
            if (item.readable()) {
                document.put("id", item.id());
            }
            document.put("name", item.name()).put("start", item.start().toString()).put("end", item.end().toString());
            item.cloudCover().ifPresent(cover -> document.put("cloud", cover));
            if (item.ring() != null) {
                document.set("ring", json.valueToTree(item.ring()));
            }
            if (item.file() != null) {
                document.put("href", item.file().href().toString()).put("size", item.file().size()).put("md5", item.file().md5())
                        .put("quicklook", item.file().quicklook().toString());
            }
        }

        @Override
        public MockResponse.Builder error(int status, String message) {
            return new MockResponse.Builder().code(status).body("{\"message\":\"" + message + "\"}");
        }
    }
}
