package org.perigee.app.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.perigee.catalog.model.Footprint;

/// Tells product names from areas, places and free words.
public final class TypedText implements TextReader {

    /// Names of Sentinel, Landsat and their kin, whole or with `*`: capitals, digits and at least two underscores, or one and a star.
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{1,7}[_*][A-Za-z0-9_.*-]{2,}");
    private static final Pattern AREA = Pattern.compile("(?is)\\s*(?:(?:srid=\\d+;)?(?:multi)?(?:polygon|point|linestring)|geography'|geometrycollection|\\{).*");
    private static final Pattern NUMBERS = Pattern.compile("\\s*-?\\d+(?:\\.\\d+)?(?:\\s*[,;\\s]\\s*-?\\d+(?:\\.\\d+)?){3}\\s*");

    private final Function<String, AreaField.Reading> areas;
    private final Function<String, Optional<Place>> places;

    /// A place somebody may type.
    ///
    /// @param name in the user's language
    /// @param area of it
    public record Place(String name, Footprint area) {
    }

    public TypedText(Function<String, AreaField.Reading> areas, Function<String, Optional<Place>> places) {
        this.areas = areas;
        this.places = places;
    }

    @Override
    public Understood read(String text) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return Understood.NOTHING;
        }
        if (AREA.matcher(typed).matches() || NUMBERS.matcher(typed).matches()) {
            AreaField.Reading reading = areas.apply(typed);
            return reading.area() == null ? Understood.problem("search.problem.area") : Understood.area(reading.area(), typed);
        }
        List<String> words = Arrays.asList(typed.split("[\\s,;]+"));
        if (words.stream().allMatch(word -> NAME.matcher(word).matches())) {
            return Understood.names(words);
        }
        return places.apply(typed).map(place -> Understood.area(place.area(), place.name())).orElseGet(() -> Understood.words(typed));
    }
}
