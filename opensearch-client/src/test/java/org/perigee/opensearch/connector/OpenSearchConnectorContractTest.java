package org.perigee.opensearch.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.ConnectorContract;
import org.perigee.catalog.connector.ContractItem;
import org.perigee.catalog.connector.ContractProtocol;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;

/// The connector keeps the contract with a server that has a description document and answers as resto 2 does.
class OpenSearchConnectorContractTest extends ConnectorContract {

    private final HttpAccess access = HttpAccess.builder().readTimeout(SILENCE).build();

    @AfterEach
    void close() {
        access.close();
    }

    @Override
    protected CatalogConnector connect(URI base, Limits limits) {
        Provider provider = new Provider("resto", "A resto", Protocol.OPENSEARCH, base.resolve("describe.xml"), Status.LIVE, "", "", true, "", "", "",
                null, limits, Map.of(), null);
        return new OpenSearchConnectorFactory(access).connect(provider);
    }

    @Override
    protected ContractProtocol protocol() {
        return new Resto();
    }

    private static final class Resto implements ContractProtocol {

        private final ObjectMapper json = new ObjectMapper();

        @Override
        public Optional<MockResponse> preliminaries(RecordedRequest request) {
            if (!request.getUrl().encodedPath().endsWith("describe.xml")) {
                return Optional.empty();
            }
            String template = request.getUrl().resolve("search.json") + "?maxRecords={count?}&amp;page={startPage?}&amp;box={g:box?}"
                    + "&amp;startDate={t:start?}&amp;completionDate={t:end?}&amp;cloudCover={e:cloudCover?}";
            return Optional.of(new MockResponse.Builder().addHeader("Content-Type", "application/opensearchdescription+xml").body("""
                    <os:OpenSearchDescription xmlns:os="http://a9.com/-/spec/opensearch/1.1/"
                        xmlns:g="http://a9.com/-/opensearch/extensions/geo/1.0/" xmlns:t="http://a9.com/-/opensearch/extensions/time/1.0/"
                        xmlns:e="http://a9.com/-/opensearch/extensions/eo/1.0/">
                      <os:ShortName>resto</os:ShortName>
                      <os:Url type="application/json" template="%s"/>
                    </os:OpenSearchDescription>""".formatted(template)).build());
        }

        @Override
        public int page(RecordedRequest request) {
            return Integer.parseInt(Optional.ofNullable(request.getUrl().queryParameter("page")).orElse("1"));
        }

        @Override
        public Optional<Footprint> area(RecordedRequest request) {
            return Optional.ofNullable(request.getUrl().queryParameter("box")).map(box -> {
                String[] sides = box.split(",");
                return Footprint.of(new BoundingBox(Double.parseDouble(sides[0]), Double.parseDouble(sides[1]), Double.parseDouble(sides[2]),
                        Double.parseDouble(sides[3])));
            });
        }

        @Override
        public TimeRange time(RecordedRequest request) {
            return new TimeRange(instant(request, "startDate"), instant(request, "completionDate"));
        }

        private static Instant instant(RecordedRequest request, String key) {
            String text = request.getUrl().queryParameter(key);
            return text == null ? null : Instant.parse(text);
        }

        @Override
        public MockResponse answer(RecordedRequest request, List<ContractItem> items, Paging paging) {
            ObjectNode answer = json.createObjectNode().put("type", "FeatureCollection");
            ObjectNode properties = answer.putObject("properties").put("itemsPerPage", items.size());
            if (paging.total().isPresent()) {
                properties.put("totalResults", paging.total().getAsLong()).put("exactCount", true);
            } else {
                properties.putNull("totalResults").put("exactCount", 0);
            }
            ArrayNode links = properties.putArray("links");
            if (paging.more()) {
                links.addObject().put("rel", "next").put("href",
                        request.getUrl().newBuilder().setQueryParameter("page", String.valueOf(paging.page() + 1)).toString());
            }
            ArrayNode features = answer.putArray("features");
            items.forEach(item -> write(item, features.addObject()));
            return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(answer.toString()).build();
        }

        private void write(ContractItem item, ObjectNode feature) {
            feature.put("type", "Feature");
            ObjectNode properties = feature.putObject("properties").put("collection", "S2ST");
            if (item.readable()) {
                feature.put("id", item.id());
                properties.put("productIdentifier", item.name()).put("title", item.name());
            }
            properties.put("startDate", item.start().toString()).put("completionDate", item.end().toString());
            properties.put("cloudCover", item.cloudCover().orElse(-1));
            if (item.ring() == null) {
                feature.putArray("geometry");
            } else {
                ArrayNode ring = feature.putObject("geometry").put("type", "Polygon").putArray("coordinates").addArray();
                for (int i = 0; i < item.ring().length; i += 2) {
                    ring.addArray().add(item.ring()[i]).add(item.ring()[i + 1]);
                }
            }
            if (item.file() != null) {
                properties.put("quicklook", item.file().quicklook().toString()).put("resourceChecksum", item.file().md5().toUpperCase(java.util.Locale.ROOT));
                properties.putObject("services").putObject("download").put("url", item.file().href().toString()).put("mimeType", "application/zip")
                        .put("size", item.file().size());
            }
        }

        @Override
        public MockResponse.Builder error(int status, String message) {
            return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json")
                    .body("{\"ErrorMessage\":\"" + message + "\",\"ErrorCode\":" + status + "}");
        }
    }
}
