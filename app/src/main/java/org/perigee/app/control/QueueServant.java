package org.perigee.app.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferId;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// Does with a queue what others ask. Thread-safe.
final class QueueServant {

    private final DownloadManager manager;
    private final ControlNotes notes;

    /// @param notes carried out when asked; null for a queue that nobody notes anything for
    QueueServant(DownloadManager manager, ControlNotes notes) {
        this.manager = manager;
        this.notes = notes;
    }

    /// What a command came to.
    ///
    /// @param transfers it was about, as they stand afterwards
    /// @param end       `ok`, how many, which words meant nothing
    record Result(Collection<TransferSnapshot> transfers, ObjectNode end) {
    }

    Result carryOut(QueueCommand command) {
        return switch (command) {
            case QueueCommand.Show show -> {
                Selection selection = Selection.of(show.words(), manager.snapshot());
                yield result(selection.chosen(), selection);
            }
            case QueueCommand.Act act -> act(act);
            case QueueCommand.Limit limit -> {
                manager.setLimits(manager.limits().withBytesPerSecond(limit.bytesPerSecond()));
                yield new Result(List.of(), ok(0));
            }
            case QueueCommand.Submit submit -> {
                List<TransferId> ids = manager.submit(submit.requests());
                yield new Result(ids.stream().distinct().flatMap(id -> manager.find(id).stream()).toList(), ok(ids.size()));
            }
            case QueueCommand.TakeNotes _ -> new Result(List.of(), ok(takeNotes()));
        };
    }

    private Result act(QueueCommand.Act act) {
        Selection selection = Selection.of(act.words(), manager.snapshot());
        selection.chosen().forEach(one -> act(act.verb(), one));
        return result(selection.chosen().stream().flatMap(one -> manager.find(one.id()).stream()).toList(), selection);
    }

    private void act(QueueCommand.Verb verb, TransferSnapshot one) {
        boolean still = !one.state().isSuccess() && !one.state().isActive();
        switch (verb) {
            case PAUSE -> manager.pause(one.id());
            case CANCEL -> manager.cancel(one.id());
            case RESUME -> {
                if (still && !one.state().isFinal()) {
                    manager.resume(one.id());
                }
            }
            case RETRY -> {
                if (one.state() == TransferState.CANCELLED) {
                    manager.submit(List.of(one.request()));
                } else if (still && one.state() != TransferState.PAUSED && one.state() != TransferState.QUEUED) {
                    manager.resume(one.id());
                }
            }
        }
    }

    /// @return how many commands had been noted
    int takeNotes() {
        List<QueueCommand> noted = notes == null ? List.of() : notes.take();
        noted.stream().filter(command -> !(command instanceof QueueCommand.TakeNotes)).forEach(this::carryOut);
        return noted.size();
    }

    private static Result result(Collection<TransferSnapshot> transfers, Selection selection) {
        ObjectNode end = ok(transfers.size());
        ArrayNode unknown = end.putArray("unknown");
        selection.unknown().forEach(unknown::add);
        return new Result(transfers, end);
    }

    static ObjectNode ok(int count) {
        return JsonNodeFactory.instance.objectNode().put("event", "end").put("ok", true).put("count", count);
    }

    static ObjectNode refused(String why) {
        return JsonNodeFactory.instance.objectNode().put("event", "end").put("ok", false).put("error", why);
    }
}
