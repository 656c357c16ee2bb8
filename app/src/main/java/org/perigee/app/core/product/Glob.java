package org.perigee.app.core.product;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A pattern for paths with `/` between parts, the same on every system and blind to case.
///
/// `*` stands for any text without a slash, `**` for any text, `**/` also for nothing, `?` for one character, `[024]`, `[a-c]` and
/// `[!x]` for one out of a set, `{a,b}` for one of several texts. A pattern without a slash is for the file's name in whatever
/// folder.
///
/// @param text    as it was given
/// @param pattern for the whole path
public record Glob(String text, Pattern pattern) {

    /// @throws IllegalArgumentException where brackets or braces are not closed, or nothing is said at all
    public static Glob of(String text) {
        String glob = text.strip();
        if (glob.isEmpty()) {
            throw new IllegalArgumentException("A pattern is empty.");
        }
        String regex = new Translation(glob.indexOf('/') < 0 ? "**/" + glob : glob).regex();
        try {
            return new Glob(glob, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The pattern " + glob + " cannot be understood.", e);
        }
    }

    /// Several patterns with commas between them; commas in braces belong to the pattern.
    public static List<Glob> list(String text) {
        List<Glob> globs = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth <= 0) {
                globs.add(of(text.substring(from, i)));
                from = i + 1;
            }
        }
        globs.add(of(text.substring(from)));
        return List.copyOf(globs);
    }

    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /// One pass over a pattern.
    private static final class Translation {

        private final String glob;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private boolean inBraces;

        Translation(String glob) {
            this.glob = glob;
        }

        String regex() {
            while (at < glob.length()) {
                step(glob.charAt(at));
            }
            if (inBraces) {
                throw new IllegalArgumentException("A brace is not closed in the pattern " + glob + ".");
            }
            return out.toString();
        }

        private void step(char c) {
            switch (c) {
                case '*' -> stars();
                case '?' -> take("[^/]");
                case '[' -> set();
                case '{' -> {
                    inBraces = true;
                    take("(?:");
                }
                case '}' -> {
                    take(inBraces ? ")" : "\\}");
                    inBraces = false;
                }
                case ',' -> take(inBraces ? "|" : ",");
                default -> take(Pattern.quote(String.valueOf(c)));
            }
        }

        private void take(String regex) {
            out.append(regex);
            at++;
        }

        private void stars() {
            if (glob.startsWith("**/", at)) {
                out.append("(?:.*/)?");
                at += 3;
            } else if (glob.startsWith("**", at)) {
                out.append(".*");
                at += 2;
            } else {
                take("[^/]*");
            }
        }

        private void set() {
            int end = glob.indexOf(']', at + 2);
            if (end < 0) {
                throw new IllegalArgumentException("A bracket is not closed in the pattern " + glob + ".");
            }
            String inside = glob.substring(at + 1, end);
            boolean not = inside.startsWith("!");
            String members = (not ? inside.substring(1) : inside).replace("\\", "\\\\").replace("[", "\\[").replace("&", "\\&").replace("^", "\\^");
            out.append(not ? "[^/" : "[").append(members).append(']');
            at = end + 1;
        }
    }
}
