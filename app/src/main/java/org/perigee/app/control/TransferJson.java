package org.perigee.app.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.perigee.access.Redaction;
import org.perigee.download.TransferSnapshot;

/// A transfer as programs read it: the lines of `--json-progress` and of the control channel. Keys are only ever added.
public final class TransferJson {

    private TransferJson() {
    }

    public static ObjectNode of(TransferSnapshot one) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("event", "transfer");
        node.put("id", one.id().toString());
        node.put("name", one.request().name());
        node.put("state", one.state().name());
        node.put("received", one.received());
        one.size().ifPresent(size -> node.put("size", size));
        node.put("bytesPerSecond", Math.round(one.bytesPerSecond()));
        if (one.target() != null) {
            // Not chosen yet while it is queued.
            node.put("target", one.target().toString());
        }
        if (!one.verdict().isEmpty()) {
            node.put("verifiedBy", one.verdict());
        }
        VerificationJson.of(one.verification()).ifPresent(found -> node.set("verification", found));
        one.findProblem().ifPresent(problem -> {
            ObjectNode why = node.putObject("problem");
            why.put("kind", problem.kind().name());
            why.put("message", Redaction.text(problem.message()));
            if (problem.retryAt() != null) {
                why.put("retryAt", problem.retryAt().toString());
            }
        });
        if (!one.request().batch().isEmpty()) {
            node.put("batch", one.request().batch());
        }
        return node;
    }
}
