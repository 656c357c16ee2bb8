package org.perigee.download;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Made-up values for tests of properties. The seed is printed, so that a failure can be made again with `-Dperigee.seed=`.
public final class Generated {

    private static final String LETTERS = "abcXYZ019._- %~()äé日\u200d\u202e\u2025\uff0e/\\:*?\"<>|\0\n\t'=,;&";

    private final Random random;

    private Generated(long seed) {
        random = new Random(seed);
    }

    /// Runs a test many times with different values.
    public static void times(int rounds, String what, Property property) throws Exception {
        long seed = Long.getLong("perigee.seed", System.nanoTime());
        System.out.println(what + ": seed " + seed);
        Generated generated = new Generated(seed);
        for (int round = 0; round < rounds; round++) {
            property.holds(generated);
        }
    }

    /// What must hold whatever was made up.
    @FunctionalInterface
    public interface Property {
        void holds(Generated values) throws Exception;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean maybe() {
        return random.nextBoolean();
    }

    /// Small ones often, huge ones too.
    public long bytes() {
        return random.nextLong() >>> 1 >>> random.nextInt(63);
    }

    public <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public <T> List<T> some(int most, Function<Generated, T> maker) {
        return java.util.stream.IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> maker.apply(this)).toList();
    }

    public String hex(int digits) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            hex.append("0123456789abcdef".charAt(random.nextInt(16)));
        }
        return hex.toString();
    }

    /// A text of letters that mean something in names, headers or lists.
    public String text(int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /// A text with a few characters lost, doubled or exchanged.
    public String damaged(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !out.isEmpty(); i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(3)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, out.charAt(random.nextInt(out.length())));
                default -> out.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return out.toString();
    }
}
