package org.perigee.catalog.connector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Item;

/// One file of a product: where it lies inside, and how it is fetched.
///
/// @param path  from the product's root folder downwards, with `/` between parts: `S2A_….SAFE/manifest.safe`; as the server says,
///              not to be trusted as a file name
/// @param asset the file itself
public record ProductFile(String path, Asset asset) {

    public ProductFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(asset);
    }

    /// The last part of the path.
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The Item's assets, in a folder of its title. Two that would have the same name are told apart by their keys.
    public static List<ProductFile> ofAssets(Item item) {
        List<ProductFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Asset asset : item.assets()) {
            String name = name(asset);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                name = plain(asset.key()) + extension(name);
                names.add(name.toLowerCase(Locale.ROOT));
            }
            files.add(new ProductFile(plain(item.title()) + "/" + name, asset));
        }
        return files;
    }

    private static String name(Asset asset) {
        if (!asset.fileName().isBlank()) {
            return last(asset.fileName());
        }
        String path = asset.href().getPath() == null ? "" : asset.href().getPath();
        String last = last(path);
        return last.isBlank() || last.startsWith("$") ? plain(asset.key()) : last;
    }

    private static String last(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String plain(String text) {
        return text.replace('/', '_').replace('\\', '_');
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : "";
    }
}
