package org.perigee.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.perigee.app.core.after.Aftercare;
import org.perigee.app.core.after.Archives;
import org.perigee.app.core.after.CommandTemplate;
import org.perigee.app.core.product.FileChoice;
import org.perigee.app.core.product.Layout;
import picocli.CommandLine.Option;

/// Which files of products are fetched, what they are called, and what is done with them afterwards.
final class ProductOptions {

    @Option(names = "--files", paramLabel = "PATTERN[,PATTERN…]",
            description = "Only these files of each product, such as '**/*_B0[248]_10m.jp2' or '*/manifest.safe'.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--assets", paramLabel = "KEY[,KEY…]",
            description = "Only these assets of each product, by key, role or media type, such as 'thumbnail,image/tiff'.")
    private List<String> assets = new ArrayList<>();

    @Option(names = "--layout", paramLabel = "TEMPLATE",
            description = "Folders and names of products, such as '{mission}/{tile}/{date}/{name}'; what a product does not tell becomes 'unknown'.")
    private String layout;

    @Option(names = "--unpack", paramLabel = "keep|delete", arity = "0..1", fallbackValue = "keep",
            description = "Take zip, tar and tar.gz archives apart once they are verified; the archive is kept unless 'delete' is said.")
    private Unpack unpack;

    @Option(names = "--on-complete", paramLabel = "COMMAND",
            description = "Run a command for each complete product, never through a shell; blanks separate arguments, quotes join them;"
                    + " {file}, {folder}, {name} and {id} stand for the product.")
    private String onComplete;

    @Option(names = "--on-complete-jobs", paramLabel = "N", defaultValue = "2", description = "Commands at once (default ${DEFAULT-VALUE}).")
    private int jobs;

    /// What becomes of an archive that was taken apart.
    enum Unpack { KEEP, DELETE }

    /// @throws BadArgument where the command cannot be understood
    Aftercare.Plan aftercare() {
        if (jobs < 1) {
            throw new BadArgument("--on-complete-jobs must be at least 1.");
        }
        Archives archives = unpack == null ? Archives.LEAVE : unpack == Unpack.KEEP ? Archives.KEEP : Archives.DELETE;
        try {
            return new Aftercare.Plan(archives, Optional.ofNullable(onComplete).map(CommandTemplate::of), jobs);
        } catch (IllegalArgumentException e) {
            throw new BadArgument(e.getMessage());
        }
    }

    /// @throws BadArgument where a pattern cannot be understood
    FileChoice choice() {
        try {
            return FileChoice.of(files, assets.stream().flatMap(text -> Arrays.stream(text.split(","))).toList());
        } catch (IllegalArgumentException e) {
            throw new BadArgument(e.getMessage());
        }
    }

    /// @throws BadArgument where the template cannot be used
    Layout layout() {
        try {
            return layout == null ? Layout.PLAIN : Layout.of(layout);
        } catch (IllegalArgumentException e) {
            throw new BadArgument(e.getMessage());
        }
    }
}
