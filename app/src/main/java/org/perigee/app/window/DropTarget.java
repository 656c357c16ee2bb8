package org.perigee.app.window;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.perigee.app.async.Tasks;
import org.perigee.app.search.AreaField;
import org.perigee.catalog.library.BasketFile;

/// What can be dropped on the window: areas as files or text, baskets and Metalinks as files.
record DropTarget(AreaField areaField, Tasks tasks, Consumer<Path> loadBasket, Consumer<Path> loadMetalink) {

    private static final long LARGEST_AREA = 16_000_000;

    void install(Scene scene) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            boolean taken = event.getDragboard().hasFiles() ? dropFiles(event.getDragboard().getFiles())
                    : event.getDragboard().hasString() && areaField.accept(event.getDragboard().getString().strip(), "");
            event.setDropCompleted(taken);
            event.consume();
        });
    }

    private boolean dropFiles(List<File> files) {
        files.forEach(file -> drop(file.toPath()));
        return !files.isEmpty();
    }

    void drop(Path file) {
        if (file.getFileName().toString().endsWith(BasketFile.EXTENSION)) {
            loadBasket.accept(file);
            return;
        }
        String name = file.getFileName().toString();
        if (name.endsWith(".meta4") || name.endsWith(".metalink")) {
            loadMetalink.accept(file);
            return;
        }
        tasks.run(() -> Files.size(file) > LARGEST_AREA ? "" : Files.readString(file))
                .onSuccess(text -> areaField.accept(text.isEmpty() ? name : text.strip(), name))
                .onFailure(failure -> areaField.accept(name, name)).start();
    }
}
