package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Reads JSON values as servers really write them: a string where a list belongs, numbers as strings, null for absent.
public final class Lenient {

    private Lenient() {
    }

    /// A scalar as text; empty for null, absent, objects and lists.
    public static String text(JsonNode node) {
        return node == null || node.isNull() || node.isContainerNode() || node.isMissingNode() ? "" : node.asText();
    }

    /// A list of texts, or one text as a list of one; blanks and what is no scalar are left out.
    public static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(element -> addText(element, texts));
        } else {
            addText(node, texts);
        }
        return texts;
    }

    private static void addText(JsonNode node, List<String> texts) {
        String text = text(node);
        if (!text.isBlank()) {
            texts.add(text);
        }
    }

    /// A number, or a text that is one; never NaN or infinite.
    public static OptionalDouble number(JsonNode node) {
        if (node != null && node.isNumber()) {
            return finite(node.asDouble());
        }
        try {
            String text = text(node).strip();
            return text.isEmpty() ? OptionalDouble.empty() : finite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /// A whole number, or a text that is one; numbers with a fraction are none.
    public static OptionalLong whole(JsonNode node) {
        OptionalDouble number = number(node);
        if (number.isEmpty() || number.getAsDouble() != Math.rint(number.getAsDouble())) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(node.isNumber() ? node.asLong() : (long) number.getAsDouble());
    }

    /// A bounding box of four or six numbers as west, south, east, north; empty where it is none.
    public static Optional<double[]> box(JsonNode node) {
        if (node == null || !node.isArray() || (node.size() != 4 && node.size() != 6)) {
            return Optional.empty();
        }
        int half = node.size() / 2;
        double[] box = new double[4];
        int[] at = {0, 1, half, half + 1};
        for (int i = 0; i < 4; i++) {
            OptionalDouble value = number(node.get(at[i]));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            box[i] = value.getAsDouble();
        }
        return Optional.of(box);
    }
}
