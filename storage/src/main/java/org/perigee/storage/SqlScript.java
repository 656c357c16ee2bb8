package org.perigee.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a script apart into its statements, since the driver prepares only the first of several.
///
/// Knows quotes, comments and the bodies of triggers, whose statements end with semicolons of their own.
final class SqlScript {

    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|;|\\w+|\\s+|.", Pattern.DOTALL);

    private SqlScript() {
    }

    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int depth = 0;
        Matcher tokens = TOKEN.matcher(script);
        while (tokens.find()) {
            String token = tokens.group().toLowerCase(Locale.ROOT);
            if (token.startsWith("--") || token.startsWith("/*")) {
                continue;
            }
            if (token.equals(";") && depth == 0) {
                addUnlessBlank(current, statements);
                current.setLength(0);
                continue;
            }
            depth = Math.max(0, depth + nesting(token));
            current.append(tokens.group());
        }
        addUnlessBlank(current, statements);
        return statements;
    }

    private static int nesting(String token) {
        return switch (token) {
            case "begin", "case" -> 1;
            case "end" -> -1;
            default -> 0;
        };
    }

    private static void addUnlessBlank(StringBuilder statement, List<String> statements) {
        String sql = statement.toString().strip();
        if (!sql.isEmpty()) {
            statements.add(sql);
        }
    }
}
