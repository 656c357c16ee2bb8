package org.perigee.app.core.after;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.perigee.download.Digest;
import org.perigee.download.unpack.ArchiveForm;
import org.perigee.download.unpack.UnpackLimits;
import org.perigee.download.unpack.UnpackProgress;
import org.perigee.download.unpack.UnpackRecord;
import org.perigee.download.unpack.Unpacked;
import org.perigee.download.unpack.Unpacker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Unpacks products and runs a command for each, a few at once. Thread-safe.
public final class Aftercare {

    private static final Logger LOG = LoggerFactory.getLogger(Aftercare.class);
    private static final int UNPACKED_AT_ONCE = 2;
    private static final long TOLD_EVERY_NANOS = 1_000_000_000L;

    private final Plan plan;
    private final Consumer<AfterEvent> listener;
    private final Unpacker unpacker = new Unpacker(UnpackLimits.DEFAULT);
    private final Semaphore unpackers = new Semaphore(UNPACKED_AT_ONCE);
    private final Semaphore commands;
    private final CommandRun runs = new CommandRun();
    private volatile boolean stopped;

    /// What is to be done.
    ///
    /// @param command  run for each product; empty for none
    /// @param commands how many may run at once
    public record Plan(Archives archives, Optional<CommandTemplate> command, int commands) {

        public boolean isNothing() {
            return archives == Archives.LEAVE && command.isEmpty();
        }
    }

    /// A complete product.
    ///
    /// @param id    for commands: its id or its name
    /// @param label for people
    /// @param files its files, at least one
    public record Product(String id, String label, List<File> files) {

        public Product {
            files = List.copyOf(files);
        }
    }

    /// A complete file.
    ///
    /// @param digests that it was verified by
    public record File(Path path, List<Digest> digests) {
    }

    /// @param listener hears events on any thread; must be quick
    public Aftercare(Plan plan, Consumer<AfterEvent> listener) {
        this.plan = plan;
        this.listener = listener;
        this.commands = new Semaphore(Math.max(1, plan.commands()));
    }

    /// Does what is planned for one product; blocks until it is done. What fails is told to the listener.
    ///
    /// @return whether all went well
    public boolean run(Product product) throws InterruptedException {
        Path result = product.files().size() == 1 ? product.files().getFirst().path() : commonFolder(product);
        boolean well = true;
        for (File file : product.files()) {
            if (plan.archives() != Archives.LEAVE && ArchiveForm.of(file.path()).isPresent()) {
                Optional<Path> unpacked = unpack(product, file);
                well &= unpacked.isPresent();
                result = product.files().size() == 1 ? unpacked.orElse(result) : result;
            }
        }
        return well && (plan.command().isEmpty() || command(plan.command().get(), product, result));
    }

    /// Ends what runs, soon.
    public void stop() {
        stopped = true;
        runs.endAll();
    }

    private Optional<Path> unpack(Product product, File file) throws InterruptedException {
        unpackers.acquire();
        try {
            Optional<Path> before = UnpackRecord.find(file.path(), java.util.OptionalLong.of(Files.size(file.path())), file.digests());
            Path path = before.isPresent() ? before.get() : unpackNow(product, file);
            if (plan.archives() == Archives.DELETE) {
                Files.delete(file.path());
            }
            return Optional.of(path);
        } catch (IOException e) {
            LOG.info("{} was not unpacked", file.path(), e);
            tell(new AfterEvent.NotUnpacked(product.label(), file.path(), reason(e)));
            return Optional.empty();
        } finally {
            unpackers.release();
        }
    }

    private Path unpackNow(Product product, File file) throws IOException {
        AtomicLong told = new AtomicLong(System.nanoTime());
        tell(new AfterEvent.Unpacking(product.label(), file.path(), 0));
        UnpackProgress progress = (entries, bytes) -> {
            long now = System.nanoTime();
            if (now - told.get() > TOLD_EVERY_NANOS) {
                told.set(now);
                tell(new AfterEvent.Unpacking(product.label(), file.path(), bytes));
            }
            return !stopped;
        };
        Unpacked unpacked = unpacker.unpack(file.path(), progress);
        UnpackRecord.write(file.path(), file.digests(), unpacked);
        tell(new AfterEvent.Unpacked(product.label(), unpacked.path(), unpacked.files(), unpacked.bytes()));
        return unpacked.path();
    }

    private boolean command(CommandTemplate command, Product product, Path file) throws InterruptedException {
        commands.acquire();
        try {
            if (stopped) {
                tell(new AfterEvent.CommandFailed(product.label(), "it was ended before the command began"));
                return false;
            }
            CommandRun.End end = runs.run(command.arguments(file, product.id()), file.getParent());
            tell(new AfterEvent.CommandEnded(product.label(), end.exitCode(), end.output()));
            return end.exitCode() == 0;
        } catch (IOException | IllegalArgumentException e) {
            tell(new AfterEvent.CommandFailed(product.label(), reason(e)));
            return false;
        } finally {
            commands.release();
        }
    }

    private void tell(AfterEvent event) {
        listener.accept(event);
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Path commonFolder(Product product) {
        Path folder = product.files().getFirst().path().getParent();
        for (File file : product.files()) {
            while (!file.path().startsWith(folder)) {
                folder = folder.getParent();
            }
        }
        return folder;
    }
}
