package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Some Items as they arrived together.
///
/// @param items   those that could be read and did not come before
/// @param matched how many the server says there are in all; it may estimate, and change its mind
/// @param skipped documents that could not be read
/// @param problem why the first of them could not; empty where none was skipped
/// @param links   of the page
/// @param size    documents on the page, read or not, new or not
public record StacPage(List<StacItem> items, OptionalLong matched, int skipped, String problem, List<StacLink> links, int size) {

    public StacPage {
        items = List.copyOf(items);
        links = List.copyOf(links);
    }

    /// Reads an answer of an item search; a single Item counts as a page of one.
    ///
    /// @throws IllegalArgumentException where it is neither; the message says so
    static StacPage of(JsonNode answer, URI source) {
        List<JsonNode> features = features(answer);
        List<StacItem> items = new ArrayList<>();
        String problem = "";
        for (JsonNode feature : features) {
            try {
                items.add(StacItem.of(feature, source));
            } catch (IllegalArgumentException e) {
                problem = problem.isEmpty() ? e.getMessage() : problem;
            }
        }
        List<StacLink> links = answer.has("features") ? StacLink.listOf(answer) : List.of();
        return new StacPage(items, matched(answer), features.size() - items.size(), problem, links, features.size());
    }

    private static List<JsonNode> features(JsonNode answer) {
        List<JsonNode> features = new ArrayList<>();
        if (answer.path("features").isArray()) {
            answer.get("features").forEach(features::add);
        } else if (answer.path("type").asText().equals("Feature")) {
            features.add(answer);
        } else if (!answer.path("type").asText().equals("FeatureCollection")) {
            throw new IllegalArgumentException("The answer holds no features");
        }
        return features;
    }

    private static OptionalLong matched(JsonNode answer) {
        OptionalLong matched = Lenient.whole(answer.get("numberMatched"));
        OptionalLong older = matched.isPresent() ? matched : Lenient.whole(answer.path("context").get("matched"));
        return older.isPresent() && older.getAsLong() >= 0 ? older : OptionalLong.empty();
    }

    StacPage withItems(List<StacItem> others) {
        return new StacPage(others, matched, skipped, problem, links, size);
    }
}
