package org.perigee.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.perigee.app.core.SandboxProviders;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;

/// A home whose providers are a sandbox that runs elsewhere, as with `perigee sandbox --print-config`.
///
/// @param path     for `--home`
/// @param document what its `providers.json` says, to be changed and written again
record SandboxHome(Path path, ObjectNode document) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SandboxHome of(Path path, int port) throws IOException {
        SandboxHome home = new SandboxHome(path, SandboxProviders.document("http://127.0.0.1:" + port, port));
        home.write();
        return home;
    }

    void write() throws IOException {
        Path config = Files.createDirectories(path.resolve("config"));
        JSON.writeValue(config.resolve("providers.json").toFile(), document);
    }

    ObjectNode provider(String id) {
        return (ObjectNode) document.path("providers").path(id);
    }

    /// Some Sentinel-2 products that both the STAC and the OData face have.
    static List<Product> products(Sandbox sandbox, int count, boolean onTape) {
        return sandbox.odataCatalogue().matching(product -> product.type() == ProductType.S2_L2A && product.onTape() == onTape)
                .stream().limit(count).toList();
    }

    static String names(List<Product> products) {
        return String.join(",", products.stream().map(Product::name).toList());
    }

    static byte[] content(Sandbox sandbox, Product product) {
        var source = sandbox.file(product).content();
        byte[] bytes = new byte[Math.toIntExact(source.length())];
        source.copy(0, bytes, 0, bytes.length);
        return bytes;
    }

    static String openUrl(Sandbox sandbox, Product product) {
        return sandbox.baseUri() + "open/mirror1/" + sandbox.file(product).name();
    }
}
