package org.perigee.stac.connector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.stac.Conformance;
import org.perigee.stac.ConformanceClass;
import org.perigee.stac.Cql2;
import org.perigee.stac.StacDialect;
import org.perigee.stac.StacDialect.Language;
import org.perigee.stac.StacDialect.Property;

/// Says conditions on properties in a server's names and spellings.
///
/// Only what servers are known to keep under that name is asked: the properties below, and those its dialect names. All others
/// may be called differently there, and asking would lose Items without a word. Texts are asked in every case they are commonly
/// written in, unless the dialect knows better.
final class FilterTranslation {

    private static final Property PLAIN = new Property(null, null, false, null, null, false);
    private static final Set<String> KEPT_BY_ALL = Set.of(Properties.CLOUD_COVER, Properties.SNOW_COVER, Properties.ORBIT_STATE,
            Properties.RELATIVE_ORBIT, Properties.ABSOLUTE_ORBIT, Properties.PLATFORM, Properties.CONSTELLATION, Properties.INSTRUMENT_MODE,
            Properties.GSD);

    private final StacDialect dialect;
    private final Conformance conformance;

    FilterTranslation(StacDialect dialect, Conformance conformance) {
        this.dialect = dialect;
        this.conformance = conformance;
    }

    /// The condition as the server is asked; empty where it had better be tested here.
    Optional<Cql2> translate(PropertyFilter filter) {
        Property known = dialect.filter().properties().get(filter.property());
        if (known == null && !KEPT_BY_ALL.contains(filter.property()) || known != null && !known.ask()) {
            return Optional.empty();
        }
        Property property = known == null ? PLAIN : known;
        if (!isSpoken(property, filter)) {
            return Optional.empty();
        }
        String name = property.name().isEmpty() ? filter.property() : property.name();
        return switch (filter) {
            case PropertyFilter.Compare compare -> compare(name, property, compare);
            case PropertyFilter.In in -> Optional.of(oneOf(name, property, in.values()));
            case PropertyFilter.Like like -> like(name, property, like.pattern());
        };
    }

    /// Whether the server has a spelling for every value: one without the prefix belongs to something else there.
    private static boolean isSpoken(Property property, PropertyFilter filter) {
        List<Object> values = switch (filter) {
            case PropertyFilter.Compare compare -> List.of(compare.value());
            case PropertyFilter.In in -> in.values();
            case PropertyFilter.Like like -> List.of(like.pattern());
        };
        return property.prefix().isEmpty() || values.stream().allMatch(value -> property.values().containsKey(value.toString())
                || value.toString().startsWith(property.prefix().getFirst()));
    }

    private static Optional<Cql2> compare(String name, Property property, PropertyFilter.Compare compare) {
        boolean ordered = !(compare.value() instanceof String) || property.exact();
        return switch (compare.operator()) {
            case EQUAL -> Optional.of(oneOf(name, property, List.of(compare.value())));
            case NOT_EQUAL -> {
                List<Cql2> none = spellings(property, compare.value()).stream().<Cql2>map(value -> new Cql2.Comparison(name, "<>", value)).toList();
                yield property.list() ? Optional.empty() : Optional.of(none.size() == 1 ? none.getFirst() : new Cql2.And(none));
            }
            default -> ordered ? Optional.of(new Cql2.Comparison(name, compare.operator().symbol(), spellings(property, compare.value()).getFirst()))
                    : Optional.empty();
        };
    }

    private static Cql2 oneOf(String name, Property property, List<Object> values) {
        Set<Object> all = new LinkedHashSet<>();
        values.forEach(value -> all.addAll(spellings(property, value)));
        if (property.list()) {
            List<Cql2> any = all.stream().<Cql2>map(value -> new Cql2.Contains(name, value)).toList();
            return any.size() == 1 ? any.getFirst() : new Cql2.Or(any);
        }
        return all.size() == 1 ? Cql2.equal(name, all.iterator().next()) : new Cql2.In(name, List.copyOf(all));
    }

    private Optional<Cql2> like(String name, Property property, String pattern) {
        Language language = dialect.filter().language();
        boolean declared = conformance.has(ConformanceClass.ADVANCED_COMPARISON_OPERATORS);
        boolean cql2 = conformance.has(ConformanceClass.FILTER) && language != Language.QUERY;
        boolean understood = property.exact() && !property.list() && (declared || !cql2);
        return understood ? Optional.of(new Cql2.Like(name, (String) spellings(property, pattern).getFirst())) : Optional.empty();
    }

    /// How a value may be written there, its own spelling first.
    private static List<Object> spellings(Property property, Object value) {
        if (!(value instanceof String text)) {
            return List.of(value instanceof Instant || value instanceof Boolean || value instanceof Number ? value : value.toString());
        }
        String named = property.values().get(text);
        if (named != null) {
            return List.of(named);
        }
        String written = text;
        if (!property.prefix().isEmpty() && text.startsWith(property.prefix().getFirst())) {
            written = property.prefix().getLast() + text.substring(property.prefix().getFirst().length());
        }
        return property.exact() ? List.of(written) : cases(written);
    }

    /// `sentinel-2a`, `SENTINEL-2A` and `Sentinel-2A` are all in use.
    private static List<Object> cases(String text) {
        Set<Object> cases = new LinkedHashSet<>(List.of(text));
        cases.add(text.toLowerCase(Locale.ROOT));
        cases.add(text.toUpperCase(Locale.ROOT));
        if (!text.isEmpty()) {
            String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1).toLowerCase(Locale.ROOT);
            cases.add(capital);
            // The unit letter is a capital again.
            cases.add(capital.matches(".*-\\d[a-z]") ? capital.substring(0, capital.length() - 1) + capital.substring(capital.length() - 1).toUpperCase(Locale.ROOT) : capital);
        }
        return new ArrayList<>(cases);
    }
}
