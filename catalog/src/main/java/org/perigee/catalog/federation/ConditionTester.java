package org.perigee.catalog.federation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ProductName;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.PropertyFilter;

/// Tests conditions on Items, for providers that cannot be asked them or are not trusted to obey.
///
/// An Item that does not say what a condition is about (no footprint, no cloud cover) does not meet it. Immutable, thread-safe.
public final class ConditionTester implements Predicate<Item> {

    private final List<Predicate<Item>> tests;

    private ConditionTester(List<Predicate<Item>> tests) {
        this.tests = tests;
    }

    /// A tester of these conditions for Items of one provider, whose registry entry says what it calls collections.
    public static ConditionTester of(Collection<? extends Condition> conditions, Provider provider) {
        return new ConditionTester(conditions.stream().<Predicate<Item>>map(condition -> test(condition, provider)).toList());
    }

    /// Whether the Item meets all of the conditions.
    @Override
    public boolean test(Item item) {
        return tests.stream().allMatch(test -> test.test(item));
    }

    private static Predicate<Item> test(Condition condition, Provider provider) {
        return switch (condition) {
            case Condition.Area(Footprint area) -> item -> item.footprint() != null && area.intersects(item.footprint());
            case Condition.Time(TimeRange range) -> item -> range.intersects(item.start(), item.end());
            case Condition.Collections(Set<String> ids) -> collections(ids, provider);
            case Condition.Property(PropertyFilter filter) -> new PropertyTester(filter);
            case Condition.Names(List<String> patterns) -> names(patterns);
            case Condition.Text(String words) -> text(words);
        };
    }

    private static Predicate<Item> collections(Set<String> ids, Provider provider) {
        List<Predicate<Item>> any = new ArrayList<>();
        for (String id : ids) {
            any.add(item -> item.ref().collection().equalsIgnoreCase(id));
            if (provider.collections().containsKey(id)) {
                any.add(mapped(provider.collections().get(id)));
            }
        }
        return item -> any.stream().anyMatch(test -> test.test(item));
    }

    private static Predicate<Item> mapped(CollectionMapping mapping) {
        List<PropertyTester> constraints = mapping.filters().stream().map(PropertyTester::new).toList();
        List<String> collections = mapping.all();
        return item -> (collections.isEmpty() || collections.stream().anyMatch(item.ref().collection()::equalsIgnoreCase))
                && constraints.stream().allMatch(constraint -> constraint.test(item));
    }

    private static Predicate<Item> names(List<String> patterns) {
        Set<String> exact = patterns.stream().filter(pattern -> !pattern.contains("*")).map(ProductName::normalise).collect(Collectors.toSet());
        List<Pattern> wild = patterns.stream().filter(pattern -> pattern.contains("*"))
                .flatMap(pattern -> Stream.of(pattern, ProductName.normalise(pattern))).map(ConditionTester::wildcard).toList();
        return item -> ProductName.carried(item).stream().anyMatch(name -> exact.contains(ProductName.normalise(name))
                || wild.stream().anyMatch(pattern -> pattern.matcher(name).matches() || pattern.matcher(ProductName.normalise(name)).matches()));
    }

    /// A pattern in which `*` stands for any text and everything else for itself, without regard to case.
    static Pattern wildcard(String text) {
        String regex = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /// Every word must stand somewhere in the title, the id, the collection or a property.
    private static Predicate<Item> text(String text) {
        List<String> words = Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).toList();
        return item -> {
            String all = Stream.concat(Stream.of(item.title(), item.ref().id(), item.ref().collection()), item.properties().values().stream())
                    .map(Object::toString).collect(Collectors.joining("\n")).toLowerCase(Locale.ROOT);
            return words.stream().allMatch(all::contains);
        };
    }
}
