package org.perigee.app.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perigee.catalog.connector.ProductFile;

/// A file or folder of a product with what is below it. Immutable.
///
/// @param name     its last part; the product's name for the root
/// @param path     from the product's root downwards
/// @param file     the file itself; empty for a folder
/// @param children of a folder, in the catalogue's order, files before folders
public record FileTree(String name, String path, Optional<ProductFile> file, List<FileTree> children) {

    public FileTree {
        children = List.copyOf(children);
    }

    /// All files of a product below one root.
    public static FileTree of(String product, List<ProductFile> files) {
        Folder root = new Folder();
        String common = files.isEmpty() ? product : files.getFirst().path().split("/", 2)[0];
        boolean shared = files.stream().allMatch(file -> file.path().startsWith(common + "/"));
        for (ProductFile file : files) {
            String inside = shared ? file.path().substring(common.length() + 1) : file.path();
            String[] parts = inside.split("/");
            Folder at = root;
            for (int i = 0; i < parts.length - 1; i++) {
                at = at.folders.computeIfAbsent(parts[i], name -> new Folder());
            }
            at.files.add(file);
        }
        return root.tree(shared ? common : product, shared ? common : "");
    }

    /// What is collected before it is all there.
    private static final class Folder {

        private final Map<String, Folder> folders = new LinkedHashMap<>();
        private final List<ProductFile> files = new ArrayList<>();

        FileTree tree(String name, String path) {
            List<FileTree> children = new ArrayList<>();
            files.forEach(file -> children.add(new FileTree(file.name(), file.path(), Optional.of(file), List.of())));
            folders.forEach((each, folder) -> children.add(folder.tree(each, path.isEmpty() ? each : path + "/" + each)));
            return new FileTree(name, path, Optional.empty(), children);
        }
    }

    /// Bytes of all files below whose size is known.
    public long bytes() {
        return file.map(one -> one.asset().size().orElse(0)).orElse(0L) + children.stream().mapToLong(FileTree::bytes).sum();
    }
}
