package org.perigee.app.window;

import org.perigee.app.search.AreaField;
import org.perigee.catalog.model.AreaReader;
import org.perigee.catalog.model.AreaReading;

/// Reads areas for the form: WKT, GeoJSON, boxes.
final class AreaTexts {

    private AreaTexts() {
    }

    static AreaField.Reading read(String text) {
        return switch (AreaReader.standard().read(text)) {
            case AreaReading.Read read -> new AreaField.Reading(read.area(), "");
            case AreaReading.Refused refused -> new AreaField.Reading(null, refused.sentence());
        };
    }
}
