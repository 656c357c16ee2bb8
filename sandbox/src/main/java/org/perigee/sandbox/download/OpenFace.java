package org.perigee.sandbox.download;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// Files for everybody: two mirrors of all products, and the bands of Earth Search. Nothing here waits for tape.
public final class OpenFace implements Handler {

    private static final Pattern MIRROR = Pattern.compile("/mirror[12]/([^/]+\\.zip)");
    private static final Pattern BAND = Pattern.compile("/bands/([^/]+)/([a-z]+)\\.tif");

    private final Catalogue catalogue;
    private final ProductFiles files;
    private final BandFiles bands;
    private final FileResponder responder;

    public OpenFace(Catalogue catalogue, ProductFiles files, BandFiles bands, FileResponder responder) {
        this.catalogue = catalogue;
        this.files = files;
        this.bands = bands;
        this.responder = responder;
    }

    @Override
    public void handle(HttpCall call) throws IOException {
        String path = call.path().substring(ServiceLinks.OPEN.length());
        Matcher mirror = MIRROR.matcher(path);
        Matcher band = BAND.matcher(path);
        if (mirror.matches()) {
            Product product = product(mirror.group(1));
            ProductFile file = files.of(product);
            responder.serve(call, new FileResponder.Representation(file.content(), file.name(), "application/zip", file.checksums().etag(),
                product.published()));
        } else if (band.matches() && BandFiles.NAMES.contains(band.group(2))) {
            Product product = product(band.group(1) + ".SAFE");
            BandFiles.BandFile file = bands.of(product, band.group(2));
            responder.serve(call, new FileResponder.Representation(file.content(), band.group(2) + ".tif", "image/tiff",
                file.checksums().etag(), product.published()));
        } else {
            throw HttpProblem.message(404, "Not Found");
        }
    }

    private Product product(String name) {
        return catalogue.byName(name).orElseThrow(() -> HttpProblem.message(404, "Not Found"));
    }
}
