package org.perigee.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.perigee.app.core.after.AfterBatch;
import org.perigee.app.core.after.AfterEvent;
import org.perigee.app.text.Messages;

/// Says what is done with products once they are there: for programs at once, for people when the progress of transfers no longer
/// needs the screen. Thread-safe.
final class AfterReport implements Consumer<AfterEvent> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final boolean json;
    private final List<AfterEvent> held = new ArrayList<>();
    private boolean open;

    /// @param json whether lines are for programs
    AfterReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
        this.open = json;
    }

    @Override
    public synchronized void accept(AfterEvent event) {
        if (!open) {
            held.add(event);
        } else {
            out.println(json ? line(event) : sentence(event));
            out.flush();
        }
    }

    /// Waits for what is under way.
    ///
    /// @param finish ends the progress of the transfers
    /// @return for how many products something did not go as it should
    int await(AfterBatch after, Runnable finish) {
        if (json) {
            int failures = after.await();
            finish.run();
            return failures;
        }
        finish.run();
        release();
        return after.await();
    }

    private synchronized void release() {
        open = true;
        // Who is still at it will say so again.
        held.stream().filter(event -> !(event instanceof AfterEvent.Unpacking)).forEach(this::accept);
        held.clear();
    }

    private static String sentence(AfterEvent event) {
        return switch (event) {
            case AfterEvent.Unpacking now -> now.product() + ": unpacking" + (now.bytes() == 0 ? "" : ", " + bytes(now.bytes()) + " so far") + "…";
            case AfterEvent.Unpacked done -> done.product() + ": unpacked to " + done.path() + " (" + done.files() + (done.files() == 1 ? " file, " : " files, ")
                    + bytes(done.bytes()) + ").";
            case AfterEvent.NotUnpacked not -> not.product() + ": not unpacked; the archive is kept – " + not.reason();
            case AfterEvent.CommandEnded end -> end.product() + ": the command ended with " + end.exitCode() + "."
                    + (end.output().isEmpty() ? "" : "\n  " + end.output().replace("\n", "\n  "));
            case AfterEvent.CommandFailed not -> not.product() + ": the command was not run – " + not.reason();
        };
    }

    private static String bytes(long bytes) {
        return Messages.of(Locale.ENGLISH).formats().bytes(bytes).replace('\u00a0', ' ');
    }

    private static String line(AfterEvent event) {
        ObjectNode node = JSON.createObjectNode();
        switch (event) {
            case AfterEvent.Unpacking now -> node.put("event", "unpacking").put("archive", now.archive().toString()).put("bytes", now.bytes());
            case AfterEvent.Unpacked done -> node.put("event", "unpacked").put("path", done.path().toString()).put("files", done.files())
                    .put("bytes", done.bytes());
            case AfterEvent.NotUnpacked not -> node.put("event", "not-unpacked").put("archive", not.archive().toString()).put("reason", not.reason());
            case AfterEvent.CommandEnded end -> node.put("event", "command").put("exitCode", end.exitCode()).put("output", end.output());
            case AfterEvent.CommandFailed not -> node.put("event", "command-failed").put("reason", not.reason());
        }
        return node.put("product", event.product()).toString();
    }
}
