package org.perigee.sandbox.download;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// `GET /metalink?ids=a,b`: a Metalink 4 (RFC 5854) of any products, by id or by name, with sizes, digests, piece digests of
/// larger files, and the two open mirrors.
public final class MetalinkFace implements Handler {

    /// Path of the service.
    public static final String ROOT = "/metalink";

    private static final int PIECE = 1024 * 1024;
    private static final long PIECES_FROM = 2_000_000;

    private final Catalogue catalogue;
    private final ProductFiles files;

    public MetalinkFace(Catalogue catalogue, ProductFiles files) {
        this.catalogue = catalogue;
        this.files = files;
    }

    @Override
    public void handle(HttpCall call) throws IOException {
        List<Product> products = new ArrayList<>();
        for (String id : call.query().first("ids").orElse("").split(",")) {
            products.add(find(id.strip()).orElseThrow(() -> HttpProblem.message(404, "No such product: " + id)));
        }
        StringBuilder xml = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <metalink xmlns="urn:ietf:params:xml:ns:metalink">
              <generator>Perigee sandbox</generator>
            """);
        products.forEach(p -> file(xml, p, call.baseUri()));
        call.set("Content-Disposition", "attachment; filename=\"sandbox.meta4\"");
        call.text(200, "application/metalink4+xml", xml.append("</metalink>\n").toString());
    }

    private Optional<Product> find(String id) {
        try {
            return catalogue.byId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return catalogue.byName(id).or(() -> catalogue.byName(id + ".SAFE"));
        }
    }

    private void file(StringBuilder xml, Product product, String base) {
        ProductFile file = files.of(product);
        xml.append("  <file name=\"").append(file.name()).append("\">\n    <size>").append(file.size()).append("</size>\n    <hash type=\"sha-256\">")
            .append(file.checksums().sha256()).append("</hash>\n    <hash type=\"md5\">").append(file.checksums().md5()).append("</hash>\n");
        if (file.size() > PIECES_FROM) {
            xml.append("    <pieces length=\"").append(PIECE).append("\" type=\"sha-256\">\n");
            pieces(file.content()).forEach(hash -> xml.append("      <hash>").append(hash).append("</hash>\n"));
            xml.append("    </pieces>\n");
        }
        for (int mirror = 1; mirror <= 2; mirror++) {
            xml.append("    <url priority=\"").append(mirror).append("\">").append(ServiceLinks.open(base, product, mirror)).append("</url>\n");
        }
        xml.append("  </file>\n");
    }

    private static List<String> pieces(ByteSource content) {
        List<String> hashes = new ArrayList<>();
        byte[] piece = new byte[PIECE];
        for (long position = 0; position < content.length(); position += PIECE) {
            int count = (int) Math.min(PIECE, content.length() - position);
            content.copy(position, piece, 0, count);
            var digest = Digests.create("SHA-256");
            digest.update(piece, 0, count);
            hashes.add(HexFormat.of().formatHex(digest.digest()));
        }
        return hashes;
    }
}
