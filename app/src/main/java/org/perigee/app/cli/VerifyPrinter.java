package org.perigee.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.perigee.download.audit.Finding;

/// Prints what was found out about files, for people or for programs.
final class VerifyPrinter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final boolean json;
    private final boolean all;

    /// @param all whether files that are right get a line for people
    VerifyPrinter(PrintWriter out, boolean json, boolean all) {
        this.out = out;
        this.json = json;
        this.all = all;
    }

    void print(Finding finding, boolean recorded) {
        if (json) {
            out.println(line(finding, recorded));
        } else if (all || finding.state() != Finding.State.OK) {
            String by = finding.by().isEmpty() ? "" : " (" + finding.by() + ")";
            String detail = finding.detail().isEmpty() ? "" : ": " + finding.detail();
            String now = recorded ? ", now recorded" : "";
            out.println(Columns.harmless(String.format("%-10s %s%s%s%s", word(finding.state()), finding.file(), by, detail, now)));
        }
        out.flush();
    }

    private static String word(Finding.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String line(Finding finding, boolean recorded) {
        ObjectNode node = JSON.createObjectNode();
        node.put("event", "file");
        node.put("file", finding.file().toString());
        node.put("state", word(finding.state()));
        finding.size().ifPresent(size -> node.put("size", size));
        if (!finding.by().isEmpty()) {
            node.put("by", finding.by());
        }
        if (!finding.detail().isEmpty()) {
            node.put("detail", finding.detail());
        }
        if (recorded) {
            node.put("recorded", true);
        }
        if (!finding.digests().isEmpty()) {
            ObjectNode digests = node.putObject("digests");
            finding.digests().forEach(digest -> digests.put(digest.algorithm(), digest.hex()));
        }
        return text(node);
    }

    void end(VerifyTally tally) {
        if (json) {
            ObjectNode node = JSON.createObjectNode();
            node.put("event", "end");
            node.put("files", tally.files());
            for (Finding.State state : Finding.State.values()) {
                node.put(word(state), tally.of(state));
            }
            node.put("recorded", tally.recorded());
            out.println(text(node));
        }
        out.flush();
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always writable", e);
        }
    }
}
