package org.perigee.app.results;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts what stands for rows on the clipboard, a line each. On the JavaFX thread only.
public final class RowClipboard {

    private RowClipboard() {
    }

    public static void copyNames(List<ResultRow> rows) {
        put(rows.stream().map(ResultRow::title).collect(Collectors.joining("\n")));
    }

    /// Addresses of the products' files; those that have none are left out.
    public static void copyAddresses(List<ResultRow> rows) {
        put(rows.stream().map(row -> row.acquisition().firstKnown(item -> item.productHref())).flatMap(Optional::stream).map(URI::toString)
                .collect(Collectors.joining("\n")));
    }

    private static void put(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
