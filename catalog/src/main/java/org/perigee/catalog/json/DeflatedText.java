package org.perigee.catalog.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Text in few bytes: UTF-8, deflated (RFC 1951), with a dictionary of text that is likely to recur in it. Immutable, thread-safe.
public final class DeflatedText {

    /// No dictionary.
    public static final DeflatedText PLAIN = new DeflatedText(new byte[0]);
    /// How far back deflation can refer, so that a longer dictionary is of no use.
    public static final int LONGEST_DICTIONARY = 32_768;

    private static final int LEVEL = 6;

    private final byte[] dictionary;

    /// @param dictionary what was deflated with it can only be inflated with it
    public DeflatedText(byte[] dictionary) {
        this.dictionary = dictionary.clone();
    }

    public byte[] deflate(String text) {
        try (Deflater deflater = new Deflater(LEVEL, true)) {
            if (dictionary.length > 0) {
                deflater.setDictionary(dictionary);
            }
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    /// @throws IllegalArgumentException where it was not deflated with this dictionary
    public String inflate(byte[] deflated) {
        try (Inflater inflater = new Inflater(true)) {
            if (dictionary.length > 0) {
                inflater.setDictionary(dictionary);
            }
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream(deflated.length * 8);
            byte[] buffer = new byte[16_384];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IllegalArgumentException("Deflated text is cut off");
                }
                out.write(buffer, 0, count);
            }
            return out.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("Not deflated with this dictionary", e);
        }
    }
}
