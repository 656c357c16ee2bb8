package org.perigee.app.transfers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.perigee.access.Redaction;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.download.Digest;
import org.perigee.download.Source;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;

/// Everything there is to know about a transfer, to be read and copied. Without secrets.
final class TransferDetails {

    private final Messages messages;
    private final TransferHistory history;

    TransferDetails(Messages messages, TransferHistory history) {
        this.messages = messages;
        this.history = history;
    }

    String of(TransferSnapshot one) {
        List<String> lines = new ArrayList<>();
        one.findProblem().ifPresent(problem -> addProblem(lines, problem));
        line(lines, "file", one.target() == null ? one.request().folder().resolve(one.request().name()).toString() : one.target().toString());
        line(lines, "product", one.request().label());
        line(lines, "received", one.size().isPresent() ? messages.get("transfers.details.bytes", exact(one.received()), exact(one.size().getAsLong()))
                : exact(one.received()));
        line(lines, "connections", one.connections() == 0 ? "" : Integer.toString(one.connections()));
        line(lines, "verified", one.verdict());
        line(lines, "digests", one.request().digests().stream().map(TransferDetails::digest).collect(Collectors.joining("\n    ")));
        line(lines, "since", one.state().isFinal() ? "" : one.state().name() + " " + formats().second(one.place().since()));
        line(lines, "queued", formats().second(one.queuedAt()));
        line(lines, "ended", one.endedAt() == null ? "" : formats().second(one.endedAt()));
        line(lines, "sources", one.request().sources().stream().map(TransferDetails::source).collect(Collectors.joining("\n    ")));
        line(lines, "history", history.of(one.id()).stream().map(this::change).collect(Collectors.joining("\n    ")));
        return Redaction.text(String.join("\n", lines));
    }

    private Formats formats() {
        return messages.formats();
    }

    private void addProblem(List<String> lines, TransferProblem problem) {
        line(lines, "problem", problem.kind().name() + (problem.message().isBlank() ? "" : ": " + problem.message()));
        line(lines, "again", problem.retryAt() == null ? "" : formats().second(problem.retryAt()));
    }

    private void line(List<String> lines, String what, String value) {
        if (!value.isBlank()) {
            lines.add(messages.get("transfers.details." + what) + (value.contains("\n") ? "\n    " : " ") + value);
        }
    }

    private String exact(long bytes) {
        return formats().count(bytes);
    }

    private static String digest(Digest digest) {
        return digest.algorithm() + " " + digest.hex();
    }

    private static String source(Source source) {
        return link(source) + (source.label().isEmpty() ? "" : "  (" + source.label() + ")");
    }

    /// The address without what lets somebody else in.
    static String link(Source source) {
        return Redaction.url(source.uri().toString());
    }

    private String change(TransferHistory.Change change) {
        return formats().second(change.at()) + "  " + change.state().name() + (change.message().isEmpty() ? "" : "  " + change.message());
    }
}
