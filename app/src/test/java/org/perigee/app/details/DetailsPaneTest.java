package org.perigee.app.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.app.async.Tasks;
import org.perigee.app.async.UiThread;
import org.perigee.app.results.MadeUpRows;
import org.perigee.app.results.ResultRow;
import org.perigee.app.text.Messages;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.SourceDocument;
import org.testfx.api.FxToolkit;

class DetailsPaneTest {

    private record Asked(Item item, Consumer<Image> answer) {
    }

    private final List<Asked> asked = new ArrayList<>();
    private DetailsPane pane;

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void make() throws Exception {
        pane = onFx(() -> {
            DetailsPane made = new DetailsPane(Messages.of(Locale.ENGLISH), new Tasks(Runnable::run, UiThread.DIRECT), id -> "Provider " + id,
                    (item, answer) -> asked.add(new Asked(item, answer)));
            new Scene((ScrollPane) made.node(), 310, 700);
            return made;
        });
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(30, TimeUnit.SECONDS);
    }

    private void show(ResultRow... rows) throws Exception {
        onFx(() -> {
            pane.show(List.of(rows), rows.length == 0 ? null : rows[0]);
            layout();
            return null;
        });
    }

    private void layout() {
        pane.node().getScene().getRoot().applyCss();
        pane.node().getScene().getRoot().layout();
    }

    private javafx.scene.Node find(String id) {
        return ((ScrollPane) pane.node()).getContent().lookup(id);
    }

    private String words() throws Exception {
        return onFx(() -> ((ScrollPane) pane.node()).getContent().lookupAll(".label").stream().map(node -> ((Label) node).getText())
                .collect(Collectors.joining(" | ")));
    }

    private static Item pictured(String provider, int id, String document) {
        Item item = MadeUpRows.item(provider, id);
        List<Asset> assets = new ArrayList<>(item.assets());
        assets.add(Asset.builder("thumbnail", URI.create("https://example.org/" + id + ".jpg")).roles(Asset.THUMBNAIL_ROLE).build());
        return new Item(item.ref(), item.title(), item.start(), item.end(), item.footprint(), item.properties(), assets,
                new SourceDocument("application/json", document), item.retrieved());
    }

    private static ResultRow pictured(int id) {
        return ResultRow.of(id, new Acquisition(MadeUpRows.name(id), List.of(pictured("p", id, "{\"a\":{\"b\":1}}"))));
    }

    @Test
    void aProductShowsWhatIsKnownOfIt() throws Exception {
        show(MadeUpRows.row(3));
        assertThat(words()).contains(MadeUpRows.name(3)).contains("2025-06-01 03:00:00 UTC").contains("sentinel-2b").contains("10 %")
                .contains("ascending ↑").contains("1 offer").contains("Provider p").contains("online").contains("MD5");
    }

    @Test
    void nothingMovesWhenThePictureArrives() throws Exception {
        show(pictured(1));
        double below = onFx(() -> find("#details-basket").localToScene(0, 0).getY());
        for (Image image : new Image[] {new WritableImage(800, 200), new WritableImage(90, 800), null}) {
            onFx(() -> {
                asked.getFirst().answer().accept(image);
                layout();
                return null;
            });
            assertThat(onFx(() -> find("#details-basket").localToScene(0, 0).getY())).isEqualTo(below);
        }
        assertThat(words()).contains("No quicklook");
    }

    @Test
    void aPictureThatComesLateIsNotShownForAnotherProduct() throws Exception {
        show(pictured(1));
        show(pictured(2));
        WritableImage late = new WritableImage(10, 10);
        onFx(() -> {
            asked.getFirst().answer().accept(late);
            return null;
        });
        assertThat(onFx(() -> ((PictureFrame) find("#details-picture")).image())).isNull();
    }

    @Test
    void anotherOfferOfTheSameProductKeepsThePicture() throws Exception {
        show(pictured(1));
        WritableImage image = new WritableImage(10, 10);
        onFx(() -> {
            asked.getFirst().answer().accept(image);
            return null;
        });
        show(ResultRow.of(1, new Acquisition(MadeUpRows.name(1), List.of(pictured("p", 1, "{}"), MadeUpRows.item("q", 1)))));
        assertThat(words()).contains("2 offers").contains("Provider q");
        assertThat(asked).hasSize(1);
        assertThat(onFx(() -> ((PictureFrame) find("#details-picture")).image())).isSameAs(image);
    }

    @Test
    void offersThatAreDifferentFilesAreToldApart() throws Exception {
        Item one = MadeUpRows.item("p", 1);
        Item other = MadeUpRows.item("q", 1);
        Asset changed = Asset.builder("product", URI.create("https://example.org/other")).roles(Asset.PRODUCT_ROLE)
                .checksums(List.of(new Checksum("md5", "11".repeat(16)))).build();
        Item conflicting = new Item(other.ref(), other.title(), other.start(), other.end(), other.footprint(), other.properties(), List.of(changed),
                other.document(), other.retrieved());
        show(ResultRow.of(1, new Acquisition(MadeUpRows.name(1), List.of(one, conflicting))));
        assertThat(words()).contains("The checksums differ");
    }

    @Test
    void theDocumentOpensInItsPlaceAndCloses() throws Exception {
        show(pictured(1));
        onFx(() -> {
            ((Hyperlink) find("#details-document")).fire();
            layout();
            return null;
        });
        TextArea text = (TextArea) onFx(() -> find("#details-document-text"));
        assertThat(text.getText()).contains("\"b\" : 1");
        assertThat(text.isEditable()).isFalse();
        onFx(() -> {
            ((Hyperlink) find("#details-document")).fire();
            layout();
            return null;
        });
        assertThat(onFx(() -> find("#details-document-text"))).isNull();
    }

    @Test
    void thePageIsOpenedElsewhere() throws Exception {
        List<URI> opened = new ArrayList<>();
        pane.setOnPage(opened::add);
        String links = "{\"links\":[{\"rel\":\"alternate\",\"type\":\"text/html\",\"href\":\"https://example.org/page\"}]}";
        show(ResultRow.of(1, new Acquisition("k", List.of(pictured("p", 1, links)))));
        onFx(() -> {
            ((Hyperlink) find("#details-page")).fire();
            return null;
        });
        assertThat(opened).containsExactly(URI.create("https://example.org/page"));
    }

    @Test
    void severalAreSummedUp() throws Exception {
        List<ResultRow> basket = new ArrayList<>();
        pane.setOnBasket(basket::addAll);
        show(IntStream.range(0, 50).mapToObj(MadeUpRows::row).toArray(ResultRow[]::new));
        assertThat(words()).contains("50 products selected").contains("2025-06-01 – 2025-06-03").contains("Sentinel-2A\u00a0×\u00a025")
                .contains("45 online").contains("5 on tape").contains("GB");
        onFx(() -> {
            ((Button) find("#details-basket")).fire();
            return null;
        });
        assertThat(basket).hasSize(50);
    }

    @Test
    void theCardFitsItsPane() throws Exception {
        for (double width : new double[] {250, 310, 400}) {
            onFx(() -> {
                ((Region) pane.node()).resize(width, 700);
                pane.show(pictured(5));
                layout();
                return null;
            });
            assertThat(onFx(() -> ((Region) ((ScrollPane) pane.node()).getContent()).minWidth(-1))).as("at %s", width).isLessThanOrEqualTo(240);
        }
    }

    @Test
    void withoutASelectionThereIsAHint() throws Exception {
        show();
        assertThat(words()).contains("Select a product");
    }
}
