package org.perigee.app.providers;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.perigee.app.icon.Icon;
import org.perigee.app.providers.ProviderChoiceModel.Group;
import org.perigee.app.text.Messages;
import org.perigee.catalog.provider.Provider;

/// All providers, in groups: check boxes for those that can be asked, an explanation for those that cannot.
public final class ProviderChooser {

    private static final double WIDTH = 430;
    private static final double HEIGHT = 420;

    private final ProviderChoiceModel model;
    private final Messages messages;
    private final BorderPane node = new BorderPane();

    /// @param onAdd opens what takes up another archive
    public ProviderChooser(ProviderChoiceModel model, Messages messages, Runnable onAdd) {
        this.model = model;
        this.messages = messages;
        VBox list = new VBox(2);
        list.setPadding(new Insets(0, 12, 12, 12));
        for (Group group : Group.values()) {
            List<Provider> providers = model.in(group);
            if (!providers.isEmpty()) {
                list.getChildren().add(title(group));
                providers.forEach(provider -> list.getChildren().add(line(provider)));
            }
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll(Styles.DENSE, "popover-scroll");
        list.heightProperty().addListener((o, before, now) -> scroll.setPrefViewportHeight(Math.min(HEIGHT, now.doubleValue())));
        node.setTop(head());
        node.setBottom(foot(onAdd));
        node.setCenter(scroll);
        node.setId("provider-chooser");
        node.setPrefWidth(WIDTH);
    }

    public Node node() {
        return node;
    }

    private Node head() {
        Label title = new Label(messages.get("chooser.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button usual = new Button(messages.get("chooser.usual"));
        usual.setId("chooser-usual");
        usual.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        usual.setMinWidth(Region.USE_PREF_SIZE);
        usual.setOnAction(event -> model.chooseUsual());
        HBox head = new HBox(8, title, usual);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(8, 12, 4, 12));
        return head;
    }

    private Node foot(Runnable onAdd) {
        Button add = new Button(messages.get("provider.new.open"), Icon.ADD.node());
        add.setId("add-provider");
        add.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        add.setOnAction(event -> onAdd.run());
        HBox foot = new HBox(add);
        foot.setPadding(new Insets(6, 8, 6, 8));
        return foot;
    }

    private Node title(Group group) {
        Label title = new Label(messages.get("chooser.group." + group.name()));
        title.getStyleClass().add("section-title");
        title.setPadding(new Insets(10, 0, 2, 0));
        return title;
    }

    private Node line(Provider provider) {
        Node name = provider.isSearchable() ? box(provider) : name(provider);
        Label protocol = muted(provider.protocol().name().toLowerCase(Locale.ROOT));
        protocol.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(8, name, space, protocol);
        first.setAlignment(Pos.CENTER_LEFT);
        VBox line = new VBox(1, first);
        String note = note(provider);
        if (!note.isEmpty()) {
            Label text = muted(note);
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            text.setPadding(new Insets(0, 0, 0, provider.isSearchable() ? 26 : 0));
            line.getChildren().add(text);
        }
        line.setPadding(new Insets(3, 0, 3, 0));
        Tooltip.install(line, new Tooltip(provider.endpoint().toString()));
        return line;
    }

    private CheckBox box(Provider provider) {
        CheckBox box = new CheckBox(provider.title());
        box.setId("choose-" + provider.id());
        box.setMinWidth(0);
        Runnable show = () -> {
            box.setSelected(model.isChosen(provider.id()));
            box.setDisable(model.isLast(provider.id()));
        };
        show.run();
        model.chosenProperty().addListener((o, before, now) -> show.run());
        box.setOnAction(event -> model.choose(provider.id(), box.isSelected()));
        return box;
    }

    private Label name(Provider provider) {
        Label name = new Label(provider.title());
        name.setId("known-" + provider.id());
        name.getStyleClass().add(Styles.TEXT_MUTED);
        if (Group.of(provider) == Group.RETIRED) {
            name.getStyleClass().add("struck");
            name.setAccessibleText(messages.get("chooser.retired", provider.title()));
        }
        return name;
    }

    private String note(Provider provider) {
        if (Group.of(provider) != Group.RETIRED) {
            return provider.note();
        }
        return model.successor(provider).map(title -> messages.get("chooser.successor", provider.note(), title)).orElse(provider.note()).strip();
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return label;
    }
}
