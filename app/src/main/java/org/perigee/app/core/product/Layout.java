package org.perigee.app.core.product;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.perigee.catalog.connector.ProductFile;
import org.perigee.catalog.model.Item;
import org.perigee.download.SafeName;

/// A template for folders and names: `{mission}/{tile}/{date}/{name}`.
///
/// The last part names the file; the extension the file came with is added where it is missing. Of a product in single files the
/// last part names the folder that holds them, unless the template has `{asset}`: then it names each file. What a product does
/// not tell becomes [#UNKNOWN]. Values come from servers: each is made safe, so that no result ever leaves the folder. Immutable.
public final class Layout {

    /// Stands where a product does not tell.
    public static final String UNKNOWN = "unknown";

    /// What may stand in braces.
    public static final List<String> FIELDS = List.of("mission", "platform", "collection", "type", "level", "tile", "orbit", "date", "year", "month",
            "day", "id", "name", "provider", "asset");

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern EXTENSION = Pattern.compile("(?i).+?(\\.tar\\.(?:gz|bz2|xz|zst)|\\.(?!SAFE$|SEN3$|SEN6$)[a-z][a-z0-9]{0,7}|\\.7z)");
    /// Room is left for what transfers put behind a name.
    private static final int LONGEST_PART = 220;
    private static final int LONGEST_NAME = 900;

    /// The file as the provider calls it, in no folder.
    public static final Layout PLAIN = of("{name}");

    private final String template;
    private final List<String> parts;

    private Layout(String template, List<String> parts) {
        this.template = template;
        this.parts = parts;
    }

    /// @throws IllegalArgumentException where it has unknown fields or would leave the folder; the message is for people
    public static Layout of(String template) {
        String text = template.strip();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            if (!FIELDS.contains(field.group(1))) {
                throw new IllegalArgumentException("There is no field {" + field.group(1) + "}; there are " + FIELDS.stream()
                        .map(name -> "{" + name + "}").collect(Collectors.joining(", ")) + ".");
            }
        }
        String literal = field.replaceAll("x");
        if (literal.indexOf('{') >= 0 || literal.indexOf('}') >= 0) {
            throw new IllegalArgumentException("A brace has no partner in " + text + ".");
        }
        Optional<String> problem = SafeName.problem(literal);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("The template " + text + " cannot be used: " + problem.get() + ".");
        }
        if (literal.equals(text)) {
            throw new IllegalArgumentException("The template " + text + " has no field, so that all products would have one name.");
        }
        return new Layout(text, Arrays.asList(text.split("/")));
    }

    /// Whether each single file of a product is named by the template itself.
    public boolean namesFiles() {
        return template.contains("{asset}");
    }

    /// The relative name of a product that is one file.
    ///
    /// @param fileName what the provider calls it, with its extension
    public String product(Item item, String fileName) {
        String extension = extension(fileName);
        String base = fileName.substring(0, fileName.length() - extension.length());
        return named(render(item, base, UNKNOWN), extension);
    }

    /// The relative name of one file of a product.
    public String file(Item item, ProductFile file) {
        int slash = file.path().indexOf('/');
        String root = slash > 0 ? file.path().substring(0, slash) : item.title();
        if (namesFiles()) {
            String extension = extension(file.name());
            String key = file.asset().key();
            String asset = key.isEmpty() || key.indexOf('/') >= 0 ? file.name().substring(0, file.name().length() - extension.length()) : key;
            return named(render(item, root, asset), extension);
        }
        List<String> names = new ArrayList<>(render(item, root, UNKNOWN));
        Arrays.stream(file.path().substring(slash + 1).split("[/\\\\]")).filter(part -> !part.isEmpty()).map(SafeName::clean).forEach(names::add);
        return joined(names);
    }

    private List<String> render(Item item, String name, String asset) {
        ItemFacts facts = new ItemFacts(item);
        Map<String, String> own = Map.of("name", name, "asset", asset);
        return parts.stream().map(part -> FIELD.matcher(part).replaceAll(field -> Matcher.quoteReplacement(Optional.ofNullable(own.get(field.group(1)))
                .or(() -> facts.value(field.group(1))).filter(value -> !value.isBlank()).map(SafeName::clean).orElse(UNKNOWN))))
                .map(SafeName::clean).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String named(List<String> names, String extension) {
        String last = names.removeLast();
        String safe = SafeName.clean("x" + extension).substring(1);
        boolean has = last.toLowerCase(Locale.ROOT).endsWith(safe.toLowerCase(Locale.ROOT));
        names.add(has ? last : shortened(last, LONGEST_PART - safe.length()) + safe);
        return joined(names);
    }

    /// Folders give way where the whole would be longer than file systems bear.
    private static String joined(List<String> names) {
        String whole = String.join("/", names);
        if (whole.length() <= LONGEST_NAME) {
            return whole;
        }
        int each = Math.max(1, (LONGEST_NAME - LONGEST_PART) / names.size() - 1);
        List<String> shorter = new ArrayList<>(names.subList(0, names.size() - 1).stream().map(name -> SafeName.clean(shortened(name, each))).toList());
        shorter.add(names.getLast());
        return String.join("/", shorter);
    }

    private static String shortened(String text, int bytes) {
        String shorter = text;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > bytes) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }

    private static String extension(String name) {
        Matcher matcher = EXTENSION.matcher(name);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /// The template as it was given.
    @Override
    public String toString() {
        return template;
    }
}
