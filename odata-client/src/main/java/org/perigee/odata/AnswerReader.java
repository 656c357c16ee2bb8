package org.perigee.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.perigee.access.ServerMessage;

/// Takes an answer apart: wrapper, count, next link, products. Knows `value`, `result`, `d`, `d.results` and bare lists.
final class AnswerReader {

    private static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).build()).build()).build();
    private static final List<String> LISTS = List.of("value", "results", "result");

    private AnswerReader() {
    }

    static ProductPage page(String body) throws AnswerException {
        JsonNode answer = parse(body);
        JsonNode inner = answer.path("d").isContainerNode() ? answer.get("d") : answer;
        JsonNode list = list(inner).or(() -> single(inner)).orElseThrow(() -> unexpected(body));
        List<ProductEntry> products = new ArrayList<>();
        String problem = "";
        for (JsonNode document : list) {
            try {
                products.add(ProductReader.read(document));
            } catch (AnswerException e) {
                problem = problem.isEmpty() ? e.getMessage() : problem;
            }
        }
        if (products.isEmpty() && !list.isEmpty()) {
            throw new AnswerException("Not one of " + list.size() + " products could be read: " + problem);
        }
        return new ProductPage(products, list.size() - products.size(), count(inner), nextLink(inner), problem);
    }

    /// The product of an answer for one, wrapped or not.
    static ProductEntry product(String body) throws AnswerException {
        JsonNode answer = parse(body);
        JsonNode inner = answer.path("d").isContainerNode() ? answer.get("d") : answer;
        JsonNode list = list(inner).or(() -> single(inner)).orElseThrow(() -> unexpected(body));
        if (list.size() != 1) {
            throw new AnswerException("Not one product but " + list.size());
        }
        return ProductReader.read(list.get(0));
    }

    /// A product that came alone; a node has an id and a name too, but no time.
    private static Optional<JsonNode> single(JsonNode answer) {
        return answer.has("Id") && answer.has("ContentDate") ? Optional.of(JsonNodeFactory.instance.arrayNode().add(answer)) : Optional.empty();
    }

    static List<NodeEntry> nodes(String body, String key) throws AnswerException {
        JsonNode answer = parse(body);
        JsonNode inner = answer.path("d").isContainerNode() ? answer.get("d") : answer;
        JsonNode list = inner.path(key).isArray() ? inner.get(key) : list(inner).orElse(null);
        if (list == null && inner.hasNonNull("Name")) {
            list = JsonNodeFactory.instance.arrayNode().add(inner);
        }
        if (list == null) {
            throw unexpected(body);
        }
        List<NodeEntry> nodes = new ArrayList<>();
        list.forEach(node -> nodes.add(NodeEntry.read(node)));
        return nodes;
    }

    static List<AttributeDefinition> attributes(String body) throws AnswerException {
        JsonNode answer = parse(body);
        List<AttributeDefinition> attributes = new ArrayList<>();
        for (JsonNode each : list(answer).orElseThrow(() -> unexpected(body))) {
            attributes.add(new AttributeDefinition(each.path("Name").asText(), each.path("ValueType").asText()));
        }
        return attributes;
    }

    private static JsonNode parse(String body) throws AnswerException {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer != null && answer.isContainerNode()) {
                return answer;
            }
        } catch (JsonProcessingException e) {
            throw new AnswerException(said(body), e);
        }
        throw unexpected(body);
    }

    private static Optional<JsonNode> list(JsonNode answer) {
        if (answer.isArray()) {
            return Optional.of(answer);
        }
        return LISTS.stream().map(answer::path).filter(JsonNode::isArray).findFirst();
    }

    private static OptionalLong count(JsonNode answer) {
        for (String key : List.of("@odata.count", "odata.count", "__count")) {
            OptionalLong count = Values.wholeNumber(answer.path(key));
            if (count.isPresent()) {
                return count;
            }
        }
        return OptionalLong.empty();
    }

    private static Optional<String> nextLink(JsonNode answer) {
        for (String key : List.of("@odata.nextLink", "odata.nextLink", "__next")) {
            String link = answer.path(key).asText("");
            if (!link.isBlank()) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    private static AnswerException unexpected(String body) {
        return new AnswerException(said(body));
    }

    private static String said(String body) {
        String found = ServerMessage.in(body.length() > 4096 ? body.substring(0, 4096) : body);
        return found.isBlank() ? "The answer is no list of products" : "The answer is no list of products: "
                + (found.length() > 200 ? found.substring(0, 200) + "…" : found);
    }
}
