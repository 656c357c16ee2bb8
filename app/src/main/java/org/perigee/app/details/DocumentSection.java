package org.perigee.app.details;

import java.net.URI;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.perigee.app.async.Tasks;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.Item;

/// Links to the product's page and to the document it was read from, which opens in its place.
final class DocumentSection {

    private final Messages messages;
    private final Consumer<URI> onPage;
    private final FlowPane links = new FlowPane(10, 4);
    private final VBox node = new VBox(6, links);
    private OriginalDocument document;

    /// @param onPage opens a product's page
    DocumentSection(Item item, Messages messages, Tasks tasks, Consumer<URI> onPage) {
        this.messages = messages;
        this.onPage = onPage;
        links.setAlignment(Pos.CENTER_LEFT);
        tasks.run(() -> OriginalDocument.read(item.document())).onSuccess(this::offer).start();
    }

    Node node() {
        return node;
    }

    private void offer(OriginalDocument read) {
        document = read;
        read.page().ifPresent(page -> {
            Hyperlink open = new Hyperlink(messages.get("details.page"), Icon.OPEN.node());
            open.setId("details-page");
            open.setTooltip(new Tooltip(page.toString()));
            open.setOnAction(event -> onPage.accept(page));
            links.getChildren().add(open);
        });
        Hyperlink toggle = new Hyperlink(messages.get("details.document"));
        toggle.setId("details-document");
        toggle.setOnAction(event -> toggle(toggle));
        links.getChildren().add(toggle);
    }

    private void toggle(Hyperlink link) {
        link.setVisited(false);
        if (node.getChildren().size() > 1) {
            node.getChildren().remove(1);
            link.setText(messages.get("details.document"));
            return;
        }
        TextArea text = new TextArea(document.text());
        text.setId("details-document-text");
        text.setEditable(false);
        text.setPrefRowCount(18);
        text.getStyleClass().add("monospaced");
        HBox copy = new HBox(CopyButton.of(messages.get("details.copyDocument"), document::text));
        copy.setAlignment(Pos.CENTER_RIGHT);
        node.getChildren().add(new VBox(2, copy, text));
        link.setText(messages.get("details.hideDocument"));
    }
}
