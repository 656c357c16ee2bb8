package org.perigee.odata;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/// Which attribute or field of a product is a property of an Item, and how its values are written.
///
/// @param property   the property's name in STAC, `eo:cloud_cover`
/// @param attributes the attribute's names; the first is asked for, the first found is read
/// @param field      a field of the product itself (`PublicationDate`) in place of an attribute; may be empty
/// @param type       the attribute's type, which decides how a filter is written
/// @param form       how values differ between the two
/// @param ask        whether a filter on it can be asked; else it is tested on what comes
public record PropertyRule(String property, List<String> attributes, String field, AttributeType type, Form form, boolean ask) {

    public PropertyRule {
        Objects.requireNonNull(property, "properties.property");
        attributes = attributes == null ? List.of() : List.copyOf(attributes);
        field = field == null ? "" : field;
        Objects.requireNonNull(type, "properties.type");
        form = form == null ? Form.PLAIN : form;
        if (attributes.isEmpty() == field.isEmpty()) {
            throw new IllegalArgumentException("Either attributes or a field must be named for " + property);
        }
    }

    /// How values are written there and here.
    public enum Form {
        /// The same.
        @JsonProperty("plain")
        PLAIN,
        /// Upper case there, lower case here.
        @JsonProperty("upper")
        UPPER,
        /// Any case there, lower case here; several separated by commas, blanks or `&` become a list.
        @JsonProperty("lower-list")
        LOWER_LIST,
        /// Several separated by commas, blanks or `&` become a list in upper case.
        @JsonProperty("list")
        LIST,
        /// `32TLQ` there, `MGRS-32TLQ` here.
        @JsonProperty("mgrs")
        MGRS,
        /// `S2MSI2A`, `LEVEL1`, `2` there, `L2A`, `L1`, `L2` here.
        @JsonProperty("level")
        LEVEL,
        /// The mission in one attribute (`SENTINEL-2`) and the unit in the second (`A`) there, `sentinel-2a` here.
        @JsonProperty("platform")
        PLATFORM
    }
}
