package org.perigee.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeflatedTextTest {

    @Test
    void anyTextComesBackWhateverTheTemplate() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String template = text(random, random.nextInt(3000));
            DeflatedText deflated = new DeflatedText(template.getBytes(StandardCharsets.UTF_8));
            String mixed = template.substring(template.length() / 3) + text(random, random.nextInt(200)) + template.substring(0, template.length() / 2);
            for (String text : new String[] {"", "é", template, template.toUpperCase(java.util.Locale.ROOT), mixed, text(random, 500)}) {
                assertThat(deflated.inflate(deflated.deflate(text))).as("seed %d", seed).isEqualTo(text);
                assertThat(DeflatedText.PLAIN.inflate(DeflatedText.PLAIN.deflate(text))).isEqualTo(text);
            }
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        int letters = 2 + random.nextInt(500);
        for (int i = 0; i < length; i++) {
            text.append((char) ('A' + random.nextInt(letters)));
        }
        return text.toString();
    }

    @Test
    void aLongDocumentThatDiffersInAFewValuesTakesAFewBytes() {
        String template = text(new Random(1), 100_000);
        String text = template.replace("A", "value ").substring(0, 50_000) + template.substring(60_000);
        assertThat(new DeflatedText(template.getBytes(StandardCharsets.UTF_8)).deflate(text)).hasSizeLessThan(5_000);
    }

    @Test
    void whatIsCutOffOrOfAnotherTemplateIsRefusedOrDifferent() {
        byte[] template = text(new Random(2), 2000).getBytes(StandardCharsets.UTF_8);
        byte[] deflated = new DeflatedText(template).deflate(new String(template, StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new DeflatedText(new byte[10]).inflate(deflated)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DeflatedText.PLAIN.inflate(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DeflatedText.PLAIN.inflate(new byte[] {(byte) 0xff, 1, 2, 3})).isInstanceOf(IllegalArgumentException.class);
    }
}
