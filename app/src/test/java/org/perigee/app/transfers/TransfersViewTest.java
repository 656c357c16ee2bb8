package org.perigee.app.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.app.async.UiThread;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.report.TransferReport;
import org.perigee.app.text.Messages;
import org.perigee.app.theme.Theme;
import org.perigee.download.FailureKind;
import org.perigee.download.Source;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
import org.perigee.download.Verification;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The transfers' view on a queue that does nothing by itself.
class TransfersViewTest {

    private final Messages messages = Messages.of(Locale.ENGLISH);
    private final AtomicLong nanos = new AtomicLong();
    private final MadeUpQueue queue = new MadeUpQueue();
    private final List<TransferSnapshot> reported = new CopyOnWriteArrayList<>();
    private final List<TransferSnapshot> moved = new CopyOnWriteArrayList<>();
    private final List<Path> opened = new CopyOnWriteArrayList<>();
    private final List<TransferReport> saved = new CopyOnWriteArrayList<>();
    private Stage stage;
    private TransfersModel model;
    private TransfersView view;

    @BeforeEach
    void show() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        onFx(() -> {
            model = new TransfersModel(queue, new TransfersModel.Threads(Runnable::run, Runnable::run, UiThread.JAVAFX, nanos::get), Clock.systemUTC());
            view = new TransfersView(model, messages, new TransfersView.Reach(opened::add, reported::add, reported::addAll, moved::addAll,
                    (folder, then) -> then.accept("/data (/dev/sdb1)")), Clock.systemUTC());
            Scene scene = new Scene(new javafx.scene.layout.StackPane(view.node()), 990, 700);
            Theme.LIGHT.applyTo(scene);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return null;
        });
    }

    @AfterEach
    void hide() throws Exception {
        onFx(() -> {
            stage.hide();
            return null;
        });
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(30, TimeUnit.SECONDS);
    }

    private void poll() throws Exception {
        onFx(() -> {
            model.poll();
            return null;
        });
        settle();
    }

    private void settle() throws Exception {
        onFx(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private <N extends Node> N node(String id, Class<N> type) {
        return type.cast(stage.getScene().lookup("#" + id));
    }

    private String text(String id) throws Exception {
        return onFx(() -> node(id, Label.class).getText());
    }

    private void fire(String id) throws Exception {
        onFx(() -> {
            node(id, ButtonBase.class).fire();
            return null;
        });
        settle();
    }

    @SuppressWarnings("unchecked")
    private TableView<TransferLine> table() {
        return node("transfers", TableView.class);
    }

    /// What a cell says, by row and column.
    private String cell(int row, String column) throws Exception {
        return onFx(() -> table().lookupAll(".table-cell").stream().map(node -> (TableCell<?, ?>) node)
                .filter(cell -> cell.getIndex() == row && !cell.isEmpty() && column.equals(cell.getTableColumn().getId()))
                .map(TableCell::getText).findFirst().orElse("?"));
    }

    private void select(int... rows) throws Exception {
        onFx(() -> {
            table().getSelectionModel().clearSelection();
            table().getSelectionModel().selectIndices(rows[0], rows);
            return null;
        });
    }

    private void press(KeyCode key) throws Exception {
        onFx(() -> {
            table().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            return null;
        });
        settle();
    }

    @Test
    void everyStateHasAWordAndAnIconOfItsOwn() throws Exception {
        for (TransferState state : TransferState.values()) {
            queue.put("all", state.name(), state, 0.5);
        }
        poll();
        List<String> words = new java.util.ArrayList<>();
        for (int i = 0; i < TransferState.values().length; i++) {
            words.add(cell(i + 1, "transfers.column.state"));
        }
        assertThat(words).doesNotHaveDuplicates().doesNotContain("?", "");
        assertThat(words.get(TransferState.WAITING_FOR_QUOTA.ordinal())).matches("Waiting for quota – until .* UTC");
        assertThat(words.get(TransferState.FAILED_RETRYING.ordinal())).matches("Failed, trying again – in 2:\\d\\d");
        assertThat(java.util.Arrays.stream(TransferState.values()).map(TransferText::icon)).doesNotHaveDuplicates();
        assertThat(cell(0, "transfers.column.state")).startsWith("2 of 15 complete · 1 failed");
    }

    @Test
    void theSourceOfATransferIsChosenFromTheMenu() throws Exception {
        TransferRequest request = MadeUpQueue.request("", "a1");
        List<Source> sources = List.of(request.sources().getFirst(), new Source(URI.create("https://geodes.example.org/a1"), 2, "", "GEODES"));
        TransferSnapshot one = queue.put(MadeUpQueue.snapshot(request.withSources(sources), TransferState.RUNNING, 0.5));
        queue.change(one.id(), now -> new TransferSnapshot(now.id(), now.request(), now.state(), null, now.received(), now.size(), 0, now.ranges(), 1, "CDSE",
                now.target(), now.verification(), now.queuedAt(), null, now.place()));
        queue.put("", "alone", TransferState.RUNNING, 0.5);
        poll();
        select(1);
        assertThat(sourceMenu().isDisable()).as("it has one source").isTrue();
        select(0);
        Menu menu = sourceMenu();
        assertThat(menu.isDisable()).isFalse();
        assertThat(menu.getItems()).extracting(MenuItem::getText).containsExactly("CDSE (download.example.org) – in use", "GEODES (geodes.example.org)");
        onFx(() -> {
            menu.getItems().get(1).fire();
            return null;
        });
        assertThat(queue.asked()).containsExactly("prefer geodes.example.org for a1");
    }

    @Test
    void aSourceWhoseBytesNothingProvesIsSaidToStartOver() throws Exception {
        TransferRequest known = MadeUpQueue.request("", "a1");
        TransferRequest request = new TransferRequest(known.folder(), known.name(), List.of(known.sources().getFirst(),
                new Source(URI.create("https://geodes.example.org/a1"), 2, "", "GEODES")), known.size(), false, List.of(), null, "", "a1", "");
        queue.put(MadeUpQueue.snapshot(request, TransferState.PAUSED, 0.5));
        poll();
        select(0);
        assertThat(sourceMenu().getItems().getLast().getText()).isEqualTo("GEODES (geodes.example.org) · starts over");
    }

    /// As it is when the context menu has been opened.
    private Menu sourceMenu() throws Exception {
        return onFx(() -> {
            ContextMenu menu = table().getContextMenu();
            menu.show(table(), 10, 10);
            menu.hide();
            return (Menu) menu.getItems().stream().filter(item -> "transfers-menu-from".equals(item.getId())).findFirst().orElseThrow();
        });
    }

    @Test
    void cellsFollowTheQueueWithoutBeingBuiltAnew() throws Exception {
        TransferSnapshot one = queue.put("a", "a1", TransferState.QUEUED, 0);
        queue.put("a", "a2", TransferState.QUEUED, 0);
        poll();
        List<Node> before = onFx(() -> List.copyOf(table().lookupAll(".table-cell")));
        assertThat(cell(1, "transfers.column.state")).isEqualTo("Queued");
        queue.to(one.id(), TransferState.RUNNING, 0.25);
        poll();
        assertThat(cell(1, "transfers.column.state")).isEqualTo("Running");
        assertThat(cell(1, "column.size").replace('\u00a0', ' ')).isEqualTo("250 MB of 1 GB");
        assertThat(onFx(() -> List.copyOf(table().lookupAll(".table-cell")))).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void theSelectionStaysWithItsTransfersWhenLinesComeAndGo() throws Exception {
        TransferSnapshot first = queue.put("", "first", TransferState.RUNNING, 0.5);
        queue.put("", "second", TransferState.RUNNING, 0.5);
        queue.put("", "third", TransferState.RUNNING, 0.5);
        poll();
        select(1, 2);
        queue.to(first.id(), TransferState.DONE, 1);
        onFx(() -> {
            node("transfers-hide-done", ToggleButton.class).setSelected(true);
            return null;
        });
        settle();
        press(KeyCode.SPACE);
        assertThat(queue.asked()).containsExactly("pause second", "pause third");
    }

    @Test
    void keysPauseCancelAndTakeBack() throws Exception {
        queue.put("", "one", TransferState.RUNNING, 0.5);
        poll();
        select(0);
        press(KeyCode.SPACE);
        press(KeyCode.SPACE);
        press(KeyCode.DELETE);
        assertThat(queue.asked()).containsExactly("pause one", "resume one", "pause one");
        assertThat(text("transfers-undo-text")).isEqualTo("1 transfer cancelled");
        assertThat(cell(0, "transfers.column.state")).isEqualTo("Cancelled");
        fire("transfers-undo");
        assertThat(queue.asked()).endsWith("resume one");
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        poll();
        assertThat(queue.asked()).doesNotContain("cancel one");
        assertThat(onFx(() -> node("transfers-undo", Button.class).getParent().isVisible())).isFalse();
    }

    @Test
    void theBarSaysHowMuchOfAllHasCome() throws Exception {
        queue.put("a", "a1", TransferState.DONE, 1);
        queue.put("a", "a2", TransferState.RUNNING, 0.5);
        poll();
        assertThat(text("transfers-summary").replace('\u00a0', ' ')).isEqualTo("1 running, 0 waiting · 1.5 GB of 2 GB · 4.2 MB/s");
        fire("transfers-pause-all");
        assertThat(queue.asked()).containsExactly("pause a1", "pause a2");
    }

    @Test
    void aFullDiskIsNamedAndAnotherFolderOffered() throws Exception {
        TransferSnapshot one = queue.put("a", "a1", TransferState.PAUSED, 0.5);
        queue.change(one.id(), old -> new TransferSnapshot(old.id(), old.request(), TransferState.PAUSED,
                new TransferProblem(FailureKind.DISK_FULL, "No space left on device", null), old.received(), old.size(), 0, List.of(), 0, "", old.target(),
                Verification.NONE, old.queuedAt(), null, old.place()));
        poll();
        assertThat(text("transfers-disk-full-text")).isEqualTo("The disk is full: /data (/dev/sdb1). 1 transfer waits for room there.");
        fire("transfers-other-folder");
        assertThat(moved).extracting(TransferSnapshot::id).containsExactly(one.id());
        queue.to(one.id(), TransferState.RUNNING, 0.5);
        poll();
        assertThat(onFx(() -> node("transfers-disk-full", Node.class).isVisible())).isFalse();
    }

    @Test
    void recoveredTransfersAreSaidAndCanBeReviewed() throws Exception {
        queue.put("a", "a1", TransferState.RUNNING, 0.5);
        poll();
        onFx(() -> {
            view.showRecovered(12, 3_400_000_000L);
            return null;
        });
        assertThat(text("transfers-recovered-text").replace('\u00a0', ' ')).isEqualTo("12 transfers recovered and going on; 3.4 GB of them were on the disk already.");
        fire("transfers-recovered-review");
        assertThat(onFx(() -> node("transfers-recovered", Node.class).isVisible())).isFalse();
        assertThat(onFx(() -> table().getSelectionModel().getSelectedIndex())).isZero();
    }

    @Test
    void theReportCountsAndOffersToRetryWhatFailed() throws Exception {
        queue.put("a", "good", TransferState.DONE, 1);
        queue.put("a", "bad", TransferState.FAILED, 0.5);
        queue.put("a", "slow", TransferState.WAITING_FOR_TAPE, 0);
        poll();
        onFx(() -> {
            new ReportSheet(messages, new Dialogs(() -> stage, messages), model::retryFailed, saved::add).show(queue.snapshot());
            return null;
        });
        settle();
        assertThat(onFx(() -> dialogNode("report-ok", Label.class).getText())).isEqualTo("1");
        assertThat(onFx(() -> dialogNode("report-failed", Label.class).getText())).isEqualTo("1");
        assertThat(onFx(() -> dialogNode("report-waiting", Label.class).getText())).isEqualTo("1");
        onFx(() -> {
            dialogNode("report-save", Button.class).fire();
            dialogButton(messages.get("transfers.retryFailed")).fire();
            return null;
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> queue.asked().contains("resume bad"));
        assertThat(saved).hasSize(1);
    }

    @Test
    void quittingWithTransfersUnderWayAsksAndKeepsNothingFromGoingOn() throws Exception {
        List<String> chosen = new CopyOnWriteArrayList<>();
        onFx(() -> {
            new QuitSheet(messages, new Dialogs(() -> stage, messages)).ask(12, () -> chosen.add("quit"), () -> chosen.add("keep"));
            return null;
        });
        settle();
        assertThat(onFx(() -> inDialogs(".dialog-title").map(node -> ((Label) node).getText()).orElse(""))).isEqualTo("12 transfers continue next time");
        onFx(() -> {
            dialogButton(messages.get("transfers.quit.keep")).fire();
            return null;
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !chosen.isEmpty());
        assertThat(chosen).containsExactly("keep");
    }

    @Test
    void detailsTellEverythingButSecrets() throws Exception {
        TransferSnapshot one = queue.put("a", "a1", TransferState.RUNNING, 0.5);
        queue.to(one.id(), TransferState.FAILED, 0.5);
        String details = onFx(() -> view.details(queue.find(one.id()).orElseThrow()));
        assertThat(details).contains("CHECKSUM: md5 should be", "md5 " + "00".repeat(16), "https://download.example.org/odata/a1", "FAILED").doesNotContain("s3cret");
    }

    private static Optional<Node> inDialogs(String selector) {
        return javafx.stage.Window.getWindows().stream().map(window -> window.getScene().getRoot().lookup(selector))
                .filter(java.util.Objects::nonNull).findFirst();
    }

    private static <N extends Node> N dialogNode(String id, Class<N> type) {
        return type.cast(inDialogs("#" + id).orElseThrow());
    }

    private static Button dialogButton(String words) {
        return javafx.stage.Window.getWindows().stream().flatMap(window -> window.getScene().getRoot().lookupAll(".button").stream())
                .map(Button.class::cast).filter(button -> words.equals(button.getText())).findFirst().orElseThrow();
    }
}
