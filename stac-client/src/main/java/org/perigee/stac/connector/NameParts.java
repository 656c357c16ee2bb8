package org.perigee.stac.connector;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perigee.stac.Cql2;
import org.perigee.stac.StacDialect;
import org.perigee.stac.StacDialect.NamesBy;

/// How product names are asked for: as ids in portions, as a condition, or not at all.
///
/// @param parts each for a search of its own; one that says nothing where names are not asked
/// @param asked whether the server is asked
record NameParts(List<Part> parts, boolean asked) {

    /// @param ids       names asked as ids; may be empty
    /// @param condition on the property that holds the name
    record Part(List<String> ids, Optional<Cql2> condition) {
    }

    private static final List<String> USUAL_ENDINGS = List.of(".zip", ".SAFE", ".SEN3");
    private static final NameParts NOT_ASKED = new NameParts(List.of(new Part(List.of(), Optional.empty())), false);

    static NameParts of(List<String> patterns, StacDialect.Names dialect) {
        if (patterns.isEmpty()) {
            return NOT_ASKED;
        }
        boolean open = patterns.stream().anyMatch(pattern -> pattern.contains("*"));
        if (open) {
            return dialect.like().isEmpty() ? NOT_ASKED : new NameParts(List.of(condition(like(patterns, dialect))), true);
        }
        List<Part> parts = new ArrayList<>();
        if (dialect.by() == NamesBy.IDS || dialect.by() == NamesBy.BOTH) {
            portions(forms(patterns, dialect), dialect.max()).forEach(portion -> parts.add(new Part(portion, Optional.empty())));
        }
        if (dialect.by() == NamesBy.PROPERTY || dialect.by() == NamesBy.BOTH) {
            parts.add(condition(new Cql2.In(dialect.property(), List.copyOf(propertyForms(patterns, dialect)))));
        }
        return parts.isEmpty() ? NOT_ASKED : new NameParts(parts, true);
    }

    private static Part condition(Cql2 condition) {
        return new Part(List.of(), Optional.of(condition));
    }

    private static Set<String> propertyForms(List<String> names, StacDialect.Names dialect) {
        Set<String> forms = new LinkedHashSet<>(forms(names, dialect));
        if (!dialect.append().isEmpty()) {
            List.copyOf(forms).stream().filter(form -> !form.endsWith(dialect.append())).forEach(form -> forms.add(form + dialect.append()));
        }
        return forms;
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
