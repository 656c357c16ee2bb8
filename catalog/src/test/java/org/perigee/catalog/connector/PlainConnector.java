package org.perigee.catalog.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.SourceDocument;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.SearchQuery;

/// The smallest connector that keeps the contract, for a made-up protocol: `GET ?page=&time=` and a JSON list.
final class PlainConnector implements CatalogConnector {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OkHttpClient client;
    private final Provider provider;

    PlainConnector(Provider provider, Duration silence) {
        this.provider = provider;
        this.client = new OkHttpClient.Builder().readTimeout(silence).build();
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public SearchPlan plan(SearchQuery query, Cancellation cancellation) {
        Map<Condition, Treatment> treatments = new LinkedHashMap<>();
        Condition.of(query).forEach(condition -> treatments.put(condition,
                condition instanceof Condition.Time ? Treatment.ASKED : Treatment.APPLIED_HERE));
        return new SearchPlan(treatments, List.of("curl " + url(query, 1)));
    }

    @Override
    public SearchEnd search(SearchQuery query, PageSink sink, Cancellation cancellation) throws CatalogException {
        Set<String> seen = new HashSet<>();
        for (int page = 1;; page++) {
            JsonNode answer = ask(url(query, page), cancellation);
            Page mapped = map(answer, seen);
            boolean repeated = page > 1 && mapped.items().isEmpty() && !answer.path("items").isEmpty();
            if (repeated) {
                return new SearchEnd.CutShort("The server sends the same page again", mapped.matched());
            }
            if (!mapped.items().isEmpty() && !sink.accept(mapped)) {
                return new SearchEnd.LimitReached(mapped.matched());
            }
            if (!answer.path("more").asBoolean()) {
                return new SearchEnd.Exhausted();
            }
        }
    }

    @Override
    public List<CatalogCollection> collections(Cancellation cancellation) {
        return List.of();
    }

    private HttpUrl url(SearchQuery query, int page) {
        return HttpUrl.get(provider.endpoint()).newBuilder().addQueryParameter("page", String.valueOf(page))
                .addQueryParameter("time", query.time().toString()).build();
    }

    private JsonNode ask(HttpUrl url, Cancellation cancellation) throws CatalogException {
        if (cancellation.isCancelled()) {
            throw new CatalogException(FailureKind.CANCELLED, "Cancelled", null);
        }
        Call call = client.newCall(new Request.Builder().url(url).build());
        cancellation.onCancel(call::cancel);
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw new CatalogException(kind(response.code()), "Status " + response.code(), OptionalInt.of(response.code()),
                        Optional.ofNullable(response.header("Retry-After")).map(Long::valueOf).map(Duration::ofSeconds), null);
            }
            JsonNode answer = JSON.readTree(response.body().string());
            if (!answer.isObject()) {
                throw new CatalogException(FailureKind.PROTOCOL, "Not an answer", null);
            }
            return answer;
        } catch (JsonProcessingException e) {
            throw new CatalogException(FailureKind.PROTOCOL, "Not an answer", e);
        } catch (SocketTimeoutException e) {
            throw new CatalogException(FailureKind.TIMEOUT, "Silence", e);
        } catch (IOException e) {
            throw new CatalogException(call.isCanceled() ? FailureKind.CANCELLED : FailureKind.NETWORK, "Broken off", e);
        }
    }

    private static FailureKind kind(int status) {
        return switch (status) {
            case 401 -> FailureKind.AUTHENTICATION;
            case 403 -> FailureKind.FORBIDDEN;
            case 404 -> FailureKind.NOT_FOUND;
            case 429 -> FailureKind.THROTTLED;
            default -> FailureKind.SERVER;
        };
    }

    private Page map(JsonNode answer, Set<String> seen) {
        List<Item> items = new ArrayList<>();
        int skipped = 0;
        for (JsonNode document : answer.path("items")) {
            if (!document.has("id")) {
                skipped++;
            } else if (seen.add(document.path("id").asText())) {
                items.add(item(document));
            }
        }
        return new Page(items, OptionalLong.of(answer.path("total").asLong()), skipped, skipped > 0 ? "A document without an id" : "");
    }

    private Item item(JsonNode document) {
        List<Asset> assets = new ArrayList<>();
        if (document.has("href")) {
            assets.add(Asset.builder("product", URI.create(document.path("href").asText())).roles(Asset.PRODUCT_ROLE)
                    .size(document.path("size").asLong()).checksums(List.of(new Checksum("md5", document.path("md5").asText()))).build());
            assets.add(Asset.builder("quicklook", URI.create(document.path("quicklook").asText())).roles(Asset.OVERVIEW_ROLE).build());
        }
        Map<String, Object> properties = document.has("cloud") ? Map.of(Properties.CLOUD_COVER, document.path("cloud").asDouble()) : Map.of();
        return new Item(new ItemRef(provider.id(), "", document.path("id").asText()), document.path("name").asText(),
                Instant.parse(document.path("start").asText()), Instant.parse(document.path("end").asText()), footprint(document), properties,
                assets, new SourceDocument("application/json", document.toString()), Instant.now());
    }

    private static Footprint footprint(JsonNode document) {
        if (!document.has("ring")) {
            return null;
        }
        double[] ring = JSON.convertValue(document.get("ring"), double[].class);
        return new ContractItem("", "", null, null, ring, null, null, true).footprint();
    }
}
