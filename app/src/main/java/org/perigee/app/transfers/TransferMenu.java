package org.perigee.app.transfers;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.download.TransferPriority;
import org.perigee.download.TransferSnapshot;

/// What can be done with chosen lines: the table's context menu, its keys and its buttons come here. On the JavaFX thread.
final class TransferMenu {

    private final TransfersModel model;
    private final Messages messages;
    private final TransfersView.Reach reach;

    TransferMenu(TransfersModel model, Messages messages, TransfersView.Reach reach) {
        this.model = model;
        this.messages = messages;
        this.reach = reach;
    }

    /// @param chosen the lines chosen at the time
    ContextMenu node(Supplier<List<TransferLine>> chosen) {
        ContextMenu menu = new ContextMenu();
        Entries entries = new Entries(chosen, menu);
        entries.add("transfers.menu.pause", Icon.PAUSE, LineActions::pause, lines -> model.pause(model.transfersOf(lines)));
        entries.add("transfers.menu.resume", Icon.PLAY, LineActions::resume, lines -> model.resume(model.transfersOf(lines)));
        entries.add("transfers.menu.cancel", Icon.CANCEL, LineActions::cancel, lines -> model.cancel(model.transfersOf(lines)));
        entries.add("transfers.menu.clear", Icon.CLEAR, LineActions::clear, lines -> model.clear(model.transfersOf(lines)));
        menu.getItems().add(new SeparatorMenuItem());
        entries.add("transfers.menu.first", Icon.TOP, LineActions::cancel, this::putFirst);
        entries.add("transfers.menu.sooner", Icon.ARROW_UP, LineActions::cancel, lines -> model.prioritise(model.transfersOf(lines), TransferPriority.HIGH));
        entries.add("transfers.menu.usual", Icon.REMOVE, LineActions::cancel, lines -> model.prioritise(model.transfersOf(lines), TransferPriority.NORMAL));
        entries.add("transfers.menu.later", Icon.ARROW_DOWN, LineActions::cancel, lines -> model.prioritise(model.transfersOf(lines), TransferPriority.LOW));
        menu.getItems().add(new SourceMenu(model, messages, chosen, menu).node());
        menu.getItems().add(new SeparatorMenuItem());
        entries.add("transfers.menu.openFolder", Icon.FOLDER_OPEN, can -> true, this::openFolder);
        entries.add("transfers.menu.copyLink", Icon.COPY, can -> true, this::copyLinks);
        entries.add("transfers.menu.report", Icon.REPORT, can -> true, lines -> reach.report().accept(model.transfersOf(lines)));
        entries.add("transfers.menu.details", Icon.DETAILS, can -> true, lines -> model.transfersOf(lines).stream().findFirst().ifPresent(this::showDetails));
        return menu;
    }

    /// Adds entries to a menu, each enabled where it can be done with one of the chosen lines.
    private final class Entries {

        private final Supplier<List<TransferLine>> chosen;
        private final ContextMenu menu;

        Entries(Supplier<List<TransferLine>> chosen, ContextMenu menu) {
            this.chosen = chosen;
            this.menu = menu;
        }

        void add(String key, Icon icon, Predicate<LineActions> when, Consumer<List<TransferLine>> action) {
            MenuItem item = new MenuItem(messages.get(key), icon.node());
            item.setId(key.replace('.', '-'));
            item.setOnAction(event -> action.accept(chosen.get()));
            menu.addEventHandler(javafx.stage.WindowEvent.WINDOW_SHOWING,
                    event -> item.setDisable(chosen.get().stream().map(LineActions::of).noneMatch(when)));
            menu.getItems().add(item);
        }
    }

    /// Pauses where anything of it goes on, else lets it go on.
    void pauseOrResume(List<TransferLine> lines) {
        if (lines.stream().anyMatch(line -> LineActions.of(line).pause())) {
            model.pause(model.transfersOf(lines));
        } else {
            model.resume(model.transfersOf(lines));
        }
    }

    void cancel(List<TransferLine> lines) {
        model.cancel(model.transfersOf(lines));
    }

    /// Takes off the list what has ended, and cancels where nothing has.
    void cancelOrClear(List<TransferLine> lines) {
        List<TransferSnapshot> transfers = model.transfersOf(lines);
        if (transfers.stream().anyMatch(one -> !one.state().isFinal())) {
            model.cancel(transfers);
        } else {
            model.clear(transfers);
        }
    }

    private void putFirst(List<TransferLine> lines) {
        List<TransferLine> all = model.picture().lines();
        if (!all.isEmpty()) {
            model.move(model.transfersOf(lines), all.getFirst());
        }
    }

    private void openFolder(List<TransferLine> lines) {
        model.transfersOf(lines).stream().findFirst().ifPresent(one -> reach.openFolder().accept(folderOf(one)));
    }

    private static Path folderOf(TransferSnapshot one) {
        return one.target() == null || one.target().getParent() == null ? one.request().folder() : one.target().getParent();
    }

    private void copyLinks(List<TransferLine> lines) {
        Dialogs.copy(links(model.transfersOf(lines)));
    }

    /// The addresses that are tried first, without secrets, one a line.
    static String links(Collection<TransferSnapshot> transfers) {
        return transfers.stream().map(one -> TransferDetails.link(one.request().sources().getFirst())).collect(Collectors.joining("\n"));
    }

    void showDetails(TransferSnapshot one) {
        reach.details().accept(one);
    }
}
