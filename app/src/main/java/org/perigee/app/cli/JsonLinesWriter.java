package org.perigee.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;

/// One JSON object a line for each acquisition, with all its offers.
record JsonLinesWriter(PrintWriter out) implements ResultWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void write(List<Acquisition> acquisitions) throws IOException {
        for (Acquisition acquisition : acquisitions) {
            out.println(JSON.writeValueAsString(node(acquisition)));
        }
        out.flush();
    }

    private static ObjectNode node(Acquisition acquisition) {
        Item item = acquisition.preferred();
        ObjectNode node = JSON.createObjectNode();
        node.put("name", item.title());
        node.put("start", item.start() == null ? null : item.start().toString());
        node.put("end", item.end() == null ? null : item.end().toString());
        item.findFootprint().ifPresent(footprint -> {
            ArrayNode bbox = node.putArray("bbox");
            bbox.add(footprint.bounds().west()).add(footprint.bounds().south()).add(footprint.bounds().east()).add(footprint.bounds().north());
        });
        node.set("properties", JSON.valueToTree(item.properties()));
        ArrayNode offers = node.putArray("offers");
        acquisition.offers().forEach(offer -> offers.add(offer(offer)));
        return node;
    }

    private static ObjectNode offer(Item item) {
        ObjectNode node = JSON.createObjectNode();
        node.put("provider", item.ref().provider());
        node.put("collection", item.ref().collection());
        node.put("id", item.ref().id());
        node.put("availability", item.availability().name());
        item.size().ifPresent(size -> node.put("size", size));
        item.productHref().ifPresent(href -> node.put("href", href.toString()));
        item.product().ifPresent(asset -> {
            ObjectNode sums = node.putObject("checksums");
            for (Checksum sum : asset.checksums()) {
                sums.put(sum.algorithm(), sum.hex());
            }
        });
        return node;
    }
}
