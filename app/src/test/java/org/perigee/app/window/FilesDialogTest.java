package org.perigee.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.access.CallScope;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.results.ResultRow;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.download.TransferSnapshot;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;

/// Two bands out of a product, from the details to the disk.
class FilesDialogTest {

    @TempDir
    Path home;

    @Test
    void filesOfAProductAreChosenByAPatternAndFetchedIntoTheFoldersOfTheLayout() throws Exception {
        Path target = home.resolve("target");
        try (WindowFixture window = WindowFixture.open(home, SandboxOptions.forTests().withCatalogue(7, 500))) {
            WindowController controller = window.controller();
            PerigeeCore core = controller.core();
            core.accounts().signIn("sandbox", "demo", "demo", "", new CallScope());
            Item item = item(core);
            controller.downloads().setFolderChooser((owner, title, first) -> target);
            WindowFixture.onFx(() -> {
                controller.searchDesk().details().show(ResultRow.of(0, new Acquisition("key", List.of(item))));
                ((Button) window.node("details-files")).fire();
                return null;
            });
            WindowFixture.waitFor("the dialog shows the files", () -> inDialog("files-tree") != null);
            WindowFixture.onFx(() -> {
                assertThat(((Button) inDialog("files-download")).isDisabled()).isTrue();
                ((TextField) inDialog("files-pattern")).setText("*_10m.jp2,*/manifest.safe");
                ((Button) inDialog("files-choose")).fire();
                assertThat(((Label) inDialog("files-total")).getText()).contains("5");
                ((TextField) inDialog("files-pattern")).setText("B0[24]_*");
                ((Button) inDialog("files-choose")).fire();
                assertThat(((Label) inDialog("files-total")).getText()).startsWith("2 ");
                ((ButtonBase) inDialog("files-download")).fire();
                return null;
            });
            WindowFixture.waitFor("both files are there", () -> core.downloads(null).snapshot().stream().filter(one -> one.state().isSuccess()).count() == 2);
            assertThat(core.downloads(null).snapshot()).extracting(TransferSnapshot::target)
                    .allSatisfy(file -> assertThat(file).startsWith(target.toRealPath().resolve(item.title()).resolve("IMG_DATA")).isNotEmptyFile());
            assertThat(Files.exists(target.resolve(item.title()).resolve("manifest.safe"))).isFalse();
        }
    }

    private static Item item(PerigeeCore core) throws Exception {
        Product product = core.sandbox().orElseThrow().odataCatalogue().matching(one -> one.type() == ProductType.S2_L2A && !one.onTape()).getFirst();
        SearchQuery query = SearchQuery.builder().name(product.name()).build();
        List<Item> found = new ArrayList<>();
        core.connector(core.registry().provider("sandbox-odata").orElseThrow()).search(query, page -> found.addAll(page.items()), new Cancellation());
        return found.getFirst();
    }

    private static Node inDialog(String id) {
        return Window.getWindows().stream().filter(window -> window instanceof Stage && window.getScene() != null)
                .map(window -> window.getScene().getRoot().lookup("#" + id)).filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }
}
