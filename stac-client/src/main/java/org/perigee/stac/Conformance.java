package org.perigee.stac;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// What a server is taken to be able to: what it declares, put right by its dialect.
///
/// @param classes the classes known here
public record Conformance(Set<ConformanceClass> classes) {

    public Conformance {
        classes = Set.copyOf(classes);
    }

    /// The classes that URIs stand for; unknown ones are left out.
    public static Conformance of(Collection<String> uris) {
        Set<ConformanceClass> classes = EnumSet.noneOf(ConformanceClass.class);
        uris.forEach(uri -> ConformanceClass.of(uri).ifPresent(classes::add));
        return new Conformance(classes);
    }

    public boolean has(ConformanceClass conformanceClass) {
        return classes.contains(conformanceClass);
    }

    /// The same with classes added, then others taken away.
    public Conformance adjusted(Set<ConformanceClass> added, Set<ConformanceClass> removed) {
        Set<ConformanceClass> adjusted = EnumSet.noneOf(ConformanceClass.class);
        adjusted.addAll(classes);
        adjusted.addAll(added);
        adjusted.removeAll(removed);
        return new Conformance(adjusted);
    }
}
