package org.perigee.app.help;

import atlantafx.base.theme.Styles;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.perigee.app.text.Messages;

/// The keys, and whom the program owes thanks.
public final class HelpView {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 480;
    private static final URI LICENCE = URI.create("https://www.gnu.org/licenses/gpl-3.0.html");

    private final TabPane node = new TabPane();

    /// A work or a service that wants to be named.
    ///
    /// @param name   whose it is
    /// @param credit the sentence it asks for
    public record Credit(String name, String credit) {
    }

    /// @param open shows a page in the browser
    public HelpView(Messages messages, String version, List<KeyHelp> keys, List<Credit> credits, Consumer<URI> open) {
        node.setId("help");
        node.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        node.getTabs().setAll(new Tab(messages.get("help.keys"), scroll(keys(keys))),
                new Tab(messages.get("help.about"), scroll(about(messages, version, credits, open))));
        node.setPrefSize(WIDTH, HEIGHT);
    }

    public Node node() {
        return node;
    }

    private static Node scroll(Region content) {
        content.setPadding(new Insets(14, 8, 8, 4));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("popover-scroll");
        return scroll;
    }

    private static Region keys(List<KeyHelp> keys) {
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(7);
        int row = 0;
        for (KeyHelp key : keys) {
            Label cap = new Label(key.keys());
            cap.getStyleClass().add("key-cap");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            Label text = new Label(key.text());
            text.setWrapText(true);
            grid.addRow(row++, cap, text);
        }
        return grid;
    }

    private static Region about(Messages messages, String version, List<Credit> credits, Consumer<URI> open) {
        Label name = new Label(messages.get("help.version", version));
        name.getStyleClass().add(Styles.TITLE_4);
        Hyperlink licence = new Hyperlink(messages.get("help.licence"));
        licence.setOnAction(event -> open.accept(LICENCE));
        Label title = new Label(messages.get("help.credits"));
        title.getStyleClass().add("section-title");
        title.setPadding(new Insets(10, 0, 0, 0));
        VBox box = new VBox(8, name, paragraph(messages.get("help.what")), licence, title);
        for (Credit credit : credits) {
            Label who = new Label(credit.name());
            who.getStyleClass().add(Styles.TEXT_BOLD);
            Label text = paragraph(credit.credit());
            text.getStyleClass().add(Styles.TEXT_MUTED);
            box.getChildren().add(new VBox(1, who, text));
        }
        return box;
    }

    private static Label paragraph(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
