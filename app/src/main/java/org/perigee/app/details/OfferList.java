package org.perigee.app.details;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.icon.Icon;
import org.perigee.app.results.ResultRow;
import org.perigee.app.text.Messages;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;

/// Where a product can be had: a line for each provider with its state, size and checksum.
final class OfferList {

    private final ResultRow row;
    private final Messages messages;
    private final UnaryOperator<String> providerName;

    OfferList(ResultRow row, Messages messages, UnaryOperator<String> providerName) {
        this.row = row;
        this.messages = messages;
        this.providerName = providerName;
    }

    Node node() {
        Label title = new Label(messages.get("details.offers", row.offers().size()));
        title.getStyleClass().add("section-title");
        VBox box = new VBox(6, title);
        box.setId("details-offers");
        if (row.acquisition().hasConflictingChecksums()) {
            Label conflict = new Label(messages.get("details.conflict"), Icon.WARNING.node());
            conflict.getStyleClass().add("offer-conflict");
            conflict.setWrapText(true);
            conflict.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(conflict);
        }
        row.offers().forEach(item -> box.getChildren().add(offer(item)));
        return box;
    }

    private Node offer(Item item) {
        FontIcon icon = Icon.of(item.availability()).node();
        icon.getStyleClass().addAll("availability", "availability-" + item.availability().name().toLowerCase(Locale.ROOT));
        Label name = new Label(providerName.apply(item.ref().provider()), icon);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox head = new HBox(6, name);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox offer = new VBox(1, head);
        offer.getStyleClass().add("offer");
        String facts = facts(item);
        if (!facts.isEmpty()) {
            Label line = new Label(facts);
            line.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            offer.getChildren().add(line);
        }
        checksum(item).ifPresent(sum -> head.getChildren().add(copy(sum)));
        return offer;
    }

    private String facts(Item item) {
        List<String> facts = new ArrayList<>();
        if (item.availability() != Availability.UNKNOWN) {
            facts.add(messages.get("availability." + item.availability().name()));
        }
        item.size().ifPresent(size -> facts.add(messages.formats().bytes(size)));
        checksum(item).ifPresent(sum -> facts.add(sum.algorithm().toUpperCase(Locale.ROOT) + " " + shortened(sum.hex())));
        if (item.product().isEmpty()) {
            facts.add(messages.get("details.describedOnly"));
        }
        return String.join(" · ", facts);
    }

    private static String shortened(String hex) {
        return hex.length() <= 10 ? hex : hex.substring(0, 8) + "…";
    }

    private Button copy(Checksum sum) {
        Button button = CopyButton.of(messages.get("details.copyChecksum"), sum::hex);
        button.setTooltip(new Tooltip(messages.get("details.copyChecksum") + "\n" + sum.algorithm().toUpperCase(Locale.ROOT) + " " + sum.hex()));
        return button;
    }

    private static Optional<Checksum> checksum(Item item) {
        return item.product().flatMap(asset -> asset.checksums().stream().findFirst());
    }
}
