package org.perigee.stac.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// How a provider's documents differ: the part `documents` of a dialect ([org.perigee.stac.StacDialect] has examples). Every key
/// may be left out.
///
/// @param title         properties that hold the product's name, the best first
/// @param properties    by STAC name: the property it is to be read from
/// @param description   regular expressions with one group, found in assets' descriptions: `size` (bytes), `online` (true or false),
///                      `md5`
/// @param productAssets regular expression of the keys of assets that hold the whole product
/// @param online        `true`: what does not say otherwise can be had at once
record ItemDialect(List<String> title, Map<String, String> properties, Map<String, Pattern> description, Pattern productAssets, boolean online) {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    ItemDialect {
        title = title == null ? List.of() : List.copyOf(title);
        properties = properties == null ? Map.of() : Map.copyOf(properties);
        description = description == null ? Map.of() : Map.copyOf(description);
    }

    /// @throws IllegalArgumentException where a key or value is not understood; the message names it
    static ItemDialect of(JsonNode documents) {
        try {
            return MAPPER.treeToValue(documents, ItemDialect.class);
        } catch (JsonProcessingException | PatternSyntaxException e) {
            throw new IllegalArgumentException("The dialect's documents are not understood: " + e.getMessage(), e);
        }
    }
}
