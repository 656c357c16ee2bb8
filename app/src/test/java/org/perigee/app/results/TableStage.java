package org.perigee.app.results;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.perigee.app.async.UiThread;
import org.perigee.app.text.Messages;
import org.perigee.app.theme.Theme;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A window that holds nothing but the results.
final class TableStage {

    final ResultsModel model = new ResultsModel(Runnable::run, UiThread.JAVAFX);
    final Messages messages = Messages.of(Locale.ENGLISH);
    final ResultTable table;
    final Stage stage;

    private TableStage(Stage stage) {
        this.stage = stage;
        table = new ResultTable(model, messages, id -> id);
    }

    static TableStage open() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        TableStage opened = onFx(() -> new TableStage(stage));
        opened.show(() -> opened.table.node());
        return opened;
    }

    void show(Callable<Node> content) throws Exception {
        onFx(() -> {
            Scene scene = new Scene(new BorderPane(content.call()), 980, 600);
            Theme.LIGHT.applyTo(scene);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return null;
        });
        settle();
    }

    @SuppressWarnings("unchecked")
    TableView<ResultRow> view() {
        return (TableView<ResultRow>) table.node();
    }

    void rows(int count) throws Exception {
        rows(MadeUpRows.of(count));
    }

    void rows(RowSet rows) throws Exception {
        run(() -> model.setRows(rows));
    }

    void run(Runnable work) throws Exception {
        onFx(() -> {
            work.run();
            return null;
        });
        settle();
    }

    /// Ids the model has selected.
    List<Integer> selected() throws Exception {
        return onFx(() -> model.selection().selected().stream().boxed().toList());
    }

    /// Indices the table shows as selected.
    List<Integer> shownSelected() throws Exception {
        return onFx(() -> List.copyOf(view().getSelectionModel().getSelectedIndices()));
    }

    void select(int... ids) throws Exception {
        BitSet set = new BitSet();
        for (int id : ids) {
            set.set(id);
        }
        run(() -> model.selection().select(set, ids.length == 0 ? RowSelection.NONE : ids[ids.length - 1]));
    }

    /// The row at the top of the sight, and how far it is scrolled out of it.
    Top top() throws Exception {
        return onFx(() -> {
            VirtualFlow<?> flow = (VirtualFlow<?>) view().lookup(".virtual-flow");
            IndexedCell<?> first = flow.getFirstVisibleCell();
            return new Top(((ResultRow) first.getItem()).id(), Math.rint(first.getLayoutY()));
        });
    }

    record Top(int id, double offset) {
    }

    static void settle() throws Exception {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Void> pulsed = new CompletableFuture<>();
            onFx(() -> {
                Scene scene = javafx.stage.Window.getWindows().isEmpty() ? null : javafx.stage.Window.getWindows().getFirst().getScene();
                if (scene == null) {
                    pulsed.complete(null);
                } else {
                    Runnable[] once = new Runnable[1];
                    once[0] = () -> {
                        scene.removePostLayoutPulseListener(once[0]);
                        pulsed.complete(null);
                    };
                    scene.addPostLayoutPulseListener(once[0]);
                    Platform.requestNextPulse();
                }
                return null;
            });
            pulsed.get(20, TimeUnit.SECONDS);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void waitFor(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
        WaitForAsyncUtils.waitForFxEvents();
    }

    static <T> T onFx(Callable<T> work) throws Exception {
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

    void close() throws Exception {
        onFx(() -> {
            stage.hide();
            return null;
        });
    }
}
