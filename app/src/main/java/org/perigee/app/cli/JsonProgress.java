package org.perigee.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perigee.app.control.TransferJson;
import org.perigee.download.TransferId;
import org.perigee.download.TransferSnapshot;

/// One JSON object a line for each transfer that has changed, and one at the end: for programs that watch.
final class JsonProgress implements Progress {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final Map<TransferId, String> known = new HashMap<>();

    JsonProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(List<TransferSnapshot> all) {
        for (TransferSnapshot one : all) {
            String line = write(TransferJson.of(one));
            if (!line.equals(known.put(one.id(), line))) {
                out.println(line);
            }
        }
        out.flush();
    }

    private static String write(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always writable", e);
        }
    }

    @Override
    public void finish(List<TransferSnapshot> all) {
        show(all);
        ObjectNode node = JSON.createObjectNode();
        node.put("event", "end");
        node.put("files", all.size());
        node.put("complete", all.stream().filter(one -> one.state().isSuccess()).count());
        node.put("bytes", all.stream().mapToLong(TransferSnapshot::received).sum());
        out.println(write(node));
        out.flush();
    }
}
