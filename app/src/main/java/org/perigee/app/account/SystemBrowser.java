package org.perigee.app.account;

import java.awt.Desktop;
import java.awt.HeadlessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.function.Consumer;

/// Opens pages in the browser of this machine. Blocking: not for the JavaFX thread.
public final class SystemBrowser implements Consumer<URI> {

    /// @throws UncheckedIOException where no browser can be started
    @Override
    public void accept(URI page) {
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(page);
            } else if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
                // Desktop knows GNOME's libraries alone; this finds the browser of every desktop.
                new ProcessBuilder("xdg-open", page.toString()).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } else {
                throw new IOException("This machine has no browser that can be opened");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (HeadlessException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
