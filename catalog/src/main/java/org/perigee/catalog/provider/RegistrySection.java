package org.perigee.catalog.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// One section of the registry: the built-in entries with the user's laid over them. Bad entries become problems.
///
/// @param <T> what its entries are
final class RegistrySection<T> {

    private final String name;
    private final BiFunction<String, JsonNode, T> reader;
    private final Map<String, T> entries = new LinkedHashMap<>();
    private final List<RegistryProblem> problems = new ArrayList<>();

    private RegistrySection(String name, BiFunction<String, JsonNode, T> reader) {
        this.name = name;
        this.reader = reader;
    }

    /// Reads a section of both documents; null for the user's where there is none.
    static <T> RegistrySection<T> read(String name, JsonNode builtIn, JsonNode user, BiFunction<String, JsonNode, T> reader) {
        RegistrySection<T> section = new RegistrySection<>(name, reader);
        builtIn.path(name).properties().forEach(entry -> section.entries.put(entry.getKey(), reader.apply(entry.getKey(), entry.getValue())));
        if (user != null) {
            section.overlay(builtIn.path(name), user.path(name));
        }
        return section;
    }

    private void overlay(JsonNode builtIn, JsonNode user) {
        if (!user.isMissingNode() && !user.isObject()) {
            problems.add(new RegistryProblem(name, "", "The section \"" + name + "\" of your provider file is no JSON object and is left out."));
            return;
        }
        user.properties().forEach(entry -> overlay(entry.getKey(), builtIn.path(entry.getKey()), entry.getValue()));
    }

    private void overlay(String id, JsonNode known, JsonNode own) {
        try {
            if (!own.isObject()) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            JsonNode whole = known.isObject() ? merged((ObjectNode) known, (ObjectNode) own) : own;
            entries.put(id, reader.apply(id, whole));
        } catch (IllegalArgumentException e) {
            String instead = known.isObject() ? "; it stays as it is built in." : ".";
            problems.add(new RegistryProblem(name, id,
                    "The entry \"" + id + "\" under \"" + name + "\" of your provider file is left out because " + e.getMessage() + instead));
        }
    }

    /// Objects are merged, everything else is replaced; null takes the built-in value away.
    static ObjectNode merged(ObjectNode known, ObjectNode own) {
        ObjectNode merged = known.deepCopy();
        own.properties().forEach(member -> {
            JsonNode before = merged.get(member.getKey());
            boolean deeper = before instanceof ObjectNode && member.getValue() instanceof ObjectNode;
            merged.set(member.getKey(), deeper ? merged((ObjectNode) before, (ObjectNode) member.getValue()) : member.getValue().deepCopy());
        });
        return merged;
    }

    List<T> all() {
        return List.copyOf(entries.values());
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    List<RegistryProblem> problems() {
        return Collections.unmodifiableList(problems);
    }
}
