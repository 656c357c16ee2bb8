package org.perigee.app.core.after;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command with places for what a product is called. No shell ever sees it.
///
/// Blanks separate words; what stands between two `'` or two `"` belongs together, blanks and the other quotes included. Nothing
/// else has a meaning: no variables, no wildcards, no backslashes. `{file}`, `{folder}`, `{name}` and `{id}` are put in after the
/// words have been told apart, so that no name can add a word. Immutable.
public final class CommandTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{(file|folder|name|id)\\}");

    private final List<String> words;

    private CommandTemplate(List<String> words) {
        this.words = List.copyOf(words);
    }

    /// @throws IllegalArgumentException where it is empty or a quote is not closed
    public static CommandTemplate of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 ? c == quote : c == '\'' || c == '"') {
                quote = quote == 0 ? c : 0;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("A quote is not closed in the command " + text);
        }
        if (inWord) {
            words.add(word.toString());
        }
        if (words.isEmpty() || words.getFirst().isBlank()) {
            throw new IllegalArgumentException("The command is empty.");
        }
        return new CommandTemplate(words);
    }

    /// The arguments for a product.
    ///
    /// @param file what was fetched or what it was unpacked to, absolute
    /// @param id   the product's id or name
    /// @throws IllegalArgumentException where a name would be taken for an option
    public List<String> arguments(Path file, String id) {
        Path name = file.getFileName();
        Map<String, String> values = Map.of("file", file.toString(), "folder", String.valueOf(file.getParent()), "name", name == null ? "" : name.toString(),
                "id", id);
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            String argument = PLACE.matcher(word).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
            if (argument.startsWith("-") && !word.startsWith("-")) {
                throw new IllegalArgumentException("It would take the name " + argument + " for an option");
            }
            arguments.add(argument);
        }
        return arguments;
    }

    /// The program.
    @Override
    public String toString() {
        return words.getFirst();
    }
}
