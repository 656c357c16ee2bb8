package org.perigee.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which parameters of addresses hold secrets: the list in `secret-parameters.txt`.
///
/// Names are compared without regard to case. Immutable, thread-safe.
public final class SecretParameters {

    /// What a parameter's value is.
    enum Kind {
        SECRET,
        /// Tells secrets and harmless values apart by their form.
        PERHAPS,
        /// Goes with a secret that stands beside it.
        BESIDE
    }

    private static final String RESOURCE = "secret-parameters.txt";
    private static final Pattern COULD_BE_A_KEY = Pattern.compile("[A-Za-z0-9_=-]{20,}");
    private static final SecretParameters KNOWN = read();

    private final Map<Kind, Set<String>> names;

    private SecretParameters(Map<Kind, Set<String>> names) {
        this.names = names;
    }

    static SecretParameters known() {
        return KNOWN;
    }

    private static SecretParameters read() {
        Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
        Stream.of(Kind.values()).forEach(kind -> names.put(kind, new LinkedHashSet<>()));
        try (InputStream in = SecretParameters.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).map(line -> line.split("\\s+"))
                    .forEach(words -> names.get(Kind.valueOf(words[0].toUpperCase(Locale.ROOT))).add(words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SecretParameters(names);
    }

    /// The names of all parameters whose values are always secret, in lower case.
    public static Set<String> names() {
        return Set.copyOf(KNOWN.names.get(Kind.SECRET));
    }

    boolean isSecret(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        return matches(Kind.SECRET, lower) || matches(Kind.PERHAPS, lower) && COULD_BE_A_KEY.matcher(value).matches();
    }

    boolean goesWithSecrets(String name) {
        return matches(Kind.BESIDE, name.toLowerCase(Locale.ROOT));
    }

    private boolean matches(Kind kind, String name) {
        Set<String> all = names.get(kind);
        return all.contains(name) || all.stream().filter(one -> one.endsWith("*")).anyMatch(one -> name.startsWith(one.substring(0, one.length() - 1)));
    }

    /// A regular expression for the names whose values are never shown.
    String hidden() {
        return Stream.of(Kind.values()).flatMap(kind -> names.get(kind).stream()).filter(name -> !name.equals("expires"))
                .sorted((a, b) -> b.length() - a.length())
                .map(name -> name.endsWith("*") ? Pattern.quote(name.substring(0, name.length() - 1)) + "[a-z0-9-]+" : Pattern.quote(name))
                .collect(Collectors.joining("|"));
    }
}
