package org.perigee.app.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.perigee.download.Verification;

/// What is known of a file's bytes, for programs.
final class VerificationJson {

    private VerificationJson() {
    }

    /// Empty while nobody has looked.
    static Optional<ObjectNode> of(Verification verification) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (verification) {
            case Verification.None _ -> {
                return Optional.empty();
            }
            case Verification.Verified verified -> {
                node.put("verdict", "verified");
                verified.algorithms().forEach(node.putArray("by")::add);
                if (!verified.warning().isEmpty()) {
                    node.put("warning", verified.warning());
                }
            }
            case Verification.Complete complete -> {
                node.put("verdict", "complete");
                if (!complete.format().isEmpty()) {
                    node.put("structure", complete.format());
                }
            }
            case Verification.Mismatch mismatch -> node.put("verdict", "mismatch").put("what", mismatch.what())
                    .put("expected", mismatch.expected()).put("actual", mismatch.actual());
        }
        return Optional.of(node);
    }
}
