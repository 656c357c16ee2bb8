package org.perigee.app.files;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckBoxTreeItem;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.perigee.app.core.product.Glob;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;
import org.perigee.catalog.connector.ProductFile;

/// The files of a product as a tree with check boxes and sizes, a pattern to choose by, and what is chosen in all. On the JavaFX
/// thread.
public final class FilesView {

    private final Messages messages;
    private final TreeView<FileTree> tree = new TreeView<>();
    private final TextField pattern = new TextField();
    private final Label total = new Label();
    private final ReadOnlyObjectWrapper<List<ProductFile>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final VBox node = new VBox(8);
    private boolean busy;

    public FilesView(FileTree files, Messages messages) {
        this.messages = messages;
        tree.setId("files-tree");
        tree.setPrefSize(620, 392);
        tree.setAccessibleText(messages.get("files.title"));
        tree.setRoot(item(files));
        tree.getRoot().setExpanded(true);
        tree.setCellFactory(view -> new FileCell(messages.formats()));
        total.setId("files-total");
        HBox bar = new HBox(8, pattern, button());
        bar.setAlignment(Pos.CENTER_LEFT);
        pattern.setId("files-pattern");
        pattern.setPromptText(messages.get("files.pattern"));
        pattern.setAccessibleText(messages.get("files.pattern"));
        pattern.setOnAction(event -> choose(pattern.getText()));
        HBox.setHgrow(pattern, Priority.ALWAYS);
        VBox.setVgrow(tree, Priority.ALWAYS);
        node.getChildren().setAll(bar, tree, total);
        show();
    }

    public Node node() {
        return node;
    }

    /// The files with a check mark, in the tree's order.
    public ReadOnlyObjectProperty<List<ProductFile>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    private Button button() {
        Button button = new Button(messages.get("files.choose"), Icon.FILTER.node());
        button.setId("files-choose");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> choose(pattern.getText()));
        return button;
    }

    private CheckBoxTreeItem<FileTree> item(FileTree one) {
        CheckBoxTreeItem<FileTree> item = new CheckBoxTreeItem<>(one);
        one.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(one.children().size() <= 40);
        item.selectedProperty().addListener((o, before, now) -> show());
        return item;
    }

    /// Puts marks on the files that a pattern matches and takes all others away; nothing typed means all.
    public void choose(String text) {
        List<Glob> globs;
        try {
            globs = Glob.list(text.isBlank() ? "**" : text);
        } catch (IllegalArgumentException e) {
            pattern.pseudoClassStateChanged(Styles.STATE_DANGER, true);
            return;
        }
        pattern.pseudoClassStateChanged(Styles.STATE_DANGER, false);
        busy = true;
        leaves(tree.getRoot()).forEach(leaf -> ((CheckBoxTreeItem<FileTree>) leaf)
                .setSelected(globs.stream().anyMatch(glob -> glob.matches(leaf.getValue().path()))));
        busy = false;
        show();
    }

    private static List<TreeItem<FileTree>> leaves(TreeItem<FileTree> from) {
        List<TreeItem<FileTree>> leaves = new ArrayList<>();
        if (from.getValue().file().isPresent()) {
            leaves.add(from);
        }
        from.getChildren().forEach(child -> leaves.addAll(leaves(child)));
        return leaves;
    }

    private void show() {
        if (busy) {
            return;
        }
        List<ProductFile> now = leaves(tree.getRoot()).stream().filter(leaf -> ((CheckBoxTreeItem<FileTree>) leaf).isSelected())
                .map(leaf -> leaf.getValue().file().orElseThrow()).toList();
        long bytes = now.stream().mapToLong(file -> file.asset().size().orElse(0)).sum();
        total.setText(messages.get("files.total", now.size(), messages.formats().bytes(bytes)));
        chosen.set(now);
    }

    /// Check box, name and size of one file or folder.
    private static final class FileCell extends javafx.scene.control.cell.CheckBoxTreeCell<FileTree> {

        private final org.perigee.app.text.Formats formats;

        FileCell(org.perigee.app.text.Formats formats) {
            this.formats = formats;
        }

        @Override
        public void updateItem(FileTree one, boolean empty) {
            super.updateItem(one, empty);
            if (empty || one == null) {
                setText(null);
                return;
            }
            long bytes = one.bytes();
            setText(bytes == 0 ? one.name() : one.name() + "   " + formats.bytes(bytes));
            if (getGraphic() instanceof CheckBox box) {
                box.setAccessibleText(one.name());
            }
        }
    }
}
