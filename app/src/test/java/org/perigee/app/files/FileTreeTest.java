package org.perigee.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perigee.catalog.connector.ProductFile;
import org.perigee.catalog.model.Asset;

class FileTreeTest {

    private static ProductFile file(String path, long size) {
        return new ProductFile(path, Asset.builder(path, URI.create("https://x.example/f")).size(size).build());
    }

    @Test
    void foldersHoldTheirFilesAndTheirSizes() {
        FileTree tree = FileTree.of("X", List.of(file("X.SAFE/manifest.safe", 1), file("X.SAFE/IMG/R10m/B02.jp2", 10), file("X.SAFE/IMG/R10m/B03.jp2", 20)));
        assertThat(tree.name()).isEqualTo("X.SAFE");
        assertThat(tree.bytes()).isEqualTo(31);
        assertThat(tree.children()).extracting(FileTree::name).containsExactly("manifest.safe", "IMG");
        assertThat(tree.children().get(1).children().getFirst().children()).extracting(FileTree::path)
                .containsExactly("X.SAFE/IMG/R10m/B02.jp2", "X.SAFE/IMG/R10m/B03.jp2");
        assertThat(tree.children().get(1).bytes()).isEqualTo(30);
    }

    @Test
    void filesWithoutACommonRootLieBelowTheProductsName() {
        FileTree tree = FileTree.of("X", List.of(file("a/1", 1), file("b/2", 2)));
        assertThat(tree.name()).isEqualTo("X");
        assertThat(tree.children()).extracting(FileTree::name).containsExactly("a", "b");
    }
}
