package org.perigee.app.transfers;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.WindowEvent;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.download.Source;
import org.perigee.download.SourceStanding;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// The part of the context menu from which the source of one transfer is chosen, where it has several. On the JavaFX thread.
final class SourceMenu {

    private static final int LONGEST_REASON = 80;

    private final TransfersModel model;
    private final Messages messages;
    private final Menu menu;

    /// @param chosen the lines chosen at the time
    SourceMenu(TransfersModel model, Messages messages, Supplier<List<TransferLine>> chosen, ContextMenu around) {
        this.model = model;
        this.messages = messages;
        menu = new Menu(messages.get("transfers.menu.from"), Icon.CLOUD.node());
        menu.setId("transfers-menu-from");
        around.addEventHandler(WindowEvent.WINDOW_SHOWING, event -> fill(chosen.get()));
    }

    Menu node() {
        return menu;
    }

    private void fill(List<TransferLine> lines) {
        menu.getItems().clear();
        if (lines.size() == 1 && lines.getFirst() instanceof TransferLine.File(TransferSnapshot one, _, _) && hasChoice(one)) {
            model.sources(one.id()).forEach(standing -> menu.getItems().add(item(one, standing)));
        }
        menu.setDisable(menu.getItems().size() < 2);
    }

    private static boolean hasChoice(TransferSnapshot one) {
        return one.request().sources().size() > 1 && !one.state().isSuccess() && one.state() != TransferState.CANCELLED;
    }

    private RadioMenuItem item(TransferSnapshot one, SourceStanding standing) {
        RadioMenuItem item = new RadioMenuItem(words(one, standing));
        item.setMnemonicParsing(false);
        item.setSelected(standing.inUse());
        item.setOnAction(event -> model.prefer(one, standing.source()));
        return item;
    }

    private String words(TransferSnapshot one, SourceStanding standing) {
        String name = name(standing.source());
        String problem = standing.problem().length() <= LONGEST_REASON ? standing.problem() : standing.problem().substring(0, LONGEST_REASON - 1) + "…";
        if (standing.inUse()) {
            return messages.get("transfers.from.inUse", name);
        }
        String what = standing.dropped() ? messages.get("transfers.from.dropped", name, problem) : name;
        boolean loses = one.received() > 0 && !one.request().isProven();
        return loses ? messages.get("transfers.from.startsOver", what) : what;
    }

    private static String name(Source source) {
        String host = source.uri().getHost() == null ? "" : source.uri().getHost();
        return source.label().isEmpty() || source.label().equals(host) ? host : source.label() + " (" + host + ")";
    }
}
