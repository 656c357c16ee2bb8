package org.perigee.app.details;

import atlantafx.base.theme.Styles;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import org.perigee.app.async.Tasks;
import org.perigee.app.icon.Icon;
import org.perigee.app.results.ResultRow;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.Item;

/// What is selected, at the right of the window: the card of one product, a summary of several, or a hint. On the JavaFX thread only.
public final class DetailsPane {

    private final Messages messages;
    private final Tasks tasks;
    private final UnaryOperator<String> providerName;
    private final BiConsumer<Item, Consumer<Image>> pictures;
    private final ScrollPane node = new ScrollPane();
    private final CardActions actions = new CardActions();
    private ProductCard card;

    /// Makes an empty pane.
    ///
    /// @param tasks        for what is read beside the JavaFX thread
    /// @param providerName a provider's title for its id
    /// @param pictures     fetches the quicklook of an Item beside the JavaFX thread and hands it over on it; null for none
    public DetailsPane(Messages messages, Tasks tasks, UnaryOperator<String> providerName, BiConsumer<Item, Consumer<Image>> pictures) {
        this.messages = messages;
        this.tasks = tasks;
        this.providerName = providerName;
        this.pictures = pictures;
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().add("side-pane");
        node.setId("details");
        showNothing();
    }

    public Node node() {
        return node;
    }

    /// What the button for the basket does.
    public void setOnBasket(Consumer<List<ResultRow>> action) {
        actions.onBasket = action;
    }

    public void setOnZoom(Consumer<ResultRow> action) {
        actions.onZoom = action;
    }

    /// What shows the single files of a product.
    public void setOnFiles(Consumer<ResultRow> action) {
        actions.onFiles = action;
    }

    /// Opens a product's page.
    public void setOnPage(Consumer<URI> action) {
        actions.onPage = action;
    }

    /// Shows a product; null shows a hint.
    public void show(ResultRow row) {
        show(row == null ? List.of() : List.of(row), row);
    }

    /// Shows what is selected: a card for one, a summary for several, a hint for none.
    ///
    /// @param rows selected
    /// @param lead selected last; null where none is
    public void show(List<ResultRow> rows, ResultRow lead) {
        if (rows.size() > 1) {
            card = null;
            node.setContent(new SelectionSummary(messages, rows, lead, actions).node());
        } else if (lead == null && rows.isEmpty()) {
            showNothing();
        } else {
            showProduct(rows.isEmpty() ? lead : rows.getFirst());
        }
    }

    private void showProduct(ResultRow row) {
        Optional<ProductCard> same = Optional.ofNullable(card).filter(shown -> shown.row().acquisition().key().equals(row.acquisition().key()));
        if (same.isPresent() && same.get().row().acquisition().equals(row.acquisition())) {
            return;
        }
        double place = same.isPresent() ? node.getVvalue() : 0;
        card = new ProductCard(row, new ProductCard.Surroundings(messages, tasks, providerName, pictures, actions), same.map(ProductCard::picture));
        node.setContent(card.node());
        node.setVvalue(place);
    }

    private void showNothing() {
        card = null;
        Label hint = new Label(messages.get("details.nothing"), Icon.SATELLITE.node());
        hint.setContentDisplay(javafx.scene.control.ContentDisplay.TOP);
        hint.getStyleClass().addAll(Styles.TEXT_MUTED, "details-hint");
        hint.setWrapText(true);
        hint.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        VBox box = new VBox(hint);
        box.setAlignment(Pos.CENTER);
        box.setPadding(new Insets(48, 24, 24, 24));
        node.setContent(box);
    }
}
