package org.perigee.download.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.perigee.download.SafeName;
import org.perigee.download.TransferRequest;
import org.perigee.download.UnsafeNameException;
import org.perigee.download.structure.Structure;
import org.perigee.download.structure.StructureCheck;
import org.perigee.download.verify.FileCheck;
import org.perigee.download.verify.Verdict;

/// Decides which file a transfer becomes. Nothing that exists is ever overwritten: a file that is already the one wanted (its digests
/// agree, or its size where there are none) ends the transfer at once, any other one gives the newcomer a number.
final class TargetChooser {

    private static final int MOST = 1_000;

    private TargetChooser() {
    }

    /// @param path   the file
    /// @param found  what was found of it; null where it has to be fetched
    record Target(Path path, Verdict found) {
    }

    /// @param taken whether another transfer of the queue will become this file
    static Target choose(TransferRequest request, Predicate<Path> taken, BooleanSupplier stop) throws IOException, UnsafeNameException {
        SafeName name = SafeName.of(request.name());
        for (int number = 1; number < MOST; number++) {
            Path path = (number == 1 ? name : name.numbered(number)).resolve(request.folder());
            if (taken.test(path)) {
                continue;
            }
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return new Target(path, null);
            }
            Verdict found = compare(path, request, stop);
            if (found != null) {
                return new Target(path, found);
            }
        }
        throw new IOException("There are too many files called " + request.name());
    }

    /// @return null where the file is not the one wanted, or nothing is known to tell by
    private static Verdict compare(Path path, TransferRequest request, BooleanSupplier stop) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        OptionalLong size = request.size();
        boolean sizeAgrees = size.isPresent() && Files.size(path) == size.getAsLong();
        if (request.sizeExact() && size.isPresent() && !sizeAgrees) {
            return null;
        }
        return switch (FileCheck.check(path, request.digests(), stop)) {
            case Verdict.Agrees agrees -> agrees;
            case Verdict.Unverifiable unknown when sizeAgrees && size.getAsLong() > 0 && isSound(path, stop) -> unknown;
            default -> null;
        };
    }

    /// A cut file may have the right length, where it was made in advance.
    private static boolean isSound(Path path, BooleanSupplier stop) throws IOException {
        Structure structure = StructureCheck.check(path, false, stop);
        return structure instanceof Structure.Sound || structure instanceof Structure.Unknown;
    }
}
