package org.perigee.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
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
import org.perigee.download.metalink.Metalink;
import org.perigee.download.metalink.MetalinkWriter;

/// Saves the basket as a file and loads files into it.
record BasketFiles(PerigeeCore core, Messages messages, BasketModel basket, Tasks tasks, Notices notices) {

    private static final String METALINK = ".meta4";

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
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(messages.get("basket.fileType"), "*.json"),
                new FileChooser.ExtensionFilter(messages.get("basket.metalinkType"), "*" + METALINK));
        File file = chooser.showSaveDialog(owner);
        if (file != null) {
            save(file.toPath());
        }
    }

    /// Writes a basket, or a Metalink of its product files where the name says so.
    void save(Path file) {
        List<Acquisition> products = basket.content().products();
        tasks.run(() -> {
            if (file.getFileName().toString().endsWith(METALINK)) {
                DownloadPlan.Plan plan = core.downloadPlan().plan(products, file.toAbsolutePath().getParent(), "");
                return MetalinkWriter.write(Metalink.of(plan.requests(), "Perigee", "", core.clock().instant()), file).size();
            }
            new BasketFile(core.clock()).save(file, "Basket", basket.entries());
            return 0;
        }).onSuccess(count -> notices.say(messages.get("basket.saved", file.getFileName())))
                .onFailure(failure -> notices.fail(messages.get("basket.notSaved", file.getFileName(), failure.getMessage()), failure)).start();
    }

    private FileChooser chooser(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get(titleKey));
        return chooser;
    }
}
