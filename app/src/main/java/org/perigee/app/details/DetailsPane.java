package org.perigee.app.details;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.perigee.app.icon.Icon;
import org.perigee.app.results.ResultRow;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;

/// The card of one product at the right of the window.
public final class DetailsPane {

    private static final double PICTURE = 280;
    /// Padding of card and frame, and the scroll bar.
    private static final double MARGINS = 54;
    private static final List<String> SHOWN_FIRST = List.of(Properties.PLATFORM, Properties.INSTRUMENTS, Properties.PRODUCT_TYPE,
            Properties.PROCESSING_LEVEL, Properties.PROCESSING_BASELINE, Properties.GRID_CODE, Properties.ORBIT_STATE, Properties.RELATIVE_ORBIT,
            Properties.ABSOLUTE_ORBIT, Properties.INSTRUMENT_MODE, Properties.POLARIZATIONS, Properties.CLOUD_COVER, Properties.PUBLISHED);

    private final Messages messages;
    private final Formats formats;
    private final UnaryOperator<String> providerName;
    private final BiConsumer<Item, Consumer<Image>> pictures;
    private final VBox card = new VBox(10);
    private final ScrollPane node = new ScrollPane(card);
    private final ImageView picture = new ImageView();
    private Consumer<ResultRow> onBasket = row -> { };
    private Consumer<ResultRow> onZoom = row -> { };
    private ResultRow shown;

    /// Makes an empty card.
    ///
    /// @param pictures fetches the quicklook of an Item beside the JavaFX thread and hands it over on it; null for none
    public DetailsPane(Messages messages, UnaryOperator<String> providerName, BiConsumer<Item, Consumer<Image>> pictures) {
        this.messages = messages;
        this.formats = messages.formats();
        this.providerName = providerName;
        this.pictures = pictures;
        card.setPadding(new Insets(12));
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().add("side-pane");
        node.setId("details");
        picture.setPreserveRatio(true);
        // Never wider than what is left beside the scroll bar, or the whole card would be cut off at the right.
        picture.fitWidthProperty().bind(javafx.beans.binding.Bindings.min(PICTURE, node.widthProperty().subtract(MARGINS)));
        picture.setFitHeight(PICTURE);
        showNothing();
    }

    public Node node() {
        return node;
    }

    public void setOnBasket(Consumer<ResultRow> action) {
        onBasket = action;
    }

    public void setOnZoom(Consumer<ResultRow> action) {
        onZoom = action;
    }

    /// Shows a product; null shows a hint.
    public void show(ResultRow row) {
        if (row == null) {
            showNothing();
            return;
        }
        boolean samePicture = shown != null && shown.item().equals(row.item());
        shown = row;
        Label title = new Label(row.title());
        title.setWrapText(true);
        title.getStyleClass().addAll(Styles.TEXT_BOLD, "details-title");
        card.getChildren().setAll(title, pictureFrame(), actions(row), properties(row), offers(row), document(row.item()));
        node.setVvalue(0);
        if (!samePicture) {
            loadPicture(row.item());
        }
    }

    private void showNothing() {
        shown = null;
        Label hint = new Label(messages.get("details.nothing"));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setWrapText(true);
        card.getChildren().setAll(hint);
    }

    private Node pictureFrame() {
        Label none = new Label(messages.get("details.noPicture"), Icon.IMAGE.node());
        none.getStyleClass().add(Styles.TEXT_MUTED);
        none.visibleProperty().bind(picture.imageProperty().isNull());
        StackPane frame = new StackPane(none, picture);
        frame.getStyleClass().add("picture-frame");
        frame.setMinHeight(120);
        return frame;
    }

    private void loadPicture(Item item) {
        picture.setImage(null);
        pictures.accept(item, image -> {
            if (shown != null && shown.item().equals(item)) {
                picture.setImage(image);
            }
        });
    }

