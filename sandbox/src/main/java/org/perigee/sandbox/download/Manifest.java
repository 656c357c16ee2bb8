package org.perigee.sandbox.download;

import org.perigee.sandbox.catalogue.Product;

/// The one file of a product that tells what it is.
final class Manifest {

    private Manifest() {
    }

    static String of(Product product) {
        String cloud = product.details().cloudCover().map(c -> "  <cloudCover unit=\"percent\">" + c + "</cloudCover>\n").orElse("");
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <product xmlns="urn:perigee:sandbox:manifest">
              <note>Made up by the Perigee sandbox. Not satellite data.</note>
              <name>%s</name>
              <id>%s</id>
              <type>%s</type>
              <platform>%s</platform>
              <startTime>%s</startTime>
              <stopTime>%s</stopTime>
              <orbit absolute="%d" relative="%d" pass="%s"/>
            %s  <footprint>%s</footprint>
            </product>
            """.formatted(product.name(), product.id(), product.type().code(), product.acquisition().platform(), product.start(),
            product.end(), product.acquisition().absoluteOrbit(), product.acquisition().relativeOrbit(),
            product.acquisition().orbitState(), cloud, product.footprint().toText());
    }
}
