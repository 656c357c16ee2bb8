package org.perigee.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.app.async.UiThread;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.files.FileTree;
import org.perigee.app.files.FilesView;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.app.theme.Theme;
import org.perigee.app.transfers.MadeUpQueue;
import org.perigee.app.transfers.QuitSheet;
import org.perigee.app.transfers.ReportSheet;
import org.perigee.app.transfers.TransfersModel;
import org.perigee.app.transfers.TransfersView;
import org.perigee.catalog.connector.ProductFile;
import org.perigee.catalog.model.Asset;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
import org.perigee.sandbox.SandboxOptions;

/// Pictures of the transfers and their dialogs for people to look at, in `target/screenshots`: none, ten and ten thousand of them, in
/// every state, in both looks and two sizes.
class TransfersScreenshotsTest {

    private static final Messages MESSAGES = Messages.of(Locale.ENGLISH);
    private static final int MANY = 10_000;

    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    Path home;

    @Test
    void transfersArePhotographedFewAndManyInEveryState() throws Exception {
        try (WindowFixture window = WindowFixture.open(home, SandboxOptions.forTests())) {
            for (Theme theme : Theme.values()) {
                show(window, theme, "0", new MadeUpQueue());
                show(window, theme, "10", ten());
                show(window, theme, "states", MadeUpQueue.withEverything());
                show(window, theme, "10000", many());
                photographDialogs(window, theme.name().toLowerCase(Locale.ROOT));
            }
        }
        assertThat(Path.of("target", "screenshots", "transfers-10000-dark-1920x1080.png")).exists();
    }

    /// With the toast that offers to take back what was cancelled on the larger one.
    private void show(WindowFixture window, Theme theme, String name, MadeUpQueue queue) throws Exception {
        TransfersModel model = WindowFixture.onFx(() -> {
            TransfersModel made = new TransfersModel(queue, new TransfersModel.Threads(Runnable::run, Runnable::run, UiThread.JAVAFX, nanos::get),
                    Clock.systemUTC());
            TransfersView view = new TransfersView(made, MESSAGES, new TransfersView.Reach(folder -> { }, one -> { }, all -> { }, all -> { },
                    (folder, then) -> { }), Clock.systemUTC());
            window.showInstead("transfers", view.node());
            window.controller().window().restore(Map.of("form", 0.0, "details", 0.0, "map", 0.2));
            window.controller().showTheme(theme, window.scene());
            passTime(made, queue);
            return made;
        });
        String look = name + "-" + theme.name().toLowerCase(Locale.ROOT);
        window.screenshot("transfers-" + look + "-1280x800", 1280, 800);
        WindowFixture.onFx(() -> {
            if (model.picture().lines().size() > 6) {
                model.cancel(model.transfersOf(model.picture().lines().subList(4, 6)));
                TableView<?> table = (TableView<?>) window.node("transfers-view").lookup("#transfers");
                table.getSelectionModel().select(2);
            }
            return null;
        });
        window.screenshot("transfers-" + look + "-1920x1080", 1920, 1080);
        WindowFixture.onFx(() -> {
            model.undo();
            return null;
        });
    }

    private static MadeUpQueue ten() {
        MadeUpQueue queue = new MadeUpQueue();
        TransferState[] states = {TransferState.DONE, TransferState.DONE, TransferState.VERIFYING, TransferState.RUNNING, TransferState.RUNNING,
            TransferState.RUNNING, TransferState.STARTING, TransferState.QUEUED, TransferState.QUEUED, TransferState.FAILED};
        for (int i = 0; i < states.length; i++) {
            queue.put("ten", "S2B_MSIL2A_20260601T10302" + i + "_N0511_R108_T32TL" + (char) ('A' + i) + "_20260601T133512.SAFE.zip", states[i], i >= 6 ? 0 : i == 2 ? 1 : 0.1 + 0.16 * i);
        }
        return queue;
    }

    private static MadeUpQueue many() {
        MadeUpQueue queue = new MadeUpQueue();
        TransferState[] states = TransferState.values();
        List<TransferSnapshot> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(MadeUpQueue.snapshot(MadeUpQueue.request("batch-" + i / 2_500, "S2A_MSIL2A_20260601T103021_N0511_R108_T32TLS_" + i + ".zip"),
                    states[i % states.length], i % 100 / 100.0));
        }
        queue.putAll(all);
        return queue;
    }

    /// Two minutes in which the speed goes up and down.
    private void passTime(TransfersModel model, MadeUpQueue queue) {
        List<TransferSnapshot> running = queue.snapshot().stream().filter(one -> one.state() == TransferState.RUNNING).limit(20).toList();
        for (int second = 0; second < 120; second++) {
            double wave = 1 + 0.4 * Math.sin(second / 9.0) + 0.1 * Math.sin(second / 2.0);
            double part = second / 120.0;
            running.forEach(one -> queue.change(one.id(), old -> MadeUpQueue.faster(old, Math.min(990_000_000, one.received() + Math.round(part * 90_000_000)),
                    4_200_000 * wave)));
            nanos.addAndGet(1_000_000_000);
            model.poll();
        }
    }

    private static void photographDialogs(WindowFixture window, String look) throws Exception {
        Dialogs dialogs = new Dialogs(window::stage, MESSAGES);
        List<TransferSnapshot> all = MadeUpQueue.withEverything().snapshot();
        ReportSheet report = new ReportSheet(MESSAGES, dialogs, failed -> { }, saved -> { });
        photograph(window, "report-dialog", "report-" + look, () -> report.show(all));
        photograph(window, "report-dialog", "report-good-" + look, () -> report.show(all.subList(0, 2)));
        photograph(window, "files-dialog", "files-" + look, () -> files(dialogs));
        photograph(window, "quit-dialog", "quit-" + look, () -> new QuitSheet(MESSAGES, dialogs).ask(12, () -> { }, () -> { }));
    }

    private static void photograph(WindowFixture window, String id, String name, Runnable show) throws Exception {
        WindowFixture.onFx(() -> {
            show.run();
            return null;
        });
        window.dialogScreenshot(id, name);
    }

    private static void files(Dialogs dialogs) {
        FilesView view = new FilesView(FileTree.of("S2B_MSIL2A_20260601T103020_N0511_R108_T32TLS_20260601T133512.SAFE", productFiles()), MESSAGES);
        view.choose("B0[2-4]_10m*,manifest.safe");
        dialogs.dialog(FilesDesk.plan(MESSAGES, "S2B_MSIL2A_20260601T103020_N0511_R108_T32TLS_20260601T133512", view,
                new ButtonType(MESSAGES.get("files.download"), ButtonData.OK_DONE))).show();
    }

    private static List<ProductFile> productFiles() {
        List<ProductFile> files = new ArrayList<>();
        for (String name : List.of("manifest.safe", "MTD_MSIL2A.xml", "INSPIRE.xml")) {
            files.add(file(name, 54_000));
        }
        for (String band : List.of("B02", "B03", "B04", "B08")) {
            files.add(file("GRANULE/L2A_T32TLS_A041200/IMG_DATA/R10m/" + band + "_10m.jp2", 118_400_000));
        }
        for (String band : List.of("B05", "B06", "B07", "B8A", "B11", "B12")) {
            files.add(file("GRANULE/L2A_T32TLS_A041200/IMG_DATA/R20m/" + band + "_20m.jp2", 31_700_000));
        }
        return files;
    }

    private static ProductFile file(String path, long size) {
        return new ProductFile("S2B.SAFE/" + path, Asset.builder(path, URI.create("https://example.org/" + path)).size(size).build());
    }
}
