package org.perigee.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.perigee.app.core.product.FileChoice;
import org.perigee.app.core.product.Layout;
import picocli.CommandLine.Option;

/// Which files of products are fetched, and what they are called.
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
