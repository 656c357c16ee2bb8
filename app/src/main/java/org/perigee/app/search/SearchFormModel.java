package org.perigee.app.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;

/// What stands in the search form, and the query it makes. On the JavaFX thread only.
public final class SearchFormModel {

    /// The cloud cover that asks for nothing.
    public static final double ANY_CLOUD = 100;

    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Footprint> area = new SimpleObjectProperty<>();
    private final StringProperty areaLabel = new SimpleStringProperty("");
    private final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> to = new SimpleObjectProperty<>();
    private final ObservableSet<String> collections = FXCollections.observableSet(new java.util.LinkedHashSet<>());
    private final StringProperty productType = new SimpleStringProperty("");
    private final DoubleProperty maxCloud = new SimpleDoubleProperty(ANY_CLOUD);
    private final TextReader reader;

    public SearchFormModel(TextReader reader) {
        this.reader = reader;
    }

    /// What was typed: product names, a place, free words.
    public StringProperty textProperty() {
        return text;
    }

    /// Where; null for anywhere.
    public ObjectProperty<Footprint> areaProperty() {
        return area;
    }

    /// Where the area came from, for people: a file's name, a place; empty for one that was drawn.
    public StringProperty areaLabelProperty() {
        return areaLabel;
    }

    /// First day, UTC, included; null for open.
    public ObjectProperty<LocalDate> fromProperty() {
        return from;
    }

    /// Last day, UTC, included to its end; null for open.
    public ObjectProperty<LocalDate> toProperty() {
        return to;
    }

    /// Collection ids; empty for all.
    public ObservableSet<String> collections() {
        return collections;
    }

    /// A product type, with `*` for any text; empty for all.
    public StringProperty productTypeProperty() {
        return productType;
    }

    /// Percent; [#ANY_CLOUD] asks for nothing, and then products without a cloud cover are found too.
    public DoubleProperty maxCloudProperty() {
        return maxCloud;
    }

    /// What the text is taken for.
    public TextReader.Understood understood() {
        return reader.read(text.get());
    }

    /// Why the form cannot be searched as it is, as a message key; empty where it can.
    public Optional<String> problem() {
        if (from.get() != null && to.get() != null && to.get().isBefore(from.get())) {
            return Optional.of("search.problem.dates");
        }
        return understood().problemKey();
    }

    /// The query the form stands for.
    ///
    /// @throws IllegalStateException where [#problem()] has something to say
    public SearchQuery toQuery() {
        if (problem().isPresent()) {
            throw new IllegalStateException(problem().get());
        }
        TextReader.Understood words = understood();
        SearchQuery.Builder query = SearchQuery.builder()
                .area(area.get() != null ? area.get() : words.area().orElse(null))
                .time(time())
                .text(words.words());
        words.names().forEach(query::name);
        collections.forEach(query::collection);
        filters().forEach(query::filter);
        return query.build();
    }

    private TimeRange time() {
        Instant start = from.get() == null ? null : from.get().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = to.get() == null ? null : to.get().atTime(LocalTime.MAX.withNano(999_000_000)).toInstant(ZoneOffset.UTC);
        return new TimeRange(start, end);
    }

    private List<PropertyFilter> filters() {
        List<PropertyFilter> filters = new ArrayList<>();
        String type = productType.get().strip();
        if (type.contains("*")) {
            filters.add(new PropertyFilter.Like(Properties.PRODUCT_TYPE, type));
        } else if (!type.isEmpty()) {
            filters.add(PropertyFilter.equal(Properties.PRODUCT_TYPE, type));
        }
        if (maxCloud.get() < ANY_CLOUD) {
            filters.add(PropertyFilter.atMost(Properties.CLOUD_COVER, maxCloud.get()));
        }
        return filters;
    }

    /// Fills the form from a query; the words stand in [SearchQuery#text()] and the names.
    public void show(SearchQuery query, String typed) {
        text.set(typed.isEmpty() ? String.join(" ", query.names()) + query.text() : typed);
        // An area that came from the words comes again from them.
        area.set(understood().area().isPresent() ? null : query.area());
        areaLabel.set("");
        from.set(query.time().findStart().map(start -> start.atZone(ZoneOffset.UTC).toLocalDate()).orElse(null));
        to.set(query.time().findEnd().map(end -> end.atZone(ZoneOffset.UTC).toLocalDate()).orElse(null));
        collections.clear();
        collections.addAll(query.collections());
        productType.set("");
        maxCloud.set(ANY_CLOUD);
        query.filters().forEach(this::showFilter);
    }

    private void showFilter(PropertyFilter filter) {
        switch (filter) {
            case PropertyFilter.Compare c when c.property().equals(Properties.CLOUD_COVER) && c.value() instanceof Number n ->
                maxCloud.set(n.doubleValue());
            case PropertyFilter.Compare c when c.property().equals(Properties.PRODUCT_TYPE) -> productType.set(c.value().toString());
            case PropertyFilter.Like like when like.property().equals(Properties.PRODUCT_TYPE) -> productType.set(like.pattern());
            default -> { }
        }
    }

    /// Empties everything.
    public void clear() {
        text.set("");
        area.set(null);
        areaLabel.set("");
        from.set(null);
        to.set(null);
        collections.clear();
        productType.set("");
        maxCloud.set(ANY_CLOUD);
    }
}
