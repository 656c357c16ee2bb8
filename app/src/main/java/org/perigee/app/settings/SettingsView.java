package org.perigee.app.settings;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.perigee.app.config.AppDirectories;
import org.perigee.app.core.product.Layout;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.app.theme.Theme;
import org.perigee.catalog.local.CatalogueStatistics;

/// The settings, in two columns: what it is, and its value.
public final class SettingsView {

    private static final double VALUE_WIDTH = 400;

    private final SettingsModel model;
    private final LocalCatalogueModel catalogue;
    private final Messages messages;
    private final Dialogs dialogs;
    private final GridPane node = new GridPane();
    private int row;

    /// @param openFolder shows a folder in the system's file manager
    public SettingsView(SettingsModel model, LocalCatalogueModel catalogue, AppDirectories directories, Messages messages, Dialogs dialogs,
            Consumer<Path> openFolder) {
        this.model = model;
        this.catalogue = catalogue;
        this.messages = messages;
        this.dialogs = dialogs;
        node.setId("settings");
        node.setHgap(20);
        node.setVgap(8);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints(VALUE_WIDTH);
        values.setHgrow(Priority.ALWAYS);
        node.getColumnConstraints().setAll(names, values);
        addLook();
        addTransfers();
        addCatalogue();
        addFolders(directories, openFolder);
        catalogue.refresh();
    }

    public Node node() {
        return node;
    }

    private void addLook() {
        section("settings.section.look");
        line("settings.language", SettingsControls.choice("settings-language", model.languageProperty(), SettingsModel.LANGUAGES,
                tag -> tag.isEmpty() ? messages.get("settings.language.system") : nameOf(tag)), note("settings.language.note"));
        line("settings.theme", SettingsControls.choice("settings-theme", model.themeProperty(), List.of(Theme.values()),
                theme -> messages.get("settings.theme." + theme.name())));
    }

    /// What a language is called in itself.
    private static String nameOf(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private void addTransfers() {
        section("settings.section.transfers");
        line("settings.transfers", SettingsControls.number("settings-transfers", model.transfersProperty(), 1, SettingsModel.MOST_TRANSFERS));
        line("settings.connections", SettingsControls.number("settings-connections", model.connectionsProperty(), 1, SettingsModel.MOST_CONNECTIONS),
                note("settings.connections.note"));
        line("settings.rate", SettingsControls.number("settings-rate", model.rateProperty(), 0, SettingsModel.HIGHEST_RATE),
                note("settings.rate.note"));
        line("settings.notifications", SettingsControls.check("settings-notifications", model.notificationsProperty()), note("settings.notifications.note"));
        addLayout();
    }

    /// The template for folders and names, and below it what it makes of a product, while it is typed.
    private void addLayout() {
        TextField template = new TextField(model.layoutProperty().get());
        template.setId("settings-layout");
        template.setPromptText(Layout.PLAIN.toString());
        template.setTooltip(new Tooltip(fields()));
        HBox.setHgrow(template, Priority.ALWAYS);
        Label example = new Label();
        example.setId("settings-layout-example");
        example.setWrapText(true);
        example.setMinHeight(Region.USE_PREF_SIZE);
        example.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        template.textProperty().addListener((o, before, now) -> model.layoutProperty().set(now));
        template.textProperty().subscribe(now -> {
            boolean fine = SettingsModel.exampleOf(now).isPresent();
            template.pseudoClassStateChanged(Styles.STATE_DANGER, !fine);
            example.setText(fine ? SettingsModel.exampleOf(now).orElseThrow() : messages.get("settings.layout.wrong", fields()));
        });
        line("settings.layout", template);
        node.add(example, 1, row++);
    }

    private static String fields() {
        return Layout.FIELDS.stream().map(field -> "{" + field + "}").collect(Collectors.joining(" "));
    }

    private void addCatalogue() {
        section("settings.section.catalogue");
        Label size = new Label();
        size.setId("settings-cache");
        size.textProperty().bind(catalogue.statisticsProperty().map(this::describe).orElse(messages.get("settings.cache.counting")));
        Button clear = new Button(messages.get("settings.cache.clear"), Icon.DELETE.node());
        clear.setId("settings-clear");
        clear.getStyleClass().addAll(Styles.SMALL);
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.disableProperty().bind(catalogue.statisticsProperty().map(now -> now.total() == 0).orElse(true));
        clear.setOnAction(event -> catalogue.statistics().ifPresent(this::confirmClear));
        line("settings.cache", size, clear);
    }

    private String describe(CatalogueStatistics now) {
        return messages.get("settings.cache.size", now.total(), messages.formats().bytes(now.bytes()));
    }

    private void confirmClear(CatalogueStatistics now) {
        dialogs.confirm(messages.get("settings.cache.confirm.title"), messages.get("settings.cache.confirm", now.total()),
                messages.get("settings.cache.clear"), catalogue::clear);
    }

    private void addFolders(AppDirectories directories, Consumer<Path> openFolder) {
        section("settings.section.folders");
        folder("settings.folder.config", directories.config(), openFolder);
        folder("settings.folder.data", directories.data(), openFolder);
        folder("settings.folder.cache", directories.cache(), openFolder);
        folder("settings.folder.logs", directories.logs(), openFolder);
    }

    private void folder(String key, Path folder, Consumer<Path> openFolder) {
        TextField path = new TextField(folder.toString());
        path.setEditable(false);
        path.getStyleClass().add(Styles.SMALL);
        HBox.setHgrow(path, Priority.ALWAYS);
        Button open = new Button("", Icon.FOLDER_OPEN.node());
        open.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        open.setTooltip(new Tooltip(messages.get("transfers.menu.openFolder")));
        open.setAccessibleText(messages.get("transfers.menu.openFolder"));
        open.setOnAction(event -> openFolder.accept(folder));
        line(key, path, open);
    }

    private void section(String key) {
        Label title = new Label(messages.get(key));
        title.getStyleClass().add("section-title");
        title.setPadding(new Insets(row == 0 ? 0 : 10, 0, 0, 0));
        node.add(title, 0, row++, 2, 1);
    }

    private void line(String key, Node... values) {
        Label name = new Label(messages.get(key));
        name.setLabelFor(values[0]);
        HBox box = new HBox(10, values);
        box.setAlignment(Pos.CENTER_LEFT);
        node.addRow(row++, name, box);
    }

    private Label note(String key) {
        Label note = new Label(messages.get(key));
        note.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return note;
    }
}
