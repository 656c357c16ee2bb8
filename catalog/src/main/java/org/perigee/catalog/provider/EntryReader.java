package org.perigee.catalog.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Reads the values of one entry. Keys nobody knows are passed over; a value of the wrong kind is an error that names its key.
///
/// Every method throws [IllegalArgumentException] with half a sentence that can follow "because".
final class EntryReader {

    private final JsonNode entry;

    EntryReader(JsonNode entry) {
        if (!entry.isObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        this.entry = entry;
    }

    String text(String key, String otherwise) {
        JsonNode value = value(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("\"" + key + "\" is no text");
        }
        return value.asText().strip();
    }

    String requiredText(String key) {
        String text = text(key, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing");
        }
        return text;
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode value = value(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException("\"" + key + "\" is neither true nor false");
        }
        return value.asBoolean(otherwise);
    }

    long number(String key, long otherwise) {
        JsonNode value = value(key);
        if (!value.isMissingNode() && (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0)) {
            throw new IllegalArgumentException("\"" + key + "\" is no whole number from 0 up");
        }
        return value.asLong(otherwise);
    }

    OptionalLong optionalNumber(String key) {
        long number = number(key, 0);
        return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
        String text = text(key, "");
        if (text.isEmpty() && otherwise != null) {
            return otherwise;
        }
        String wanted = text.replace('-', '_');
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equalsIgnoreCase(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is " + (text.isEmpty() ? "missing" : "\"" + text + "\"")
                        + "; it must be one of " + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
    }

    /// An http or https address; null where the key is absent.
    URI address(String key) {
        String text = text(key, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI address = URI.create(text);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            if (web && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + key + "\" is no http or https address: " + text, e);
        }
        throw new IllegalArgumentException("\"" + key + "\" is no http or https address: " + text);
    }

    URI requiredAddress(String key) {
        requiredText(key);
        return address(key);
    }

    /// A list of texts; a single text counts as a list of one.
    List<String> texts(String key) {
        JsonNode value = value(key);
        if (value.isTextual()) {
            return List.of(value.asText());
        }
        if (!value.isMissingNode() && !value.isArray()) {
            throw new IllegalArgumentException("\"" + key + "\" is no list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw new IllegalArgumentException("\"" + key + "\" holds something that is no text");
            }
            texts.add(element.asText());
        }
        return texts;
    }

    Set<String> setOfTexts(String key) {
        return Set.copyOf(texts(key));
    }

    /// A JSON object as it is; an empty reader where it is absent.
    JsonNode object(String key) {
        JsonNode value = value(key);
        if (!value.isMissingNode() && !value.isObject()) {
            throw new IllegalArgumentException("\"" + key + "\" is no JSON object");
        }
        return value;
    }

    /// The members of a JSON object, each read by what is given its key and its value.
    <T> Map<String, T> members(String key, BiFunction<String, JsonNode, T> reader) {
        Map<String, T> members = new LinkedHashMap<>();
        JsonNode object = object(key);
        StreamSupport.stream(object.properties().spliterator(), false)
                .forEach(member -> members.put(member.getKey(), reader.apply(member.getKey(), member.getValue())));
        return members;
    }

    private JsonNode value(String key) {
        JsonNode value = entry.path(key);
        return value.isNull() ? MissingNode.getInstance() : value;
    }
}
