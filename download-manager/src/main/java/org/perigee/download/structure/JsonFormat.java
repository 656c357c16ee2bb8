package org.perigee.download.structure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Locale;

/// JSON (RFC 8259), one document or one a line.
final class JsonFormat implements Format {

    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        String start = TextStart.of(file);
        return start.startsWith("{") || start.startsWith("[");
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        try (JsonParser parser = new JsonFactory().createParser(file.stream())) {
            int depth = 0;
            while (parser.nextToken() != null && !file.isStopped()) {
                depth += parser.currentToken().isStructStart() ? 1 : parser.currentToken().isStructEnd() ? -1 : 0;
            }
            if (depth != 0 && !file.isStopped()) {
                throw new DamagedException("it is cut");
            }
        } catch (JsonProcessingException e) {
            if (!file.isStopped()) {
                throw new DamagedException(String.format(Locale.ROOT, "it is cut or garbled at line %d", e.getLocation().getLineNr()));
            }
        }
    }
}
