package org.perigee.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.perigee.app.config.AppDirectories;
import org.perigee.app.control.QueueCommand;
import org.perigee.app.control.Queues;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferState;
import picocli.CommandLine;

/// Asks the queues and says what they answer.
final class QueuesPrinter {

    private static final int SHORT_ID = 8;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Formats formats = Messages.of(Locale.ENGLISH).formats();

    QueuesPrinter(CommandLine commandLine, boolean json) {
        out = commandLine.getOut();
        err = commandLine.getErr();
        this.json = json;
    }

    int show(AppDirectories directories, List<String> words) throws IOException {
        List<Queues.Answer> answers = new Queues(directories.data()).ask(new QueueCommand.Show(words));
        answers.forEach(this::print);
        out.flush();
        if (answers.isEmpty()) {
            err.println("No queue runs, and none was left.");
        }
        return exitCode(answers, words);
    }

    int act(AppDirectories directories, QueueCommand.Act act) throws IOException {
        List<Queues.Answer> answers = new Queues(directories.data()).ask(act);
        int about = 0;
        for (Queues.Answer answer : answers) {
            about += answer.transfers().size();
            if (json) {
                print(answer);
            }
            if (answer.isNoted()) {
                err.println("Noted for " + count(answer.transfers().size()) + ": it is done when the window is opened the next time.");
            } else if (answer.ok() && !answer.transfers().isEmpty()) {
                err.println(title(answer) + ": " + act.verb().name().toLowerCase(Locale.ROOT) + " " + count(answer.transfers().size()) + ".");
            }
        }
        out.flush();
        if (about == 0 && act.words().contains("all")) {
            err.println("There are no transfers.");
        }
        return exitCode(answers, act.words());
    }

    int limit(AppDirectories directories, long bytesPerSecond) throws IOException {
        List<Queues.Answer> answers = new Queues(directories.data()).ask(new QueueCommand.Limit(bytesPerSecond));
        String limit = bytesPerSecond == 0 ? "no limit" : "at most " + plain(formats.speed(bytesPerSecond));
        answers.stream().filter(Queues.Answer::ok).forEach(answer -> err.println(title(answer) + ": " + limit + "."));
        if (answers.isEmpty()) {
            err.println("No queue runs.");
            return ExitCode.FAILED;
        }
        return exitCode(answers, List.of());
    }

    /// A word that means nothing to any queue is a mistake; a queue that refuses is a failure.
    private int exitCode(List<Queues.Answer> answers, List<String> words) {
        for (Queues.Answer answer : answers) {
            if (!answer.ok()) {
                err.println(title(answer) + ": " + Columns.harmless(answer.end().path("error").asText()) + ".");
                return ExitCode.FAILED;
            }
        }
        List<String> unknown = words.stream().filter(word -> !word.equalsIgnoreCase("all"))
                .filter(word -> answers.stream().noneMatch(answer -> answer.knows(word))).toList();
        unknown.forEach(word -> err.println("No transfer and no batch is called " + Columns.harmless(word) + "."));
        return unknown.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }

    private void print(Queues.Answer answer) {
        if (json) {
            for (ObjectNode transfer : answer.transfers()) {
                out.println(transfer.put("owner", answer.owner()).put("process", answer.process()));
            }
            return;
        }
        out.println(title(answer) + ": " + count(answer.transfers().size()));
        Columns columns = new Columns();
        columns.row("  ID", "BATCH", "STATE", "DONE", "SIZE", "SPEED", "NAME");
        answer.transfers().forEach(transfer -> columns.row(cells(transfer)));
        if (!answer.transfers().isEmpty()) {
            columns.print(out);
        }
    }

    private String[] cells(JsonNode transfer) {
        long received = transfer.path("received").asLong();
        long size = transfer.path("size").asLong(-1);
        double speed = transfer.path("bytesPerSecond").asDouble();
        return new String[] {"  " + start(transfer.path("id").asText()), start(transfer.path("batch").asText()), state(transfer),
            size > 0 ? plain(formats.percent(Math.min(1, received / (double) size))) : plain(formats.bytes(received)),
            size < 0 ? "" : plain(formats.bytes(size)), speed >= 1 ? plain(formats.speed(speed)) : "", transfer.path("name").asText()};
    }

    private static String state(JsonNode transfer) {
        String state = transfer.path("state").asText();
        String words = state.toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean why = state.equals(TransferState.FAILED.name()) && transfer.path("problem").has("kind");
        return why ? words + " (" + transfer.path("problem").path("kind").asText().toLowerCase(Locale.ROOT).replace('_', ' ') + ")" : words;
    }

    private static String start(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private static String count(int transfers) {
        return transfers == 1 ? "1 transfer" : transfers + " transfers";
    }

    private static String title(Queues.Answer answer) {
        return switch (answer.owner()) {
            case "WINDOW" -> "The window (process " + answer.process() + ")";
            case "DOWNLOAD" -> "perigee download (process " + answer.process() + ")";
            default -> "The window's queue, which nobody runs now";
        };
    }
}
