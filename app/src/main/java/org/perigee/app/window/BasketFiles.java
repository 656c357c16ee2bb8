package org.perigee.app.window;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.perigee.app.async.Tasks;
import org.perigee.app.basket.BasketModel;
import org.perigee.app.core.DownloadPlan;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.dialog.Notices;
import org.perigee.app.text.Messages;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.library.BasketFile;
import org.perigee.download.list.ExportForm;

/// Saves the basket as a file and loads files into it.
record BasketFiles(PerigeeCore core, Messages messages, BasketModel basket, Tasks tasks, Notices notices) {

    /// What endings of names stand for; everything else is a basket.
    private static final Map<String, ExportForm> ENDINGS = endings();

    private static Map<String, ExportForm> endings() {
        Map<String, ExportForm> endings = new LinkedHashMap<>();
        endings.put(".meta4", ExportForm.METALINK);
        endings.put(".txt", ExportForm.ARIA2);
        endings.put(".sh", ExportForm.CURL);
        endings.put(".csv", ExportForm.CSV);
        return endings;
    }

    void load(Window owner) {
        FileChooser chooser = chooser("basket.load");
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(messages.get("basket.fileType"), "*.json", "*.geojson"));
        File file = chooser.showOpenDialog(owner);
        if (file != null) {
            load(file.toPath());
        }
    }

    /// Adds what is in a file: a saved basket or any STAC ItemCollection.
    void load(Path file) {
        tasks.run(() -> new BasketFile(core.clock()).load(file)).onSuccess(read -> {
            basket.addEntries(read.entries());
            notices.say(read.problems().isEmpty() ? messages.get("basket.loaded", read.entries().size(), file.getFileName())
                    : messages.get("basket.loadedPartly", read.entries().size(), read.problems().size(), read.problems().getFirst()));
        }).onFailure(failure -> notices.fail(messages.get("basket.notLoaded", file.getFileName(), failure.getMessage()), failure)).start();
    }

    void save(Window owner) {
        FileChooser chooser = chooser("basket.save");
        chooser.setInitialFileName("basket" + BasketFile.EXTENSION);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(messages.get("basket.fileType"), "*.json"));
        ENDINGS.forEach((ending, form) -> chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(messages.get("basket." + form.name().toLowerCase(Locale.ROOT) + "Type"), "*" + ending)));
        File file = chooser.showSaveDialog(owner);
        if (file != null) {
            save(file.toPath());
        }
    }

    /// Writes a basket, or a list of its product files for another program where the name's ending says so.
    void save(Path file) {
        List<Acquisition> products = basket.content().products();
        Optional<ExportForm> form = ENDINGS.entrySet().stream().filter(one -> file.getFileName().toString().endsWith(one.getKey()))
                .map(Map.Entry::getValue).findFirst();
        tasks.run(() -> form.isPresent() ? export(form.get(), products, file) : saveBasket(file))
                .onSuccess(problems -> notices.say(problems.isEmpty() ? messages.get("basket.saved", file.getFileName())
                        : messages.get("basket.savedPartly", file.getFileName(), problems.size(), problems.getFirst())))
                .onFailure(failure -> notices.fail(messages.get("basket.notSaved", file.getFileName(), failure.getMessage()), failure)).start();
    }

    private List<String> saveBasket(Path file) throws IOException {
        new BasketFile(core.clock()).save(file, "Basket", basket.entries());
        return List.of();
    }

    /// Under another name first, so that there is never half a list.
    private List<String> export(ExportForm form, List<Acquisition> products, Path file) throws IOException {
        DownloadPlan.Plan plan = core.downloadPlan().plan(products, file.toAbsolutePath().getParent(), "");
        List<String> problems = new ArrayList<>(plan.unavailable());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
            form.write(plan.requests(), core.clock().instant(), out).forEach(problem -> problems.add(problem.file() + ": " + problem.message()));
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        return problems;
    }

    private FileChooser chooser(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get(titleKey));
        return chooser;
    }
}