    private Node actions(ResultRow row) {
        Button basket = new Button(messages.get("details.basket"), Icon.BASKET.node());
        basket.setId("details-basket");
        basket.getStyleClass().add(Styles.ACCENT);
        basket.setOnAction(event -> onBasket.accept(row));
        Button zoom = new Button(messages.get("details.zoom"), Icon.FIT.node());
        zoom.setDisable(row.item().footprint() == null);
        zoom.setOnAction(event -> onZoom.accept(row));
        Button copy = new Button(messages.get("details.copyName"), Icon.COPY.node());
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(row.title());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return new FlowPane(6, 6, basket, zoom, copy);
    }

    private Node properties(ResultRow row) {
        Item item = row.item();
        Map<String, String> lines = new LinkedHashMap<>();
        if (item.start() != null) {
            lines.put(messages.get("details.start"), formats.second(item.start()));
        }
        if (item.end() != null && !item.end().equals(item.start())) {
            lines.put(messages.get("details.end"), formats.second(item.end()));
        }
        if (row.size() >= 0) {
            lines.put(messages.get("column.size"), formats.bytes(row.size()));
        }
        for (String name : SHOWN_FIRST) {
            item.text(name).ifPresent(value -> lines.put(label(name), value(item, name, value)));
        }
        return grid(lines);
    }

    private String label(String property) {
        String key = "property." + property.replace(':', '.');
        return messages.has(key) ? messages.get(key) : property;
    }

    private String value(Item item, String name, String value) {
        return switch (name) {
            case Properties.CLOUD_COVER -> item.number(name).isPresent() ? formats.decimal(item.number(name).getAsDouble(), 2) + " %" : value;
            case Properties.INSTRUMENTS, Properties.POLARIZATIONS -> value.replaceAll("[\\[\\]]", "");
            default -> value;
        };
    }

    private static GridPane grid(Map<String, String> lines) {
        GridPane grid = new GridPane(12, 4);
        int row = 0;
        for (Map.Entry<String, String> line : lines.entrySet()) {
            Label name = new Label(line.getKey());
            name.getStyleClass().add(Styles.TEXT_MUTED);
            name.setMinWidth(110);
            Label value = new Label(line.getValue());
            value.setWrapText(true);
            GridPane.setHgrow(value, Priority.ALWAYS);
            grid.addRow(row++, name, value);
        }
        return grid;
    }

    private Node offers(ResultRow row) {
        Label title = new Label(messages.get("details.offers", row.offers().size()));
        title.getStyleClass().add("section-title");
        List<Node> lines = new ArrayList<>();
        lines.add(title);
        row.offers().forEach(item -> lines.add(offer(item)));
        VBox box = new VBox(4);
        box.getChildren().setAll(lines);
        return box;
    }

    private Node offer(Item item) {
        Label name = new Label(providerName.apply(item.ref().provider()), icon(item.availability()).node());
        name.setMinWidth(110);
        String size = item.size().isPresent() ? formats.bytes(item.size().getAsLong()) : "";
        String check = item.product().filter(asset -> !asset.checksums().isEmpty())
                .map(asset -> asset.checksums().getFirst().algorithm().toUpperCase(java.util.Locale.ROOT)).orElse("");
        String state = item.availability() == Availability.UNKNOWN ? "" : messages.get("availability." + item.availability().name());
        Label facts = new Label(String.join(" · ", List.of(state, size, check).stream().filter(text -> !text.isEmpty()).toList()));
        facts.getStyleClass().add(Styles.TEXT_MUTED);
        HBox line = new HBox(12, name, facts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Icon icon(Availability availability) {
        return switch (availability) {
            case ONLINE -> Icon.CLOUD;
            case OFFLINE -> Icon.TAPE;
            case NOT_ORDERABLE -> Icon.CLOUD_OFF;
            case UNKNOWN -> Icon.SATELLITE;
        };
    }

    private Node document(Item item) {
        Hyperlink show = new Hyperlink(messages.get("details.document"));
        VBox box = new VBox(6, show);
        show.setOnAction(event -> {
            TextArea text = new TextArea(item.document().text());
            text.setEditable(false);
            text.setPrefRowCount(16);
            text.getStyleClass().add("monospaced");
            box.getChildren().setAll(text);
        });
        return box;
    }
}
