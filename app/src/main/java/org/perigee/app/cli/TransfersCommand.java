package org.perigee.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.perigee.app.control.QueueCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `perigee transfers`: looks at queues that other processes run, and tells them what to do.
@Command(name = "transfers", description = "Look at the transfers of the window and of other shells, and tell them what to do.",
        mixinStandardHelpOptions = true)
final class TransfersCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return new QueuesPrinter(spec.commandLine(), false).show(common.directories(), List.of("all"));
    }

    /// The command with all it can do.
    static CommandLine commandLine() {
        CommandLine transfers = new CommandLine(new TransfersCommand());
        transfers.addSubcommand(new ListTransfers());
        for (QueueCommand.Verb verb : QueueCommand.Verb.values()) {
            CommandLine act = new CommandLine(new Act(verb));
            act.getCommandSpec().usageMessage().description(switch (verb) {
                case PAUSE -> "Let transfers stand still; what is there of them stays.";
                case RESUME -> "Let paused and waiting transfers go on.";
                case CANCEL -> "Stop transfers for good and delete what is there of them.";
                case RETRY -> "Try failed transfers again; cancelled ones begin anew.";
            });
            transfers.addSubcommand(verb.name().toLowerCase(java.util.Locale.ROOT), act);
        }
        transfers.addSubcommand(new Limit());
        return transfers;
    }

    /// `perigee transfers list`.
    @Command(name = "list", description = "List the transfers of all queues.", mixinStandardHelpOptions = true)
    static final class ListTransfers implements Callable<Integer> {

        @Parameters(paramLabel = "ID|BATCH|all", arity = "0..*", defaultValue = "all",
                description = "A transfer's id, a batch's, the beginning of either (at least four characters), or all.")
        private List<String> words;

        @Option(names = "--json", description = "Print one JSON object a line.")
        private boolean json;

        @Mixin
        private CommonOptions common;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            return new QueuesPrinter(spec.commandLine(), json).show(common.directories(), words);
        }
    }

    /// `perigee transfers pause` and its like.
    @Command(mixinStandardHelpOptions = true)
    static final class Act implements Callable<Integer> {

        private final QueueCommand.Verb verb;

        @Parameters(paramLabel = "ID|BATCH|all", arity = "1..*",
                description = "A transfer's id, a batch's, the beginning of either (at least four characters), or all.")
        private List<String> words;

        @Option(names = "--json", description = "Print one JSON object a line.")
        private boolean json;

        @Mixin
        private CommonOptions common;

        @Spec
        private CommandSpec spec;

        Act(QueueCommand.Verb verb) {
            this.verb = verb;
        }

        @Override
        public Integer call() throws Exception {
            return new QueuesPrinter(spec.commandLine(), json).act(common.directories(), new QueueCommand.Act(verb, words));
        }
    }

    /// `perigee transfers limit`.
    @Command(name = "limit", description = "Limit the speed of all queues that run, until they end.", mixinStandardHelpOptions = true)
    static final class Limit implements Callable<Integer> {

        @Parameters(paramLabel = "RATE|off", description = "Bytes a second over all transfers of a queue: 500k, 2.5M; or off.")
        private String rate;

        @Mixin
        private CommonOptions common;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            long bytes = rate.equalsIgnoreCase("off") || rate.equals("0") ? 0 : Rate.parse(rate);
            return new QueuesPrinter(spec.commandLine(), false).limit(common.directories(), bytes);
        }
    }
}
