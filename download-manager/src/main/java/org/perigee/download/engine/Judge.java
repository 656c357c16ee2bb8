package org.perigee.download.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.perigee.download.Digest;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferRequest;
import org.perigee.download.UnsafeNameException;
import org.perigee.download.Verification;
import org.perigee.download.part.Part;
import org.perigee.download.part.Range;
import org.perigee.download.structure.Bytes;
import org.perigee.download.structure.Structure;
import org.perigee.download.structure.StructureCheck;
import org.perigee.download.verify.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of a file whose bytes are all there: its digests are compared, its structure is looked at, and then it is recorded and
/// gets its name, or is fetched again, or kept aside. Used by one supervisor alone.
final class Judge {

    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private final Transfer transfer;
    private final TransferRequest request;
    private final Engine engine;
    private final Predicate<Path> taken;
    private final BooleanSupplier stopped;
    private final Recorder recorder;

    Judge(Engine engine, Transfer transfer, Predicate<Path> taken, BooleanSupplier stopped) {
        this.engine = engine;
        this.transfer = transfer;
        this.request = transfer.request();
        this.taken = taken;
        this.stopped = stopped;
        this.recorder = new Recorder(engine, transfer);
    }

    /// @return empty where bytes have to be fetched again
    Optional<Outcome> judge(FileAttempt file, Path target) throws IOException, UnsafeNameException, FetchFailure {
        return switch (file.verify()) {
            case Verdict.Agrees agrees -> Optional.of(finish(file.part(), target, verified(file.part(), agrees), agrees.computed()));
            case Verdict.Unverifiable unknown -> unverifiable(file, target, unknown);
            case Verdict.PiecesMissing missing -> Optional.empty();
            case Verdict.Differs differs -> wrong(file, target, FailureKind.CHECKSUM,
                    new Verification.Mismatch(differs.algorithm(), differs.expected(), differs.actual()));
        };
    }

    /// These are the bytes that were published; an archive that is broken all the same was broken there, which is worth knowing.
    private Verification verified(Part part, Verdict.Agrees agrees) throws IOException {
        String warning = structure(part, false) instanceof Structure.Damaged damaged
                ? "it was damaged before it was published: " + damaged.reason() : "";
        return verified(agrees, warning);
    }

    private static Verification verified(Verdict.Agrees agrees, String warning) {
        return new Verification.Verified(Arrays.asList(agrees.algorithms().split(", ")), warning);
    }

    private Structure structure(Part part, boolean thorough) throws IOException {
        long size = part.map().size().orElseThrow();
        return StructureCheck.check(new Bytes() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public void read(ByteBuffer into, long position) throws IOException {
                part.read(into, position);
            }
        }, request.name(), thorough, stopped);
    }

    private Optional<Outcome> unverifiable(FileAttempt file, Path target, Verdict.Unverifiable unknown)
            throws IOException, UnsafeNameException, FetchFailure {
        return switch (structure(file.part(), true)) {
            case Structure.Sound sound -> Optional.of(finish(file.part(), target, new Verification.Complete(sound.format()), unknown.computed()));
            case Structure.Unknown _ when stopped.getAsBoolean() -> Optional.of(new Outcome.Stopped());
            case Structure.Unknown _ -> Optional.of(finish(file.part(), target, new Verification.Complete(""), unknown.computed()));
            case Structure.Damaged damaged -> wrong(file, target, FailureKind.DAMAGED,
                    new Verification.Mismatch(damaged.format(), "sound", damaged.reason()));
            case Structure.Page page -> wrong(file, target, FailureKind.NOT_THE_FILE, new Verification.Mismatch("content", "the file",
                    "a page came in place of it" + (page.message().isBlank() ? "" : ": " + page.message())));
        };
    }

    /// A source that alone delivered a wrong piece is not asked again while there are others.
    void wrongPiece(int index, Range range) {
        MirrorSelector mirrors = transfer.memory().mirrors();
        List<Mirror> suspects = mirrors.all().stream().filter(mirror -> mirror.hasDelivered(range)).toList();
        LOG.info("Piece {} of {} from {} is wrong", index, request.name(), suspects.stream().map(Mirror::label).toList());
        if (suspects.size() == 1 && !mirrors.isOnly(suspects.getFirst())) {
            suspects.getFirst().drop(new FetchFailure(Reaction.DROP, FailureKind.CHECKSUM, "It delivered wrong bytes"));
        }
    }

    /// Once more from the first byte, from others where there are others; then it is kept aside for who wants to look.
    private Optional<Outcome> wrong(FileAttempt file, Path target, FailureKind kind, Verification.Mismatch mismatch) throws IOException, FetchFailure {
        String what = words(kind, mismatch);
        LOG.warn("{}: {}", request.name(), what);
        recorder.record(target, file.part().map().size().orElseThrow(), mismatch, List.of());
        MirrorSelector mirrors = transfer.memory().mirrors();
        List<Mirror> delivered = mirrors.usable().stream().filter(Mirror::hasDelivered).toList();
        List<Mirror> guests = delivered.stream().filter(Mirror::isGuest).toList();
        List<Mirror> suspects = guests.isEmpty() ? delivered : guests;
        if (!suspects.isEmpty() && suspects.size() < mirrors.usable().size()) {
            suspects.forEach(mirror -> mirror.drop(new FetchFailure(Reaction.DROP, kind, what)));
        } else if (transfer.memory().mismatch() > 1) {
            file.part().setAside(Part.badOf(target));
            return Optional.of(new Outcome.Failed(new TransferProblem(kind, what + "; the bytes are kept in " + Part.badOf(target).getFileName(), null),
                    mismatch));
        }
        file.startOver();
        return Optional.empty();
    }

    private static String words(FailureKind kind, Verification.Mismatch mismatch) {
        return switch (kind) {
            case DAMAGED -> "The " + mismatch.what() + " file is damaged: " + mismatch.actual();
            case NOT_THE_FILE -> "Not the file: " + mismatch.actual();
            default -> "The " + mismatch.what() + " should be " + mismatch.expected() + " and is " + mismatch.actual();
        };
    }

    private Outcome finish(Part part, Path target, Verification verification, List<Digest> digests)
            throws IOException, UnsafeNameException, FetchFailure {
        Path free = target;
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            // Somebody made a file of that name in the meantime.
            TargetChooser.Target other = TargetChooser.choose(request, taken, stopped);
            if (other.found() != null) {
                transfer.target(other.path());
                return alreadyThere(other);
            }
            free = other.path();
        }
        long size = part.map().size().orElseThrow();
        long intent = recorder.intend(free, size, verification, digests);
        part.rename(free, engine.disk().folders());
        recorder.confirm(intent);
        transfer.target(free);
        transfer.complete(size);
        return new Outcome.Done(verification);
    }

    /// The file was found where it should go.
    Outcome alreadyThere(TargetChooser.Target target) throws IOException, FetchFailure {
        long size = Files.size(target.path());
        transfer.complete(size);
        Part.tidy(target.path());
        LOG.info("{} is already there", target.path());
        Verification verification = target.found() instanceof Verdict.Agrees agrees ? verified(agrees, "") : new Verification.Complete("");
        List<Digest> computed = target.found() instanceof Verdict.Agrees agrees ? agrees.computed() : List.of();
        recorder.recordUnlessKnown(target.path(), size, verification, computed);
        return new Outcome.Done(verification);
    }
}
