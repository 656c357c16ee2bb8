package org.perigee.catalog.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.json.ItemFormatException;
import org.perigee.catalog.json.QueryJson;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.SearchQuery;

/// Outcomes of searches as JSON.
final class OutcomeJson {

    private static final JsonMapper JSON = new JsonMapper();

    private OutcomeJson() {
    }

    static String write(SourceOutcome outcome) {
        ObjectNode node = JSON.createObjectNode();
        switch (outcome) {
            case SourceOutcome.Complete(long delivered) -> node.put("kind", "complete").put("delivered", delivered);
            case SourceOutcome.Truncated(long delivered, String reason, OptionalLong matched) -> {
                node.put("kind", "truncated").put("delivered", delivered).put("reason", reason);
                matched.ifPresent(count -> node.put("matched", count));
            }
            case SourceOutcome.Failed failed -> {
                node.put("kind", "failed").put("delivered", failed.delivered()).put("failure", failed.kind().name()).put("message", failed.message());
                failed.status().ifPresent(status -> node.put("status", status));
                failed.retryAfter().ifPresent(wait -> node.put("retryAfter", wait.toString()));
            }
            case SourceOutcome.Cancelled(long delivered) -> node.put("kind", "cancelled").put("delivered", delivered);
            case SourceOutcome.Unsupported(List<Condition> conditions) ->
                node.put("kind", "unsupported").set("conditions", QueryJson.write(query(conditions)));
        }
        return node.toString();
    }

    /// Conditions are written as the query that consists of them.
    private static SearchQuery query(List<Condition> conditions) {
        SearchQuery.Builder query = SearchQuery.builder();
        for (Condition condition : conditions) {
            switch (condition) {
                case Condition.Area area -> query.area(area.area());
                case Condition.Time time -> query.time(time.range());
                case Condition.Collections collections -> collections.ids().forEach(query::collection);
                case Condition.Property property -> query.filter(property.filter());
                case Condition.Names names -> names.patterns().forEach(query::name);
                case Condition.Text text -> query.text(text.words());
            }
        }
        return query.build();
    }

    /// @throws ItemFormatException where it is none that this version knows
    static SourceOutcome read(String text) throws ItemFormatException {
        try {
            JsonNode node = JSON.readTree(text);
            long delivered = node.path("delivered").asLong();
            return switch (node.path("kind").asText()) {
                case "complete" -> new SourceOutcome.Complete(delivered);
                case "truncated" -> new SourceOutcome.Truncated(delivered, node.path("reason").asText(),
                        node.has("matched") ? OptionalLong.of(node.path("matched").asLong()) : OptionalLong.empty());
                case "failed" -> new SourceOutcome.Failed(delivered, FailureKind.valueOf(node.path("failure").asText()), node.path("message").asText(),
                        node.has("status") ? OptionalInt.of(node.path("status").asInt()) : OptionalInt.empty(),
                        node.has("retryAfter") ? Optional.of(Duration.parse(node.path("retryAfter").asText())) : Optional.empty());
                case "cancelled" -> new SourceOutcome.Cancelled(delivered);
                case "unsupported" -> new SourceOutcome.Unsupported(Condition.of(QueryJson.read(node.path("conditions"))));
                default -> throw new ItemFormatException("An outcome of a kind this version does not know");
            };
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new ItemFormatException("Not an outcome: " + e.getMessage(), e);
        }
    }
}
