package org.perigee.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the one useful sentence in the body of an error answer, whatever its form.
///
/// Knows RFC 9457 problem details, the bodies of STAC servers, Copernicus OData, Keycloak, resto and OData v2/v4, XML exception
/// reports and HTML pages.
public final class ServerMessage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500;
    /// In order of usefulness; nested objects are searched with the same names.
    private static final List<String> FIELDS = List.of("error_description", "detail", "description", "message", "ErrorMessage", "msg", "value",
            "title", "error", "errors", "code");
    private static final Pattern HTML_TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern XML_TEXT = Pattern.compile("(?is)<(?:[a-z]+:)?(?:message|exceptiontext|error)\\b[^>]*>\\s*([^<]+?)\\s*</");
    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");

    private ServerMessage() {
    }

    /// The sentence, at most 500 characters, without markup or secrets; empty where there is none.
    public static String in(String body) {
        String text = body == null ? "" : body.strip();
        String found = text.startsWith("{") || text.startsWith("[") ? inJson(text) : inMarkup(text);
        String tidy = Redaction.text(found.replaceAll("\\s+", " ").strip());
        return tidy.length() <= LONGEST ? tidy : tidy.substring(0, LONGEST - 1) + "…";
    }

    private static String inJson(String text) {
        try {
            return inNode(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static String inNode(JsonNode node) {
        if (node.isValueNode()) {
            return node.isNull() ? "" : node.asText();
        }
        if (node.isArray()) {
            return node.isEmpty() ? "" : inNode(node.get(0));
        }
        for (String field : FIELDS) {
            JsonNode value = node.get(field);
            String found = value == null ? "" : inNode(value);
            if (!found.isBlank()) {
                return found;
            }
        }
        return "";
    }

    private static String inMarkup(String text) {
        Matcher title = HTML_TITLE.matcher(text);
        if (title.find()) {
            return title.group(1);
        }
        Matcher xml = XML_TEXT.matcher(text);
        return xml.find() ? xml.group(1) : TAG.matcher(text).replaceAll(" ");
    }
}
