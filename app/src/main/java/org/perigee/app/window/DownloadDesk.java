package org.perigee.app.window;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.perigee.app.async.Tasks;
import org.perigee.app.config.Settings;
import org.perigee.app.core.DownloadPlan;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.core.product.Layout;
import org.perigee.app.dialog.Notices;
import org.perigee.app.text.Messages;
import org.perigee.catalog.connector.ProductFile;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Item;
import org.perigee.download.DownloadManager;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;
import org.perigee.download.metalink.MetalinkReader;

/// Takes products to the download manager: asks for the folder, for a sign-in where one is needed, and submits.
final class DownloadDesk {

    private final PerigeeCore core;
    private final Messages messages;
    private final Settings settings;
    private final Tasks tasks;
    private final DownloadManager manager;
    private final Notices notices;

    /// Asks for a folder; a seam, because nobody can click in the system's dialogs in a test.
    @FunctionalInterface
    interface FolderChooser {

        /// @return null where the user changed their mind
        Path choose(Window owner, String title, Path first);
    }

    /// Asks the user to sign in to realms.
    @FunctionalInterface
    interface SignInPrompt {

        /// @param realms ids, at least one
        /// @param then   what to do when it is done or has been put off; on the JavaFX thread
        void ask(Set<String> realms, Runnable then);
    }

    private FolderChooser chooser = DownloadDesk::askSystem;
    private SignInPrompt prompt = (realms, then) -> then.run();
    private Runnable onSubmitted = () -> { };

    DownloadDesk(PerigeeCore core, Messages messages, Settings settings, Tasks tasks, DownloadManager manager, Notices notices) {
        this.core = core;
        this.messages = messages;
        this.settings = settings;
        this.tasks = tasks;
        this.manager = manager;
        this.notices = notices;
    }

    void setFolderChooser(FolderChooser value) {
        chooser = value;
    }

    /// Asks for a folder as for every download.
    Path chooseFolder(Window owner, String title, Path first) {
        return chooser.choose(owner, title, first);
    }

    void setSignInPrompt(SignInPrompt value) {
        prompt = value;
    }

    /// What to do when transfers were put in the queue, such as showing them.
    void setOnSubmitted(Runnable action) {
        onSubmitted = action;
    }

    /// Fetches products into a folder the user chooses.
    void download(List<Acquisition> products, Window owner) {
        if (products.isEmpty()) {
            return;
        }
        Path folder = chooser.choose(owner, messages.get("download.chooseFolder"), firstFolder());
        if (folder == null) {
            return;
        }
        settings.downloadFolder = folder.toString();
        tasks.run(() -> prepare(products, folder)).onSuccess(this::signInAndSubmit)
                .onFailure(failure -> notices.fail(messages.get("download.failed", failure.getMessage()), failure)).start();
    }

    /// Fetches the files of a Metalink (version 3 or 4) into a folder the user chooses. Its mirrors get no credentials.
    void downloadMetalink(Path file, Window owner) {
        Path folder = chooser.choose(owner, messages.get("download.chooseFolder"), firstFolder());
        if (folder == null) {
            return;
        }
        tasks.run(() -> MetalinkReader.read(file)).onSuccess(metalink -> {
            metalink.problems().stream().findFirst().ifPresent(problem -> notices.say(problem.message()));
            submit(metalink.requests(folder, uri -> ""));
        }).onFailure(failure -> notices.fail(messages.get("basket.notLoaded", file.getFileName(), failure.getMessage()), failure)).start();
    }

    private DownloadPlan.Plan prepare(List<Acquisition> products, Path folder) throws IOException {
        Files.createDirectories(folder);
        return plan().plan(products, folder, UUID.randomUUID().toString());
    }

    /// With the folders and names that the user has set; what cannot be used there counts as nothing.
    private DownloadPlan plan() {
        try {
            return core.downloadPlan().withLayout(settings.layout.isBlank() ? Layout.PLAIN : Layout.of(settings.layout));
        } catch (IllegalArgumentException e) {
            return core.downloadPlan();
        }
    }

    /// Fetches single files of a product, as one batch, into a folder the user chooses.
    void downloadFiles(Item item, List<ProductFile> files, Window owner) {
        Path folder = chooser.choose(owner, messages.get("download.chooseFolder"), firstFolder());
        if (folder == null) {
            return;
        }
        settings.downloadFolder = folder.toString();
        tasks.run(() -> {
            Files.createDirectories(folder);
            List<TransferRequest> requests = plan().planFiles(item, files, folder, UUID.randomUUID().toString());
            return new DownloadPlan.Plan(requests, requests.isEmpty() ? List.of(item.title()) : List.of());
        }).onSuccess(this::signInAndSubmit).onFailure(failure -> notices.fail(messages.get("download.failed", failure.getMessage()), failure)).start();
    }

    private void signInAndSubmit(DownloadPlan.Plan plan) {
        if (!plan.unavailable().isEmpty()) {
            notices.say(messages.get("download.unavailable", plan.unavailable().size(), plan.unavailable().getFirst()));
        }
        if (plan.requests().isEmpty()) {
            return;
        }
        tasks.run(() -> missingRealms(plan.requests())).onSuccess(missing -> {
            if (missing.isEmpty()) {
                submit(plan.requests());
            } else {
                prompt.ask(missing, () -> submit(plan.requests()));
            }
        }).start();
    }

    /// The realms of the sources tried first; what their mirrors want is asked when it comes to them.
    private Set<String> missingRealms(List<TransferRequest> requests) {
        Set<String> missing = new LinkedHashSet<>();
        for (TransferRequest request : requests) {
            Source first = request.sources().stream().min(java.util.Comparator.comparingInt(Source::priority)).orElseThrow();
            if (!first.realm().isEmpty() && !core.accounts().isSignedIn(first.realm())) {
                missing.add(first.realm());
            }
        }
        return missing;
    }

    private void submit(List<TransferRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        tasks.run(() -> manager.submit(requests)).onSuccess(ids -> onSubmitted.run())
                .onFailure(failure -> notices.fail(messages.get("download.failed", failure.getMessage()), failure)).start();
    }

    private Path firstFolder() {
        if (!settings.downloadFolder.isEmpty()) {
            return Path.of(settings.downloadFolder);
        }
        Path downloads = Path.of(System.getProperty("user.home"), "Downloads");
        return Files.isDirectory(downloads) ? downloads : Path.of(System.getProperty("user.home"));
    }

    private static Path askSystem(Window owner, String title, Path first) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File known = first.toFile();
        if (known.isDirectory()) {
            chooser.setInitialDirectory(known);
        }
        File chosen = chooser.showDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }
}
