package org.perigee.sandbox.resto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.ProductFile;
import org.perigee.sandbox.download.ProductFiles;

/// Orders as Metalink 4, with the sloppiness of the original: a zone without a colon, no size, the digest in the place of
/// its type, a line break inside the address. Each link carries a key for this address alone, good for the running and the
/// next day.
final class RestoOrders {

    private static final DateTimeFormatter SLOPPY =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final byte[] secret = new byte[20];
    private final ProductFiles files;
    private final Clock clock;

    RestoOrders(ProductFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        new SecureRandom().nextBytes(secret);
    }

    String metalink(List<Product> products, RestoLinks links) {
        StringBuilder xml = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <metalink xmlns="urn:ietf:params:xml:ns:metalink">
             <published>%s</published>
            """.formatted(SLOPPY.format(clock.instant())));
        for (Product product : products) {
            ProductFile file = files.of(product);
            xml.append("""
                 <file name="%s.zip">
                  <version>1.0</version>
                  <language>en</language>
                  <hash type="%s"></hash>
                  <url priority="1">%s?
                _tk=%s</url>
                 </file>
                """.formatted(product.id(), file.checksums().md5().toUpperCase(Locale.ROOT), links.download(product),
                key(RestoLinks.path(product), today())));
        }
        return xml.append("</metalink>\n").toString();
    }

    /// Whether a key opens a download.
    boolean opens(String key, Product product) {
        String path = RestoLinks.path(product);
        return same(key, key(path, today())) || same(key, key(path, today() - 1));
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private long today() {
        return clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
    }

    private String key(String path, long day) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(secret);
            return HexFormat.of().formatHex(sha1.digest((path + '|' + day).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
