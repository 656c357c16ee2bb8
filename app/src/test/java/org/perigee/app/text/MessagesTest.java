package org.perigee.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[a-z][A-Za-z0-9_]*\\.)+[A-Za-z0-9_.]*)\"");
    private static final Pattern USE = Pattern.compile("\\.get\\(\\s*\"([A-Za-z0-9_.]+)\"\\s*[,)]");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.add(Files.readString(file));
            }
            return String.join("\n", texts);
        }
    }

    @Test
    void everyLanguageHasTheSameKeysWithTheSamePlaces() throws IOException {
        Properties english = bundle("messages.properties");
        Properties french = bundle("messages_fr.properties");
        assertThat(new TreeSet<>(french.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(places(french.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    @Test
    void everyKeyThatIsAskedForExists() throws IOException {
        Properties english = bundle("messages.properties");
        Set<String> asked = new TreeSet<>();
        Matcher matcher = USE.matcher(sources().replaceAll("(?s)BASE\\.get|JSON\\.get|node\\.get", ""));
        while (matcher.find()) {
            if (matcher.group(1).contains(".")) {
                asked.add(matcher.group(1));
            }
        }
        assertThat(asked).isNotEmpty();
        assertThat(english.stringPropertyNames()).containsAll(asked);
    }

    @Test
    void everyKeyThatExistsIsUsed() throws IOException {
        String sources = sources();
        Set<String> literals = LITERAL.matcher(sources).results().map(result -> result.group(1)).collect(Collectors.toSet());
        List<String> unused = bundle("messages.properties").stringPropertyNames().stream()
                // Keys are also made of a literal ending in a dot and a name, or of a key and a suffix.
                .filter(key -> literals.stream().noneMatch(literal -> key.equals(literal) || literal.endsWith(".") && key.startsWith(literal)
                        || key.equals(literal + ".tip") || key.startsWith(literal + ".of")))
                .sorted().toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void textsAreInTheLanguageAskedFor() {
        assertThat(Messages.of(Locale.FRENCH).get("search.run")).isEqualTo("Chercher");
        assertThat(Messages.of(Locale.CANADA_FRENCH).get("search.run")).isEqualTo("Chercher");
        assertThat(Messages.of(Locale.JAPANESE).get("search.run")).isEqualTo("Search");
        assertThat(Messages.of(Locale.FRENCH).get("details.noPicture")).isEqualTo("Pas d'aperçu");
    }

    @Test
    void sizesAreInPowersOfAThousandWithThreeFigures() {
        Formats formats = Messages.of(Locale.ENGLISH).formats();
        assertThat(Stream.of(0L, 999L, 1_000L, 1_234_567L, 999_499_999L, 999_999_999L, 8_400_000_000L, 123_456_789_012L).map(formats::bytes))
                .containsExactly("0\u00a0B", "999\u00a0B", "1\u00a0kB", "1.23\u00a0MB", "999\u00a0MB", "1\u00a0GB", "8.4\u00a0GB", "123\u00a0GB");
    }

    @Test
    void percentNeverClaimsToBeCompleteBeforeItIs() {
        Formats formats = Messages.of(Locale.ENGLISH).formats();
        assertThat(formats.percent(0.9999)).isEqualTo("99 %");
        assertThat(formats.percent(1)).isEqualTo("100 %");
    }
}
