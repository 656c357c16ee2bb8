package org.perigee.stac.connector;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perigee.stac.Cql2;
import org.perigee.stac.StacDialect;

/// How product names are asked for: as ids in portions, as a condition, or not at all.
///
/// @param ids       portions, each for a search of its own; one empty portion where names are not asked as ids
/// @param condition on the property that holds the name
/// @param asked     whether the server is asked at all
record NameParts(List<List<String>> ids, Optional<Cql2> condition, boolean asked) {

    private static final List<String> USUAL_ENDINGS = List.of(".zip", ".SAFE", ".SEN3");
    private static final NameParts NOT_ASKED = new NameParts(List.of(List.of()), Optional.empty(), false);

    static NameParts of(List<String> patterns, StacDialect.Names dialect) {
        if (patterns.isEmpty()) {
            return NOT_ASKED;
        }
        boolean open = patterns.stream().anyMatch(pattern -> pattern.contains("*"));
        if (open) {
            return dialect.like().isEmpty() ? NOT_ASKED : byCondition(like(patterns, dialect));
        }
        return switch (dialect.by()) {
            case IDS -> new NameParts(portions(forms(patterns, dialect), dialect.max()), Optional.empty(), true);
            case PROPERTY -> byCondition(new Cql2.In(dialect.property(), List.copyOf(forms(patterns, dialect))));
            case NONE -> NOT_ASKED;
        };
    }

    private static NameParts byCondition(Cql2 condition) {
        return new NameParts(List.of(List.of()), Optional.of(condition), true);
    }

    private static Cql2 like(List<String> patterns, StacDialect.Names dialect) {
        List<Cql2> alternatives = forms(patterns, dialect).stream().<Cql2>map(form -> new Cql2.Like(dialect.like(), form)).toList();
        return alternatives.size() == 1 ? alternatives.getFirst() : new Cql2.Or(alternatives);
    }

    /// Names as written, and without the endings that catalogues leave out.
    private static List<String> forms(List<String> names, StacDialect.Names dialect) {
        List<String> endings = dialect.strip().isEmpty() ? USUAL_ENDINGS : dialect.strip();
        Set<String> forms = new LinkedHashSet<>();
        for (String name : names) {
            String stripped = name.strip();
            for (String ending : endings) {
                stripped = stripped.endsWith(ending) ? stripped.substring(0, stripped.length() - ending.length()) : stripped;
            }
            forms.add(stripped);
            forms.add(name.strip());
        }
        return List.copyOf(forms);
    }

    private static List<List<String>> portions(List<String> ids, int most) {
        List<List<String>> portions = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += most) {
            portions.add(ids.subList(from, Math.min(from + most, ids.size())));
        }
        return portions;
    }
}
