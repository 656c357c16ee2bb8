package org.perigee.app.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.perigee.download.TransferRequest;
import org.perigee.download.engine.RequestJson;

/// Something asked of a queue.
public sealed interface QueueCommand {

    /// How transfers stand.
    ///
    /// @param words ids, batches, their beginnings, or `all`
    record Show(List<String> words) implements QueueCommand {
    }

    /// Does something with transfers.
    ///
    /// @param words ids, batches, their beginnings, or `all`
    record Act(Verb verb, List<String> words) implements QueueCommand {
    }

    /// Limits the speed of the queue.
    ///
    /// @param bytesPerSecond over all its transfers; 0 for no limit
    record Limit(long bytesPerSecond) implements QueueCommand {
    }

    /// Puts files in the queue. Secrets in their addresses do not come along.
    record Submit(List<TransferRequest> requests) implements QueueCommand {
    }

    /// Carries out what was noted for the next start.
    record TakeNotes() implements QueueCommand {
    }

    /// What can be done with transfers.
    enum Verb { PAUSE, RESUME, CANCEL, RETRY }

    /// As it is sent and noted.
    default ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case Show show -> addWords(node.put("command", "list"), show.words());
            case Act act -> addWords(node.put("command", act.verb().name().toLowerCase(Locale.ROOT)), act.words());
            case Limit limit -> node.put("command", "limit").put("bytesPerSecond", limit.bytesPerSecond());
            case Submit submit -> {
                ArrayNode all = node.put("command", "submit").putArray("requests");
                submit.requests().forEach(request -> all.add(RequestJson.write(request)));
            }
            case TakeNotes _ -> node.put("command", "notes");
        }
        return node;
    }

    private static void addWords(ObjectNode node, Collection<String> words) {
        ArrayNode all = node.putArray("transfers");
        words.forEach(all::add);
    }

    /// @return empty where it is none that we know
    static Optional<QueueCommand> read(JsonNode node) {
        String name = node.path("command").asText();
        return switch (name) {
            case "list" -> Optional.of(new Show(words(node)));
            case "limit" -> node.path("bytesPerSecond").isIntegralNumber() && node.path("bytesPerSecond").asLong(-1) >= 0
                    ? Optional.of(new Limit(node.path("bytesPerSecond").asLong())) : Optional.empty();
            case "submit" -> submit(node);
            case "notes" -> Optional.of(new TakeNotes());
            default -> verb(name).map(verb -> new Act(verb, words(node)));
        };
    }

    private static Optional<QueueCommand> submit(JsonNode node) {
        List<TransferRequest> requests = new ArrayList<>();
        try {
            node.path("requests").forEach(request -> requests.add(RequestJson.read(request.asText())));
            return Optional.of(new Submit(requests));
        } catch (RuntimeException e) {
            // Whatever is wrong with it: a request that its own constructor refuses is none.
            return Optional.empty();
        }
    }

    private static Optional<Verb> verb(String name) {
        return List.of(Verb.values()).stream().filter(verb -> verb.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
    }

    private static List<String> words(JsonNode node) {
        List<String> words = new ArrayList<>();
        node.path("transfers").forEach(word -> words.add(word.asText()));
        return words;
    }
}
