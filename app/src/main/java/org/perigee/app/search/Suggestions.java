package org.perigee.app.search;

import java.time.LocalDate;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;

/// Changes of the form that help where a search found nothing, or where there was none yet. On the JavaFX thread only.
public final class Suggestions {

    /// By how many days dates are widened at both ends.
    static final int DAYS = 7;
    /// The western Alps and Provence: every archive has something there.
    private static final BoundingBox EXAMPLE_AREA = new BoundingBox(5, 43, 8, 46);
    private static final LocalDate EXAMPLE_FROM = LocalDate.of(2025, 6, 1);
    private static final String EXAMPLE_COLLECTION = "sentinel-2-l2a";

    private final SearchFormModel form;

    public Suggestions(SearchFormModel form) {
        this.form = form;
    }

    /// Fills the form with a search that finds something.
    public void fillExample() {
        form.clear();
        form.areaProperty().set(Footprint.of(EXAMPLE_AREA));
        form.fromProperty().set(EXAMPLE_FROM);
        form.toProperty().set(EXAMPLE_FROM.plusMonths(1).minusDays(1));
        form.collections().add(EXAMPLE_COLLECTION);
    }

    public boolean canWidenDates() {
        return form.fromProperty().get() != null || form.toProperty().get() != null;
    }

    public void widenDates() {
        LocalDate from = form.fromProperty().get();
        LocalDate to = form.toProperty().get();
        form.fromProperty().set(from == null ? null : from.minusDays(DAYS));
        form.toProperty().set(to == null ? null : to.plusDays(DAYS));
    }

    public boolean canDropClouds() {
        return form.maxCloudProperty().get() < SearchFormModel.ANY_CLOUD;
    }

    public void dropClouds() {
        form.maxCloudProperty().set(SearchFormModel.ANY_CLOUD);
    }
}
