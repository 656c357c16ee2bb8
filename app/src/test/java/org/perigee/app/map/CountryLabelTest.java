package org.perigee.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountryLabelTest {

    @Test
    void namesAreInTheUsersLanguage() {
        assertThat(WorldMap.labels(Locale.ENGLISH)).extracting(CountryLabel::text).contains("Germany", "United States", "Antarctica");
        assertThat(WorldMap.labels(Locale.FRENCH)).extracting(CountryLabel::text).contains("Allemagne", "États-Unis");
    }

    @Test
    void namesStandInTheirCountries() {
        CountryLabel france = WorldMap.labels(Locale.ENGLISH).stream().filter(label -> label.text().equals("France")).findFirst().orElseThrow();
        assertThat(Mercator.longitude(france.x())).isBetween(-1.0, 6.0);
        assertThat(Mercator.latitude(france.y())).isBetween(44.0, 49.5);
    }
}
