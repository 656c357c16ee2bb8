package org.perigee.catalog.json;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes as what they differ in from a template: pieces to copy from it and new bytes between them.
///
/// Deflation with a dictionary does the same but sees no further back than 32 kB, which is less than one Item's document at some
/// providers. Thread-safe.
final class TemplateDelta {

    /// Shorter pieces cost as much to name as to repeat.
    private static final int SHORTEST_COPY = 12;
    private static final int STEP = 4;

    private final byte[] template;
    private volatile int[] index;

    TemplateDelta(byte[] template) {
        this.template = template.clone();
    }

    /// Layout: number of bytes of steps, the steps (new bytes, then bytes to copy and where from, relative to the end of the copy
    /// before), all new bytes.
    byte[] encode(byte[] text) {
        Encoder encoder = new Encoder(text);
        int at = 0;
        while (at + SHORTEST_COPY <= text.length) {
            int from = encoder.find(at);
            at = from < 0 ? at + 1 : encoder.copy(at, from);
        }
        return encoder.finish();
    }

    private final class Encoder {

        private final byte[] text;
        private final ByteBuffer words;
        private final int[] places = index();
        private final ByteArrayOutputStream steps = new ByteArrayOutputStream();
        private final ByteArrayOutputStream fresh = new ByteArrayOutputStream();
        private int done;
        private int templateEnd;

        Encoder(byte[] text) {
            this.text = text;
            this.words = ByteBuffer.wrap(text);
        }

        /// Where in the template the text goes on at this point; −1 where nowhere. A template with another value of the same length
        /// goes on in step, which is looked at first.
        int find(int at) {
            int inStep = templateEnd + at - done;
            if (matches(at, inStep)) {
                return inStep;
            }
            int place = places[slot(words, at, places.length)] - 1;
            return place >= 0 && matches(at, place) ? place : -1;
        }

        private boolean matches(int at, int place) {
            return place + SHORTEST_COPY <= template.length
                    && Arrays.equals(text, at, at + SHORTEST_COPY, template, place, place + SHORTEST_COPY);
        }

        int copy(int found, int place) {
            int at = found;
            int from = place;
            while (at > done && from > 0 && text[at - 1] == template[from - 1]) {
                at--;
                from--;
            }
            int length = Arrays.mismatch(text, at, text.length, template, from, template.length);
            length = length < 0 ? text.length - at : length;
            writeNumber(steps, at - done);
            writeNumber(steps, length);
            int jump = from - templateEnd;
            writeNumber(steps, jump << 1 ^ jump >> 31);
            fresh.write(text, done, at - done);
            done = at + length;
            templateEnd = from + length;
            return done;
        }

        byte[] finish() {
            fresh.write(text, done, text.length - done);
            ByteArrayOutputStream all = new ByteArrayOutputStream(steps.size() + fresh.size() + 4);
            writeNumber(all, steps.size());
            all.writeBytes(steps.toByteArray());
            all.writeBytes(fresh.toByteArray());
            return all.toByteArray();
        }
    }

    /// @throws IllegalArgumentException where it was not encoded with this template
    byte[] decode(byte[] encoded) {
        try {
            ByteBuffer in = ByteBuffer.wrap(encoded);
            int length = readNumber(in);
            ByteBuffer steps = in.slice(in.position(), length);
            int fresh = in.position() + length;
            int templateEnd = 0;
            ByteArrayOutputStream out = new ByteArrayOutputStream(template.length);
            while (steps.hasRemaining()) {
                int newBytes = readNumber(steps);
                int copied = readNumber(steps);
                int jump = readNumber(steps);
                int from = templateEnd + (jump >>> 1 ^ -(jump & 1));
                out.write(encoded, fresh, newBytes);
                out.write(template, from, copied);
                fresh += newBytes;
                templateEnd = from + copied;
            }
            out.write(encoded, fresh, encoded.length - fresh);
            return out.toByteArray();
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Not stored with this template", e);
        }
    }

    /// Places in the template by what stands there, plus one; zero for none.
    private int[] index() {
        int[] known = index;
        if (known == null) {
            known = new int[Integer.highestOneBit(Math.max(16, template.length)) * 2];
            ByteBuffer words = ByteBuffer.wrap(template);
            for (int place = (template.length - SHORTEST_COPY) / STEP * STEP; place >= 0; place -= STEP) {
                known[slot(words, place, known.length)] = place + 1;
            }
            index = known;
        }
        return known;
    }

    private static int slot(ByteBuffer words, int at, int slots) {
        long mixed = words.getLong(at) * 0x9E37_79B9_7F4A_7C15L ^ words.getInt(at + 8) * 0xC2B2_AE3D_27D4_EB4FL;
        return (int) (mixed * 0x9E37_79B9_7F4A_7C15L >>> 32) & slots - 1;
    }

    private static void writeNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static int readNumber(ByteBuffer in) {
        int number = 0;
        byte next;
        int shift = 0;
        do {
            next = in.get();
            number |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
