package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;

/// Comma-separated values with a header line (RFC 4180).
record CsvWriter(PrintWriter out) implements ResultWriter {

    private static final List<String> HEADER = List.of("name", "provider", "collection", "id", "start", "end", "platform", "product_type", "grid_code",
            "relative_orbit", "cloud_cover", "size", "availability", "west", "south", "east", "north", "href");

    @Override
    public void write(List<Acquisition> acquisitions) {
        out.print(String.join(",", HEADER) + "\r\n");
        acquisitions.forEach(acquisition -> out.print(line(acquisition.preferred()) + "\r\n"));
        out.flush();
    }

    private static String line(Item item) {
        Stream<String> bounds = item.findFootprint().map(footprint -> Stream.of(footprint.bounds().toString().split(",")))
                .orElseGet(() -> Stream.of("", "", "", ""));
        Stream<String> before = Stream.of(item.title(), item.ref().provider(), item.ref().collection(), item.ref().id(), text(item.start()), text(item.end()),
                property(item, Properties.PLATFORM), property(item, Properties.PRODUCT_TYPE), property(item, Properties.GRID_CODE),
                property(item, Properties.RELATIVE_ORBIT), property(item, Properties.CLOUD_COVER),
                item.size().isPresent() ? Long.toString(item.size().getAsLong()) : "", item.availability().name());
        Stream<String> href = Stream.of(item.productHref().map(Object::toString).orElse(""));
        return Stream.of(before, bounds, href).flatMap(stream -> stream).map(CsvWriter::quoted).collect(Collectors.joining(","));
    }

    private static String property(Item item, String name) {
        return item.text(name).orElse("");
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
