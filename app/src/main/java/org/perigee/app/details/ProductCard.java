package org.perigee.app.details;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.perigee.app.async.Tasks;
import org.perigee.app.icon.Icon;
import org.perigee.app.results.ResultRow;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.Item;

/// One product: its name, its picture, what can be done with it, its properties, its offers, its document.
final class ProductCard {

    private final ResultRow row;
    private final Surroundings surroundings;
    private final PictureFrame picture;
    private final VBox node = new VBox(12);

    /// What cards need from elsewhere.
    record Surroundings(Messages messages, Tasks tasks, UnaryOperator<String> providerName, BiConsumer<Item, Consumer<Image>> pictures,
            CardActions actions) {
    }

    /// @param known the picture of the same product, where it has been shown before
    ProductCard(ResultRow row, Surroundings surroundings, Optional<PictureFrame> known) {
        this.row = row;
        this.surroundings = surroundings;
        Messages messages = surroundings.messages();
        picture = known.orElseGet(() -> new PictureFrame(messages));
        DocumentSection document = new DocumentSection(row.item(), messages, surroundings.tasks(), page -> surroundings.actions().onPage.accept(page));
        node.setPadding(new Insets(12));
        node.setId("details-card");
        node.getChildren().setAll(title(), picture, buttons(), new ProductFacts(row, messages).node(),
                new OfferList(row, messages, surroundings.providerName()).node(), document.node());
        if (known.isEmpty()) {
            loadPicture();
        }
    }

    Node node() {
        return node;
    }

    ResultRow row() {
        return row;
    }

    PictureFrame picture() {
        return picture;
    }

    private void loadPicture() {
        Item pictured = row.acquisition().firstKnown(item -> item.quicklook().map(asset -> item)).orElse(row.item());
        if (pictured.quicklook().isEmpty()) {
            picture.show(null);
        } else {
            surroundings.pictures().accept(pictured, picture::show);
        }
    }

    private Node title() {
        Label name = new Label(row.title());
        name.setWrapText(true);
        name.getStyleClass().add("details-title");
        name.setId("details-title");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(6, name, CopyButton.of(surroundings.messages().get("details.copyName"), row::title));
        line.setFillHeight(false);
        return line;
    }

    private Node buttons() {
        Messages messages = surroundings.messages();
        Button basket = new Button(messages.get("details.basket"), Icon.BASKET.node());
        basket.setId("details-basket");
        basket.getStyleClass().add(Styles.ACCENT);
        basket.setOnAction(event -> surroundings.actions().onBasket.accept(java.util.List.of(row)));
        Button zoom = new Button(messages.get("details.zoom"), Icon.FIT.node());
        zoom.setId("details-zoom");
        zoom.setDisable(row.footprint().isEmpty());
        zoom.setOnAction(event -> surroundings.actions().onZoom.accept(row));
        Button files = new Button(messages.get("details.files"), Icon.LAYERS.node());
        files.setId("details-files");
        files.setOnAction(event -> surroundings.actions().onFiles.accept(row));
        return new FlowPane(6, 6, basket, zoom, files);
    }
}
