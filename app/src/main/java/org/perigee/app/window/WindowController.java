package org.perigee.app.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.perigee.app.account.SystemBrowser;
import org.perigee.app.async.Tasks;
import org.perigee.app.async.UiThread;
import org.perigee.app.basket.BasketModel;
import org.perigee.app.basket.BasketView;
import org.perigee.app.config.Settings;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.dialog.Notices;
import org.perigee.app.icon.Icon;
import org.perigee.app.icon.IconButton;
import org.perigee.app.map.LonLat;
import org.perigee.app.map.MapPane;
import org.perigee.app.map.MapTexts;
import org.perigee.app.map.MapTheme;
import org.perigee.app.map.Viewpoint;
import org.perigee.app.results.ColumnLayout;
import org.perigee.app.results.ResultRow;
import org.perigee.app.results.RowSort;
import org.perigee.app.search.SearchFormModel;
import org.perigee.app.search.TypedText;
import org.perigee.app.settings.SettingsModel;
import org.perigee.app.settings.TransferLimits;
import org.perigee.app.text.Messages;
import org.perigee.app.theme.Theme;
import org.perigee.app.transfers.TransfersModel;
import org.perigee.catalog.json.ItemFormatException;
import org.perigee.catalog.json.QueryJson;
import org.perigee.catalog.places.Places;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the window's views together and ties them to each other. On the JavaFX thread.
public final class WindowController implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WindowController.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.millis(200);

    private final PerigeeCore core;
    private final Settings settings;
    private final Messages messages;
    private final Tasks tasks;
    private final Notices notices = new Notices();
    private final SearchFormModel form;
    private final MapPane map;
    private final SearchDesk searchDesk;
    private final MapBinding mapBinding;
    private final BasketModel basket;
    private final TransferDesk transfers;
    private final DownloadManager manager;
    private final DownloadDesk downloads;
    private final AccountDesk accounts;
    private final OptionsDesk options;
    private final StatusBar statusBar;
    private final MainWindow window;
    private final TopBar topBar;
    private final Timeline pulse;
    private Shortcuts shortcuts;
    private Runnable onSettings = () -> { };
    private Theme theme = Theme.LIGHT;

    WindowController(PerigeeCore core, Settings settings, Messages messages, Tasks tasks, ExecutorService background) {
        this.core = core;
        this.settings = settings;
        this.messages = messages;
        this.tasks = tasks;
        form = new SearchFormModel(new TypedText(AreaTexts::read, new PlaceLookup(Places.loadInBackground())::find));
        basket = new BasketModel(core.library().baskets(), core.registry().order(), tasks, this::sayProblem);
        manager = core.downloads(TransferLimits.of(settings));
        downloads = new DownloadDesk(core, messages, settings, tasks, manager, notices);
        searchDesk = new SearchDesk(core, messages, form,
                new SearchDesk.Neighbours(new Quicklooks(core, tasks), basket, tasks, products -> downloads.download(products, owner())), background);
        map = new MapPane(MapTheme.light(), mapTexts(), messages.locale());
        map.setId("map");
        mapBinding = new MapBinding(map, searchDesk.results(), form, searchDesk.areaField(), background, UiThread.JAVAFX);
        Dialogs dialogs = new Dialogs(this::owner, messages);
        transfers = new TransferDesk(core, manager, settings, messages, new TransferDesk.Tools(tasks, dialogs, notices, background),
                new TransferDesk.Surroundings(this::owner, downloads::chooseFolder, this::openFolder, () -> onSettings.run()));
        accounts = new AccountDesk(core, messages, tasks, manager, dialogs, notices, searchDesk::chosen);
        options = new OptionsDesk(core, settings, messages, tasks, dialogs, notices, new OptionsDesk.Reach(
                new SettingsModel.Effects(next -> showTheme(next, root().getScene()), this::setLimits, () -> onSettings.run()),
                searchDesk::chosen, this::choose, this::openFolder));
        statusBar = new StatusBar(lights(options.chooserButton(), searchDesk.lightsNode()), messages.get("dialog.details"), transfers.limit().node());
        notices.setListener(notice -> statusBar.show(notice, dialogs::details));
        topBar = new TopBar(messages, messages.get(core.options().isSandbox() ? "app.sandbox" : "app.name"), form,
                searchDesk.search().offlineProperty(), this::search, topButtons());
        window = new MainWindow(new MainWindow.Views(new VBox(topBar.node(), accounts.waitingBar()), searchDesk.formNode(), map, tabs(), searchDesk.details().node(), statusBar.node()));
        wire();
        restore();
        pulse = new Timeline(new KeyFrame(POLL, event -> poll()));
        pulse.setCycleCount(Animation.INDEFINITE);
        pulse.play();
    }

    private static Node lights(Node... parts) {
        HBox lights = new HBox(4, parts);
        lights.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return lights;
    }

    private MapTexts mapTexts() {
        return new MapTexts(messages.get("map.name"), messages.get("map.zoomIn"), messages.get("map.zoomOut"), messages.get("map.fit"),
                messages.get("map.attribution"), this::coordinates, this::distance);
    }

    private String coordinates(LonLat position) {
        return String.format(Locale.ROOT, "%.4f, %.4f", position.longitude(), position.latitude());
    }

    private String distance(double metres) {
        return metres >= 1000 ? messages.get("map.kilometres", messages.formats().decimal(metres / 1000, 1))
                : messages.get("map.metres", messages.formats().decimal(metres, 0));
    }

    private List<Tab> tabs() {
        BasketView basketView = new BasketView(basket, messages, core::providerTitle,
                new BasketView.Actions(() -> downloads.download(basket.content().products(), owner()), this::loadBasket, this::saveBasket));
        Tab basketTab = tab("basket", BasketView.title(messages, basket.content()), basketView.node());
        basket.contentProperty().addListener((o, before, now) -> basketTab.setText(BasketView.title(messages, now)));
        Tab transfersTab = tab("transfers", messages.get("transfers.tab"), transfers.viewNode());
        transfers.model().pictureProperty().addListener((o, before, now) -> {
            if (now.whole().active() != before.whole().active() || now.whole().waiting() != before.whole().waiting()) {
                transfersTab.setText(transfers.tabTitle(now.whole()));
            }
            accounts.show(now.all());
        });
        return List.of(tab("results", messages.get("results.tab"), searchDesk.resultsView().node()), basketTab, transfersTab);
    }

    private static Tab tab(String id, String title, Node node) {
        Tab tab = new Tab(title, node);
        tab.setId(id);
        return tab;
    }

    private List<Node> topButtons() {
        return List.of(accounts.button(),
                new IconButton(Icon.THEME, messages.get("theme.switch"), "theme-switch", () -> showTheme(theme.other(), root().getScene())),
                options.settingsButton(), options.helpButton(() -> shortcuts.help(messages)));
    }

    private void wire() {
        searchDesk.resultsView().table().setOnActivate(mapBinding::zoomTo);
        searchDesk.details().setOnZoom(mapBinding::zoomTo);
        FilesDesk files = new FilesDesk(core, messages, tasks, new Dialogs(this::owner, messages), notices, downloads);
        searchDesk.details().setOnFiles(row -> files.open(row.acquisition(), owner()));
        searchDesk.details().setOnPage(this::openPage);
        searchDesk.resultsView().table().basketProperty().addListener((o, before, now) -> map.footprints().basketProperty().set(now));
        downloads.setSignInPrompt(accounts.signIns()::ask);
        downloads.setOnSubmitted(() -> window.showTab("transfers"));
    }

    private void poll() {
        searchDesk.poll();
        transfers.model().poll();
    }

    private void setLimits(DownloadLimits limits) {
        manager.setLimits(limits);
        transfers.limit().tell();
    }

    private void search() {
        window.showTab("results");
        if (form.problem().isEmpty()) {
            form.toQuery().findArea().ifPresent(mapBinding::approach);
        }
        searchDesk.run();
    }

    private javafx.stage.Window owner() {
        return root().getScene() == null ? null : root().getScene().getWindow();
    }

    private void sayProblem(Exception problem) {
        notices.fail(messages.get("problem.unexpected", problem.getMessage()), problem);
    }

    /// Asks other providers from now on.
    private void choose(List<String> providers) {
        searchDesk.choose(providers);
        settings.providers = new java.util.ArrayList<>(providers);
        onSettings.run();
        accounts.model().refresh();
    }

    private void loadBasket() {
        new BasketFiles(core, messages, basket, tasks, notices).load(owner());
    }

    /// Adds what is in a file.
    void loadBasket(Path file) {
        new BasketFiles(core, messages, basket, tasks, notices).load(file);
    }

    private void saveBasket() {
        new BasketFiles(core, messages, basket, tasks, notices).save(owner());
    }

    private void openPage(URI page) {
        tasks.start(() -> new SystemBrowser().accept(page));
    }

    private void openFolder(Path folder) {
        tasks.run(() -> {
            java.awt.Desktop.getDesktop().open(folder.toFile());
            return null;
        }).onFailure(failure -> notices.fail(messages.get("problem.folder", folder), failure)).start();
    }

    Parent root() {
        return window.root();
    }

    /// Gives window and map another look.
    void showTheme(Theme next, Scene scene) {
        theme = next;
        next.applyTo(scene);
        map.themeProperty().set(next.isDark() ? MapTheme.dark() : MapTheme.light());
        settings.theme = next.name().toLowerCase(Locale.ROOT);
    }

    /// Called once the window has its size.
    void opened(Scene scene) {
        window.restore(settings.window.dividers);
        shortcuts = new Shortcuts(this, map, searchDesk);
        shortcuts.install(scene);
        accounts.start();
        new DropTarget(searchDesk.areaField(), tasks, this::loadBasket, file -> downloads.downloadMetalink(file, owner())).install(scene);
        map.requestFocus();
    }

    private void restore() {
        searchDesk.search().offlineProperty().set(settings.offline);
        searchDesk.choose(settings.providers);
        searchDesk.results().sortProperty().set(RowSort.parse(settings.sort));
        searchDesk.resultsView().table().restore(new ColumnLayout(settings.columns, new java.util.HashSet<>(settings.hiddenColumns)));
        map.camera().viewProperty().set(new Viewpoint(settings.map.longitude, settings.map.latitude, settings.map.zoom));
        window.showTab(settings.window.drawer);
        if (!settings.query.isEmpty()) {
            try {
                form.show(QueryJson.read(JSON.readTree(settings.query)), settings.queryText);
            } catch (JsonProcessingException | ItemFormatException e) {
                LOG.warn("The last search could not be restored: {}", e.getMessage());
            }
        }
    }

    /// Writes how the window stands into the settings.
    void remember() {
        settings.offline = searchDesk.search().offlineProperty().get();
        settings.providers = new java.util.ArrayList<>(searchDesk.chosen());
        settings.sort = searchDesk.results().sortProperty().get().toString();
        ColumnLayout columns = searchDesk.resultsView().table().layout();
        settings.columns = new java.util.LinkedHashMap<>(columns.widths());
        settings.hiddenColumns = new java.util.ArrayList<>(columns.hidden());
        Viewpoint view = map.camera().viewProperty().get();
        settings.map.longitude = view.longitude();
        settings.map.latitude = view.latitude();
        settings.map.zoom = view.zoom();
        settings.window.drawer = window.shownTab();
        settings.window.dividers = new java.util.LinkedHashMap<>(window.dividers());
        if (form.problem().isEmpty()) {
            SearchQuery query = form.toQuery();
            settings.query = QueryJson.write(query).toString();
            settings.queryText = form.textProperty().get();
        }
    }

    /// What to do when a setting was changed that must not be lost.
    void setOnSettings(Runnable action) {
        onSettings = action;
    }

    void showHelp() {
        options.showHelp(shortcuts.help(messages));
    }

    DownloadLimits transferLimits() {
        return manager.limits();
    }

    AccountDesk accounts() {
        return accounts;
    }

    PerigeeCore core() {
        return core;
    }

    SearchFormModel form() {
        return form;
    }

    BasketModel basket() {
        return basket;
    }

    TransfersModel transfers() {
        return transfers.model();
    }

    TransferDesk transferDesk() {
        return transfers;
    }

    MainWindow window() {
        return window;
    }

    TopBar topBar() {
        return topBar;
    }

    DownloadDesk downloads() {
        return downloads;
    }

    SearchDesk searchDesk() {
        return searchDesk;
    }

    MapBinding mapBinding() {
        return mapBinding;
    }

    void toggleBasket() {
        List<ResultRow> rows = searchDesk.results().selectedRows();
        if (!rows.isEmpty()) {
            basket.toggle(rows.stream().map(ResultRow::acquisition).toList());
        }
    }

    void runSearch() {
        search();
    }

    @Override
    public void close() {
        pulse.stop();
        searchDesk.search().stop();
        transfers.close();
        map.close();
    }
}
