package org.perigee.catalog.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Saint-Étienne|saint etienne", "  ST. Étienne |saint etienne", "Ste-Foy|sainte foy", "Xi’an|xian", "N'Djamena|ndjamena",
        "Łódź|lodz", "Tromsø|tromso", "İzmir|izmir", "Straße|strasse", "Ærø|aero", "Trinidad & Tobago|trinidad and tobago", "The Gambia|gambia",
        "Washington, D.C.|washington d c", "U.S.A.|u s a", "東京|東京", "Theux|theux", "East St Louis|east saint louis", "Best|best"})
    void keepsOnlyWhatSpellingsShare(String name, String key) {
        assertThat(PlaceName.key(name)).isEqualTo(key);
    }
}
