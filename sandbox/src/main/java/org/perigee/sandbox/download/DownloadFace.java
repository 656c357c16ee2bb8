package org.perigee.sandbox.download;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// The download service in the manner of CDSE: `Products(<uuid>)/$value`, `/$zip` and `/Nodes…`, behind access tokens.
public final class DownloadFace implements Handler {

    private static final Pattern PRODUCT = Pattern.compile("/Products\\(([^()]*)\\)(/.*)");

    private final Catalogue catalogue;
    private final ProductDelivery delivery;
    private final NodeService nodes;

    public DownloadFace(Catalogue catalogue, ProductFiles files, ProductDelivery delivery) {
        this.catalogue = catalogue;
        this.delivery = delivery;
        this.nodes = new NodeService(files, delivery, false);
    }

    @Override
    public void handle(HttpCall call) throws IOException {
        Matcher m = PRODUCT.matcher(call.path().substring(ServiceLinks.DOWNLOAD.length()));
        if (!m.matches()) {
            throw HttpProblem.zipper(404, "DAT-ZIP-104", "Malformed path");
        }
        Product product = catalogue.byId(uuid(m.group(1))).orElseThrow(() -> HttpProblem.zipper(404, "DAT-ZIP-112", "Product not found"));
        String rest = m.group(2);
        if (rest.equals("/$value") || rest.equals("/$zip")) {
            delivery.deliver(call, product);
        } else {
            nodes.handle(call, product, ServiceLinks.DOWNLOAD, rest);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.zipper(422, "DAT-ZIP-111", "Invalid product id");
        }
    }
}
