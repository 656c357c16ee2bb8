package org.perigee.app.notify;

import java.awt.AWTException;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the user something wherever they are looking: `notify-send` on Linux, `osascript` on macOS, the system tray on Windows.
///
/// Blocks for a moment: never on the JavaFX thread, and Java's own tray is kept off the systems where it and JavaFX get in each
/// other's way. Where there is nothing to notify with, nothing happens. Thread-safe.
public final class DesktopNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);
    private static final int PATIENCE_SECONDS = 5;
    private static final int ICON = 16;

    private final String system;

    public DesktopNotifier() {
        this(System.getProperty("os.name"));
    }

    DesktopNotifier(String system) {
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /// @param title a few words
    /// @param text  a sentence
    public void tell(String title, String text) {
        try {
            if (system.contains("win")) {
                inTray(title, text);
            } else {
                run(command(title, text));
            }
        } catch (IOException | AWTException | RuntimeException e) {
            LOG.debug("The desktop could not be told: {}", e.getMessage());
        }
    }

    /// As an argument vector: no shell sees the words, and none of them can be taken for an option or a piece of script.
    List<String> command(String title, String text) {
        return system.contains("mac")
                ? List.of("osascript", "-e", "on run argv", "-e", "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run",
                        "--", title, text)
                : List.of("notify-send", "--app-name=Perigee", "--icon=emblem-downloads", "--", title, text);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void inTray(String title, String text) throws AWTException {
        if (!SystemTray.isSupported()) {
            return;
        }
        Image image = new BufferedImage(ICON, ICON, BufferedImage.TYPE_INT_ARGB);
        TrayIcon icon = new TrayIcon(image, "Perigee");
        icon.addActionListener(event -> SystemTray.getSystemTray().remove(icon));
        SystemTray.getSystemTray().add(icon);
        icon.displayMessage(title, text, TrayIcon.MessageType.INFO);
    }
}
