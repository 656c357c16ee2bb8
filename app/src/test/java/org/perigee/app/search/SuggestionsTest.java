package org.perigee.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.query.SearchQuery;

class SuggestionsTest {

    private final SearchFormModel form = new SearchFormModel(text -> TextReader.Understood.NOTHING);
    private final Suggestions suggestions = new Suggestions(form);

    @Test
    void theExampleReplacesWhatWasInTheForm() {
        form.maxCloudProperty().set(10);
        suggestions.fillExample();
        SearchQuery query = form.toQuery();
        assertThat(query.findArea().orElseThrow().bounds()).isEqualTo(new BoundingBox(5, 43, 8, 46));
        assertThat(query.collections()).containsExactly("sentinel-2-l2a");
        assertThat(query.filters()).isEmpty();
        assertThat(query.time()).hasToString("2025-06-01T00:00:00Z/2025-06-30T23:59:59.999Z");
    }

    @Test
    void datesAreWidenedWhereThereAreAny() {
        assertThat(suggestions.canWidenDates()).isFalse();
        form.fromProperty().set(LocalDate.of(2025, 6, 10));
        assertThat(suggestions.canWidenDates()).isTrue();
        suggestions.widenDates();
        assertThat(form.fromProperty().get()).isEqualTo(LocalDate.of(2025, 6, 3));
        assertThat(form.toProperty().get()).isNull();
    }

    @Test
    void theConditionOnCloudsIsDroppedWhereThereIsOne() {
        assertThat(suggestions.canDropClouds()).isFalse();
        form.maxCloudProperty().set(30);
        assertThat(suggestions.canDropClouds()).isTrue();
        suggestions.dropClouds();
        assertThat(suggestions.canDropClouds()).isFalse();
    }
}
