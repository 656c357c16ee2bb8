package org.perigee.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.perigee.odata.ProductEntry.Dates;
import org.perigee.odata.ProductEntry.Digest;
import org.perigee.odata.ProductEntry.Location;
import org.perigee.odata.ProductEntry.Places;
import org.perigee.odata.ProductEntry.ProductAsset;
import org.perigee.odata.ProductEntry.ProductFile;

/// Reads one product of a CSC or DHuS catalogue; asks for nothing but an id and a name.
final class ProductReader {

    private ProductReader() {
    }

    /// @throws AnswerException where the document is no product
    static ProductEntry read(JsonNode document) throws AnswerException {
        String id = document.path("Id").asText("");
        String name = document.path("Name").asText("");
        if (id.isBlank() || name.isBlank()) {
            throw new AnswerException(whatIsMissing(document));
        }
        ProductFile file = new ProductFile(document.path("ContentType").asText(""), length(document.path("ContentLength")), checksums(document));
        return new ProductEntry(id, name, file, dates(document), Footprints.read(document), attributes(document), places(document), document);
    }

    private static String whatIsMissing(JsonNode document) {
        if (document.hasNonNull("id") && document.hasNonNull("name")) {
            return "The product writes its fields in lower case, which no supported dialect does (" + document.path("name").asText() + ")";
        }
        return "The product has no " + (document.path("Id").asText("").isBlank() ? "Id" : "Name");
    }

    private static OptionalLong length(JsonNode node) {
        OptionalLong length = Values.wholeNumber(node);
        return length.orElse(0) > 0 ? length : OptionalLong.empty();
    }

    private static List<Digest> checksums(JsonNode document) {
        JsonNode node = document.path("Checksum");
        List<Digest> digests = new ArrayList<>();
        for (JsonNode each : node.isArray() ? node : List.of(node)) {
            String algorithm = each.path("Algorithm").asText("");
            String value = each.path("Value").asText("");
            if (!algorithm.isBlank() && !value.isBlank()) {
                digests.add(new Digest(algorithm, value));
            }
        }
        return digests;
    }

    private static Dates dates(JsonNode document) {
        JsonNode content = document.path("ContentDate");
        Instant start = Values.instant(content.path("Start"));
        Instant end = Values.instant(content.path("End"));
        // Some catalogues swap them for products that end on the other side of a pole.
        boolean swapped = start != null && end != null && end.isBefore(start);
        JsonNode publication = document.path("PublicationDate").isMissingNode() ? document.path("IngestionDate") : document.path("PublicationDate");
        JsonNode origin = document.path("OriginDate").isMissingNode() ? document.path("CreationDate") : document.path("OriginDate");
        return new Dates(swapped ? end : start, swapped ? start : end, Values.instant(origin), Values.instant(publication),
                Values.instant(document.path("ModificationDate")), Values.eviction(document.path("EvictionDate")));
    }

    private static Map<String, Object> attributes(JsonNode document) {
        JsonNode node = document.path("Attributes");
        JsonNode list = node.path("results").isArray() ? node.get("results") : node;
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (list.isArray()) {
            list.forEach(each -> put(attributes, each));
        }
        return attributes;
    }

    private static void put(Map<String, Object> attributes, JsonNode attribute) {
        String name = attribute.path("Name").asText("");
        JsonNode value = attribute.path("Value");
        if (!name.isEmpty() && value.isValueNode() && !value.isNull()) {
            attributes.putIfAbsent(name, value(value, attribute.path("ValueType").asText("")));
        }
    }

    /// The value's own type decides; text is turned into what it is announced to be where it can be.
    private static Object value(JsonNode value, String type) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() && !type.equals("Double") ? (Object) value.longValue() : (Object) value.doubleValue();
        }
        String text = value.asText();
        try {
            return switch (type) {
                case "Integer" -> text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
                case "Double" -> Double.valueOf(text);
                case "Boolean" -> Boolean.valueOf(text);
                default -> text;
            };
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Places places(JsonNode document) {
        JsonNode online = document.path("Online");
        List<ProductAsset> assets = new ArrayList<>();
        for (JsonNode each : document.path("Assets").isArray() ? document.get("Assets") : List.<JsonNode>of()) {
            assets.add(new ProductAsset(each.path("Type").asText(""), each.path("Id").asText(""), each.path("DownloadLink").asText("")));
        }
        for (JsonNode each : document.path("Quicklooks").isArray() ? document.get("Quicklooks") : List.<JsonNode>of()) {
            assets.add(new ProductAsset("QUICKLOOK", each.path("Image").asText(""), ""));
        }
        List<Location> locations = new ArrayList<>();
        for (JsonNode each : document.path("Locations").isArray() ? document.get("Locations") : List.<JsonNode>of()) {
            locations.add(new Location(each.path("FormatType").asText(""), each.path("DownloadLink").asText(""),
                    length(each.path("ContentLength")), each.path("S3Path").asText("")));
        }
        return new Places(online.isBoolean() ? online.booleanValue() : null, document.path("S3Path").asText(""), assets, locations);
    }
}
