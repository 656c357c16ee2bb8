package org.perigee.app.transfers;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferSnapshot;

/// The drawer's third tab: the transfers, in batches.
public final class TransfersView {

    private final TransfersModel model;
    private final Messages messages;
    private final Reach reach;
    private final TransferTable table;
    private final QueueBar recovered;
    private final QueueBar diskFull;
    private final StackPane node;
    private Path fullFolder;

    /// What the view needs of the window around it.
    ///
    /// @param openFolder  shows a folder in the system's file manager
    /// @param details     shows everything about one transfer
    /// @param report      shows how some of them went
    /// @param otherFolder asks for another folder and fetches these there
    /// @param diskName    tells, some time later, what the disk is called that a folder lies on
    public record Reach(Consumer<Path> openFolder, Consumer<TransferSnapshot> details, Consumer<List<TransferSnapshot>> report,
            Consumer<List<TransferSnapshot>> otherFolder, DiskNames diskName) {
    }

    /// Finds out what disks are called.
    @FunctionalInterface
    public interface DiskNames {

        /// @param then on the JavaFX thread
        void find(Path folder, Consumer<String> then);
    }

    public TransfersView(TransfersModel model, Messages messages, Reach reach, Clock clock) {
        this.model = model;
        this.messages = messages;
        this.reach = reach;
        table = new TransferTable(model, messages, new TransferMenu(model, messages, reach), clock);
        recovered = new QueueBar("transfers-recovered", "banner-complete", Icon.HISTORY, List.of(
                new QueueBar.Action("transfers-recovered-review", messages.get("transfers.recovered.review"), this::review),
                new QueueBar.Action("transfers-recovered-close", messages.get("dialog.close"), this::closeRecovered)));
        diskFull = new QueueBar("transfers-disk-full", "banner-failed", Icon.DISK, List.of(
                new QueueBar.Action("transfers-other-folder", messages.get("transfers.diskFull.other"), () -> reach.otherFolder().accept(model.picture().diskFull())),
                new QueueBar.Action("transfers-disk-again", messages.get("transfers.diskFull.again"), () -> model.resume(model.picture().diskFull()))));
        BorderPane pane = new BorderPane(table.node());
        pane.setTop(new VBox(recovered.node(), diskFull.node(),
                new TransfersBar(model, messages, () -> reach.report().accept(model.picture().all())).node()));
        node = new StackPane(pane, new UndoToast(model, messages).node());
        node.setId("transfers-view");
        model.pictureProperty().addListener((o, before, now) -> show(now));
    }

    public Node node() {
        return node;
    }

    /// Says that the program ended without being asked to while transfers were under way, which now go on.
    ///
    /// @param count how many
    /// @param bytes of them that are there
    public void showRecovered(int count, long bytes) {
        recovered.say(messages.get("transfers.recovered", count, messages.formats().bytes(bytes)));
    }

    private void review() {
        closeRecovered();
        table.node().requestFocus();
        table.node().getSelectionModel().selectFirst();
    }

    private void closeRecovered() {
        recovered.beQuiet();
    }

    private void show(QueuePicture now) {
        List<TransferSnapshot> full = now.diskFull();
        if (full.isEmpty()) {
            diskFull.beQuiet();
            fullFolder = null;
            return;
        }
        Path folder = full.getFirst().request().folder();
        if (folder.equals(fullFolder)) {
            return;
        }
        fullFolder = folder;
        diskFull.say(messages.get("transfers.diskFull", full.size(), folder));
        reach.diskName().find(folder, name -> diskFull.say(messages.get("transfers.diskFull", model.picture().diskFull().size(), name)));
    }

    /// The details of a transfer as text.
    public String details(TransferSnapshot one) {
        return new TransferDetails(messages, model.history()).of(one);
    }
}
