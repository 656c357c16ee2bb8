package org.perigee.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;

class TypedTextTest {

    private static final Footprint BOX = Footprint.of(new BoundingBox(5, 43, 8, 46));
    private final TypedText reader = new TypedText(
            text -> text.contains("bad") ? new AreaField.Reading(null, "bad") : new AreaField.Reading(BOX, ""),
            text -> text.equalsIgnoreCase("Switzerland") ? Optional.of(new TypedText.Place("Switzerland", BOX)) : Optional.empty());

    @Test
    void productNamesAreToldFromWords() {
        assertThat(reader.read("S2A_MSIL2A_20250612T103021_N0511_R108_T32TLQ_20250612T164213.SAFE S1A_IW_*").names())
                .containsExactly("S2A_MSIL2A_20250612T103021_N0511_R108_T32TLQ_20250612T164213.SAFE", "S1A_IW_*");
        assertThat(reader.read("flood in Valencia").words()).isEqualTo("flood in Valencia");
        assertThat(reader.read("flood in Valencia").names()).isEmpty();
    }

    @Test
    void areasAreReadAndWrongOnesAreSaidToBeWrong() {
        assertThat(reader.read("5,43,8,46").area()).contains(BOX);
        assertThat(reader.read("POLYGON((5 43, 8 43, 8 46, 5 43))").area()).contains(BOX);
        assertThat(reader.read("POLYGON((bad").problemKey()).contains("search.problem.area");
    }

    @Test
    void placesBecomeAreas() {
        assertThat(reader.read("switzerland").label()).isEqualTo("Switzerland");
        assertThat(reader.read("switzerland").area()).contains(BOX);
    }
}
