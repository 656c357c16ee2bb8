package org.perigee.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers and instants in the forms servers write them.
final class Values {

    private static final Pattern TICKS = Pattern.compile("/Date\\((-?\\d{1,15})(?:[+-]\\d{1,4})?\\)/");
    /// "Never" is written as one of these years, or not at all.
    private static final int FIRST_YEAR_OF_NEVER = 2262;

    private Values() {
    }

    /// A whole number, also written as text; empty where it is none.
    static OptionalLong wholeNumber(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return OptionalLong.of(node.longValue());
        }
        if (node.isTextual() && node.textValue().matches("-?\\d{1,18}")) {
            return OptionalLong.of(Long.parseLong(node.textValue()));
        }
        return OptionalLong.empty();
    }

    /// An instant: ISO 8601 with or without zone (then UTC) and fraction, or `/Date(milliseconds)/`; null where it is none.
    static Instant instant(JsonNode node) {
        String text = node.asText("").strip();
        Matcher ticks = TICKS.matcher(text);
        if (ticks.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(ticks.group(1)));
        }
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from) instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// An instant, null also where it stands for "never".
    static Instant eviction(JsonNode node) {
        Instant instant = instant(node);
        return instant == null || instant.atOffset(ZoneOffset.UTC).getYear() >= FIRST_YEAR_OF_NEVER ? null : instant;
    }
}
