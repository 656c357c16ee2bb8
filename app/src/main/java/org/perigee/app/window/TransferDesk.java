package org.perigee.app.window;

import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.perigee.app.async.Tasks;
import org.perigee.app.async.UiThread;
import org.perigee.app.config.Settings;
import org.perigee.app.core.DiskName;
import org.perigee.app.core.PartMove;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.dialog.Notices;
import org.perigee.app.notify.DesktopNotifier;
import org.perigee.app.report.ReportFile;
import org.perigee.app.report.TransferReport;
import org.perigee.app.settings.TransferLimits;
import org.perigee.app.text.Messages;
import org.perigee.app.transfers.LimitControl;
import org.perigee.app.transfers.QueuePicture;
import org.perigee.app.transfers.QuitSheet;
import org.perigee.app.transfers.ReportSheet;
import org.perigee.app.transfers.Tally;
import org.perigee.app.transfers.TransferText;
import org.perigee.app.transfers.TransfersModel;
import org.perigee.app.transfers.TransfersView;
import org.perigee.download.DownloadManager;
import org.perigee.download.Schedule;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// All that belongs to transfers in the window: the view, the limit in the status bar, reports, notifications, and the end of the program.
final class TransferDesk implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Messages messages;
    private final Settings settings;
    private final Tasks tasks;
    private final Dialogs dialogs;
    private final Notices notices;
    private final Surroundings around;
    private final TransfersModel model;
    private final TransfersView view;
    private final LimitControl limit;
    private final ReportSheet reports;
    private final DesktopNotifier desktop = new DesktopNotifier();
    private final ExecutorService commands = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("perigee-transfer-commands").factory());

    /// What lies around the desk.
    ///
    /// @param owner         the window
    /// @param folderChooser asks for a folder
    /// @param openFolder    shows a folder in the system's file manager
    /// @param onSettings    what to do when a setting was changed
    record Surroundings(Supplier<Window> owner, DownloadDesk.FolderChooser folderChooser, Consumer<Path> openFolder, Runnable onSettings) {
    }

    TransferDesk(PerigeeCore core, DownloadManager manager, Settings settings, Messages messages, Tools tools, Surroundings around) {
        this.messages = messages;
        this.settings = settings;
        this.tasks = tools.tasks();
        this.dialogs = tools.dialogs();
        this.notices = tools.notices();
        this.around = around;
        model = new TransfersModel(manager, new TransfersModel.Threads(tools.background(), commands, UiThread.JAVAFX, System::nanoTime), core.clock());
        reports = new ReportSheet(messages, dialogs, model::retryFailed, this::saveReport);
        view = new TransfersView(model, messages, new TransfersView.Reach(around.openFolder(), this::showDetails, reports::show, this::moveElsewhere,
                (folder, then) -> tasks.run(() -> DiskName.of(folder)).onSuccess(then).start()), core.clock());
        limit = new LimitControl(messages, dialogs, new LimitControl.Limits(() -> manager.limits().bytesPerSecond(), bytes -> {
            settings.rateLimit = bytes;
            limitsChanged(manager);
        }, () -> settings.transferHours, hours -> {
            settings.transferHours = hours;
            limitsChanged(manager);
        }, TransferLimits.NIGHT));
        model.pictureProperty().addListener((o, before, now) -> {
            double speed = now.whole().bytesPerSecond();
            limit.tell();
            limit.showPause(pausedUntil(manager.limits().schedule().at(core.clock().instant()), now.whole()));
            limit.showSpeed(speed >= 1 ? "↓ " + messages.formats().speed(speed) : "");
        });
        model.setOnBatchEnd(this::batchEnded);
    }

    private void limitsChanged(DownloadManager manager) {
        manager.setLimits(TransferLimits.of(settings));
        around.onSettings().run();
    }

    /// Where the clock and not a person holds what is queued.
    private String pausedUntil(Schedule.Slot slot, Tally whole) {
        boolean held = !slot.open() && slot.until() != null && whole.count(TransferState.QUEUED) > 0;
        return held ? messages.get("limit.until", TIME.format(slot.until().atZone(ZoneId.systemDefault()))) : "";
    }

    /// What every desk works with.
    ///
    /// @param background runs what takes long
    record Tools(Tasks tasks, Dialogs dialogs, Notices notices, ExecutorService background) {
    }

    TransfersModel model() {
        return model;
    }

    Node viewNode() {
        return view.node();
    }

    LimitControl limit() {
        return limit;
    }

    String tabTitle(Tally whole) {
        return new TransferText(messages).tabTitle(whole);
    }

    /// Says that transfers go on that were under way when the program ended without being asked to.
    void showRecovered(List<TransferSnapshot> queue) {
        List<TransferSnapshot> open = queue.stream().filter(one -> !one.state().isFinal()).toList();
        if (!open.isEmpty()) {
            view.showRecovered(open.size(), open.stream().mapToLong(TransferSnapshot::received).sum());
        }
    }

    private void showDetails(TransferSnapshot one) {
        TransferText texts = new TransferText(messages);
        String reason = one.findProblem().isPresent() ? texts.reason(one) : texts.meaning(one.state());
        dialogs.details(one.request().name() + "\n" + texts.state(one, java.time.Instant.now()) + ". " + reason, view.details(one));
    }

    private void batchEnded(QueuePicture.BatchEnd end) {
        TransferReport report = TransferReport.of(end.files());
        String sentence = ReportSheet.sentence(messages, report);
        notices.say(sentence);
        if (settings.notifications) {
            tasks.start(() -> desktop.tell(messages.get("transfers.notification"), sentence));
        }
        if (report.count(TransferReport.Outcome.FAILED) > 0 && end.files().size() > 1) {
            reports.show(end.files());
        }
    }

    private void saveReport(TransferReport report) {
        Path file = askForReport(around.owner().get(), messages.get("transfers.report.save"));
        if (file == null) {
            return;
        }
        tasks.run(() -> {
            ReportFile.write(report, file);
            return file;
        }).onSuccess(saved -> notices.say(messages.get("basket.saved", saved.getFileName())))
                .onFailure(failure -> notices.fail(messages.get("basket.notSaved", file.getFileName(), failure.getMessage()), failure)).start();
    }

    private void moveElsewhere(List<TransferSnapshot> transfers) {
        if (transfers.isEmpty()) {
            return;
        }
        Path folder = around.folderChooser().choose(around.owner().get(), messages.get("download.chooseFolder"), transfers.getFirst().request().folder());
        if (folder != null) {
            model.moveTo(transfers, new PartMove(folder)::apply);
        }
    }

    /// Whether the window may close at once; asks where transfers are under way.
    ///
    /// @param quit ends the program
    /// @param keep gets the window out of the way
    boolean mayQuit(Runnable quit, Runnable keep) {
        Tally now = model.picture().whole();
        if (now.active() == 0) {
            return true;
        }
        new QuitSheet(messages, dialogs).ask(now.files() - now.ended(), quit, keep);
        return false;
    }

    /// @return null where the user changed their mind
    private static Path askForReport(Window owner, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName("transfers.csv");
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("CSV", "*.csv"), new FileChooser.ExtensionFilter("JSON", "*.json"));
        File chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    @Override
    public void close() {
        commands.close();
        model.close();
    }
}
