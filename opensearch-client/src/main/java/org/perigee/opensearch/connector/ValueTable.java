package org.perigee.opensearch.connector;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Translates values by a table in which `*` stands for any text and is carried over. The first entry that matches decides;
/// case makes no difference.
final class ValueTable {

    private ValueTable() {
    }

    static Optional<String> translate(String value, Map<String, String> table) {
        for (Map.Entry<String, String> entry : table.entrySet()) {
            String pattern = "\\Q" + entry.getKey().replace("*", "\\E(.*)\\Q") + "\\E";
            Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(value);
            if (matcher.matches()) {
                String rest = matcher.groupCount() > 0 ? matcher.group(1) : "";
                return Optional.of(entry.getValue().replace("*", rest));
            }
        }
        return Optional.empty();
    }
}
