package org.perigee.app.window;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import org.perigee.app.account.SystemBrowser;
import org.perigee.app.async.Tasks;
import org.perigee.app.config.Settings;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.dialog.Notices;
import org.perigee.app.help.HelpView;
import org.perigee.app.help.KeyHelp;
import org.perigee.app.icon.Icon;
import org.perigee.app.icon.IconButton;
import org.perigee.app.providers.NewProviderModel;
import org.perigee.app.providers.NewProviderView;
import org.perigee.app.providers.ProviderChoiceModel;
import org.perigee.app.providers.ProviderChooser;
import org.perigee.app.settings.LocalCatalogueModel;
import org.perigee.app.settings.SettingsModel;
import org.perigee.app.settings.SettingsView;
import org.perigee.app.text.Messages;
import org.perigee.catalog.places.Places;
import org.perigee.catalog.provider.Provider;

/// What is set once in a while: the choice of providers, the settings, and the help.
final class OptionsDesk {

    private final PerigeeCore core;
    private final Settings settings;
    private final Messages messages;
    private final Tasks tasks;
    private final Dialogs dialogs;
    private final Notices notices;
    private final Reach reach;
    private final Button chooserButton;
    private Popover chooser;

    /// What the desk can do to the rest of the window.
    ///
    /// @param effects    of settings
    /// @param chosen     ids of the providers that are asked now
    /// @param choose     asks other providers from now on
    /// @param openFolder shows a folder in the system's file manager
    record Reach(SettingsModel.Effects effects, Supplier<List<String>> chosen, Consumer<List<String>> choose, Consumer<Path> openFolder) {
    }

    OptionsDesk(PerigeeCore core, Settings settings, Messages messages, Tasks tasks, Dialogs dialogs, Notices notices, Reach reach) {
        this.core = core;
        this.settings = settings;
        this.messages = messages;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.notices = notices;
        this.reach = reach;
        chooserButton = new Button(messages.get("chooser.open"), Icon.FILTER.node());
        chooserButton.setId("choose-providers");
        chooserButton.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "provider-light");
        chooserButton.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        chooserButton.setOnAction(event -> toggleChooser());
    }

    /// For the top bar.
    Node settingsButton() {
        return new IconButton(Icon.SETTINGS, messages.get("settings.open"), "open-settings", this::showSettings);
    }

    /// For the top bar.
    ///
    /// @param keys the window's keys, asked for when they are shown
    Node helpButton(Supplier<List<KeyHelp>> keys) {
        return new IconButton(Icon.HELP, messages.get("help.open"), "open-help", () -> showHelp(keys.get()));
    }

    /// For the status bar, beside the lights.
    Node chooserButton() {
        return chooserButton;
    }

    private void toggleChooser() {
        if (chooser != null && chooser.isShowing()) {
            chooser.hide();
            return;
        }
        ProviderChoiceModel model = new ProviderChoiceModel(core.registry(), reach.choose());
        model.show(reach.chosen().get());
        chooser = dialogs.popover("provider-popover", new ProviderChooser(model, messages, this::addProvider).node(), Popover.ArrowLocation.BOTTOM_LEFT);
        chooser.show(chooserButton);
    }

    /// Asks for an address, and lets searches ask what lies behind it.
    private void addProvider() {
        chooser.hide();
        NewProviderModel model = new NewProviderModel(core.providers(), tasks);
        NewProviderView view = new NewProviderView(model, messages);
        ButtonType take = new ButtonType(messages.get("provider.new.take"), ButtonBar.ButtonData.APPLY);
        Dialog<ButtonType> dialog = dialogs.dialog(new Dialogs.Plan("new-provider-dialog", Icon.ADD, messages.get("provider.new.title"),
                messages.get("provider.new.subtitle"), view.node(), List.of(take, dialogs.close())));
        Button button = (Button) dialog.getDialogPane().lookupButton(take);
        button.setId("new-provider-take");
        button.disableProperty().bind(view.found().not());
        button.addEventFilter(ActionEvent.ACTION, event -> {
            view.take();
            event.consume();
        });
        model.stepProperty().addListener((o, before, now) -> {
            if (now instanceof NewProviderModel.Step.Taken(String id)) {
                ask(id);
                dialog.close();
            }
        });
        dialog.setOnShown(event -> view.focus());
        dialog.setOnHidden(event -> model.cancel());
        dialog.show();
    }

    private void ask(String id) {
        List<String> chosen = new ArrayList<>(reach.chosen().get());
        if (!chosen.contains(id)) {
            chosen.add(id);
        }
        reach.choose().accept(chosen);
        notices.say(messages.get("provider.new.asked", core.providerTitle(id)));
    }

    void showSettings() {
        LocalCatalogueModel catalogue = new LocalCatalogueModel(core.local(), tasks,
                failure -> notices.fail(messages.get("settings.cache.failed"), failure));
        SettingsView view = new SettingsView(new SettingsModel(settings, reach.effects()), catalogue, core.options().directories(), messages,
                dialogs, reach.openFolder());
        dialogs.dialog(new Dialogs.Plan("settings-dialog", Icon.SETTINGS, messages.get("settings.title"), "", view.node(),
                List.of(dialogs.close()))).show();
    }

    void showHelp(List<KeyHelp> keys) {
        String version = OptionsDesk.class.getPackage().getImplementationVersion();
        HelpView view = new HelpView(messages, version == null ? messages.get("help.development") : version, keys, credits(), this::openPage);
        dialogs.dialog(new Dialogs.Plan("help-dialog", Icon.HELP, messages.get("help.title"), "", view.node(), List.of(dialogs.close()))).show();
    }

    private void openPage(URI page) {
        tasks.start(() -> new SystemBrowser().accept(page));
    }

    /// Whom the map, the program and the products come from.
    private List<HelpView.Credit> credits() {
        List<HelpView.Credit> credits = new ArrayList<>();
        credits.add(new HelpView.Credit(messages.get("help.credit.map"), Places.ATTRIBUTION));
        credits.add(new HelpView.Credit(messages.get("help.credit.software"),
                "JavaFX · Gluon Maps · AtlantaFX · Ikonli, Material Design · JTS · OkHttp · Apache Olingo · Jackson · SQLite · picocli"));
        Set<String> seen = new LinkedHashSet<>();
        for (Provider provider : core.registry().providers()) {
            if (provider.isSearchable() && !provider.attribution().isEmpty() && seen.add(provider.attribution())) {
                credits.add(new HelpView.Credit(provider.title(), provider.attribution()));
            }
        }
        return credits;
    }
}
