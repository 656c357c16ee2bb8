package org.perigee.odata;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The types of attributes in the Copernicus Space Component.
public enum AttributeType {
    @JsonProperty("String")
    STRING("String"),
    @JsonProperty("Integer")
    INTEGER("Integer"),
    @JsonProperty("Double")
    DOUBLE("Double"),
    @JsonProperty("DateTimeOffset")
    DATE_TIME_OFFSET("DateTimeOffset"),
    @JsonProperty("Boolean")
    BOOLEAN("Boolean");

    private final String word;

    AttributeType(String word) {
        this.word = word;
    }

    /// As it is written in `ValueType` and in cast segments.
    public String word() {
        return word;
    }
}
