package org.perigee.catalog.connector;

import java.net.URI;
import java.time.Instant;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.perigee.catalog.model.Footprint;

/// A product that a made-up server offers, in no protocol yet; a [ContractProtocol] writes it in its own.
///
/// @param id         the product's id, safe in URLs
/// @param name       the product's name, with its suffix; the Item's title
/// @param start      first instant of the acquisition, UTC, whole seconds
/// @param end        last instant, UTC, whole seconds
/// @param ring       closed ring of longitude, latitude pairs, counter-clockwise; null where the product has no footprint
/// @param cloudCover percent; empty where the document must not say
/// @param file       the product file; null where the document must have none
/// @param readable   false: written as a document of which no Item can be made (say, one without an id)
public record ContractItem(String id, String name, Instant start, Instant end, double[] ring, OptionalDouble cloudCover, ContractFile file,
        boolean readable) {

    /// The one file of a product and the picture beside it.
    ///
    /// @param href      where it is
    /// @param size      bytes
    /// @param md5       lower-case hex
    /// @param quicklook a picture of it
    public record ContractFile(URI href, long size, String md5, URI quicklook) {
    }

    /// A small product at a place and a time, with everything known.
    public static ContractItem at(int number, double west, double south, Instant start) {
        String id = "product-%04d".formatted(number);
        double[] ring = {west, south, west + 0.5, south, west + 0.5, south + 0.5, west, south + 0.5, west, south};
        ContractFile file = new ContractFile(URI.create("https://download.example.org/files/" + id + ".zip"), 1_000_000L + number,
                "%032x".formatted(0xC0FFEE_000L + number), URI.create("https://download.example.org/quicklooks/" + id + ".jpg"));
        return new ContractItem(id, "S2A_MSIL2A_" + id + ".SAFE", start, start.plusSeconds(25), ring, OptionalDouble.of(number % 100), file, true);
    }

    /// The same without footprint, cloud cover and file.
    public ContractItem bare() {
        return new ContractItem(id, name, start, end, null, OptionalDouble.empty(), null, readable);
    }

    /// The same, spoilt.
    public ContractItem unreadable() {
        return new ContractItem(id, name, start, end, ring, cloudCover, file, false);
    }

    /// Where it is; null where it has no footprint.
    public Footprint footprint() {
        if (ring == null) {
            return null;
        }
        Coordinate[] coordinates = new Coordinate[ring.length / 2];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = new Coordinate(ring[2 * i], ring[2 * i + 1]);
        }
        return Footprint.of(new GeometryFactory().createPolygon(coordinates));
    }
}
