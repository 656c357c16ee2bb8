package org.perigee.app.dialog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.Redaction;

/// What a technical person wants to know of a failure, without secrets.
final class FailureDetails {

    private FailureDetails() {
    }

    static String of(Throwable failure) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> seen = new HashSet<>();
        for (Throwable one = failure; one != null && seen.add(one); one = one.getCause()) {
            lines.add(one.getClass().getName() + ": " + one.getMessage());
            if (one instanceof AccessException access) {
                describe(access, lines);
            }
        }
        return Redaction.text(String.join("\n", lines));
    }

    private static void describe(AccessException access, List<String> lines) {
        lines.add("  kind: " + access.kind());
        lines.add("  address: " + access.url());
        access.status().ifPresent(status -> lines.add("  status: " + status));
        if (!access.serverMessage().isEmpty()) {
            lines.add("  server: " + access.serverMessage());
        }
    }
}
