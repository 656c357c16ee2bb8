package org.perigee.opensearch.description;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// One way to ask (`Url` of a description document).
///
/// @param template    the address to fill in
/// @param type        media type of the answer
/// @param rels        what it leads to: `results`, `collection`, `self`, `search`…
/// @param indexOffset number of the first result
/// @param pageOffset  number of the first page
/// @param method      `GET` or `POST`
/// @param parameters  what is said of its parameters; a template may have more
public record SearchUrl(UrlTemplate template, String type, Set<String> rels, int indexOffset, int pageOffset, String method,
        List<Parameter> parameters) {

    public static final String RESULTS = "results";
    public static final String COLLECTION = "collection";

    public SearchUrl {
        Objects.requireNonNull(template);
        rels = Set.copyOf(rels);
        parameters = List.copyOf(parameters);
    }

    /// A way to ask known without a description document.
    public static SearchUrl of(UrlTemplate template, String type) {
        return new SearchUrl(template, type, Set.of(RESULTS), 1, 1, "GET", List.of());
    }

    public boolean hasRel(String rel) {
        return rels.contains(rel);
    }

    /// Whether it answers with this media type, parameters and case aside.
    public boolean answersWith(String mediaType) {
        return bare(type).equals(bare(mediaType));
    }

    private static String bare(String mediaType) {
        return mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    public Optional<Parameter> parameter(ParameterName name) {
        return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }

    /// The name under which this URL knows a parameter: the same, or else one of another extension with the same local name,
    /// since servers differ in what they hold for part of which extension (`eo:`, `resto:`, `sentinel:relativeOrbitNumber`).
    public Optional<ParameterName> find(ParameterName wanted) {
        if (template.has(wanted)) {
            return Optional.of(wanted);
        }
        return wanted.isCore() ? Optional.empty()
                : template.names().stream().filter(name -> !name.isCore() && name.local().equals(wanted.local())).findFirst();
    }

    /// The same with another template.
    public SearchUrl with(UrlTemplate other) {
        return new SearchUrl(other, type, rels, indexOffset, pageOffset, method, parameters);
    }
}
