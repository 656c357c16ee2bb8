package org.perigee.catalog.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Text in few bytes: UTF-8, as its difference from a template of text that is likely to recur in it, deflated (RFC 1951).
/// Immutable, thread-safe.
public final class DeflatedText {

    /// No template.
    public static final DeflatedText PLAIN = new DeflatedText(new byte[0]);

    private static final int LEVEL = 6;

    private final TemplateDelta delta;

    /// @param template what was deflated with it can only be inflated with it
    public DeflatedText(byte[] template) {
        this.delta = template.length == 0 ? null : new TemplateDelta(template);
    }

    public byte[] deflate(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Deflater deflater = new Deflater(LEVEL, true)) {
            deflater.setInput(delta == null ? bytes : delta.encode(bytes));
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    /// @throws IllegalArgumentException where it was not deflated with this template
    public String inflate(byte[] deflated) {
        byte[] bytes = inflated(deflated);
        return new String(delta == null ? bytes : delta.decode(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] inflated(byte[] deflated) {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream(deflated.length * 4);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException("Deflated text is cut off");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("Not deflated text", e);
        }
    }
}
