package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.download.list.NameClaims;

/// Whatever a name is made of, it stays in the folder, or is refused (RFC 5854, section 4.1.2.1, and the rules of Windows).
class HostileNamesTest {

    private static final List<String> PARTS = List.of("..", ".", "", "a", "b.zip", "C:", "CON", "nul.txt", "aux ", "com1.log", "~", "~root", "%2e%2e", "%2f",
            "..%5c", "%c0%ae", "x.", "x ", " x", "a:stream", "a::$DATA", "\uff0e\uff0e", "\u2025", "\u2024.", "PROGRA~1", "…", "é", "e\u0301", "日本");
    private static final List<String> SEPARATORS = List.of("/", "\\", "//", "/./", "/../", "\u2215", "\uff0f", "%2f", "\0", "");

    @TempDir
    Path folder;

    private static String name(Generated values) {
        return Stream.generate(() -> (values.below(4) == 0 ? values.text(8) : values.one(PARTS)) + values.one(SEPARATORS)).limit(1 + values.below(4))
                .reduce("", String::concat);
    }

    @Test
    void everyNameStaysInTheFolderOrIsRefused() throws Exception {
        Path root = folder.toRealPath();
        Generated.times(20_000, "hostile names", values -> {
            String name = name(values);
            if (SafeName.problem(name).isPresent()) {
                return;
            }
            SafeName safe = SafeName.of(name);
            Path path = root.resolve(safe.toString()).normalize();
            assertThat(path.startsWith(root) && !path.equals(root)).as(name).isTrue();
            assertThat(safe.parts()).as(name).allSatisfy(part -> {
                assertThat(part).isNotEmpty().doesNotContain("/", "\\", ":", "\0").doesNotEndWith(".").doesNotEndWith(" ");
                assertThat(part.toLowerCase(Locale.ROOT)).doesNotMatch("(con|prn|aux|nul|com\\d|lpt\\d)( *\\..*)?");
            });
            assertThat(SafeName.problem(safe.toString())).as("a safe name stays one").isEmpty();
            assertThat(root.resolve(safe.numbered(2).toString()).normalize().startsWith(root)).as("a number does no harm to %s", name).isTrue();
        });
    }

    @Test
    void everyTextCanBeMadeASafeName() throws Exception {
        Generated.times(20_000, "texts made names", values -> {
            String text = values.maybe() ? name(values) : values.text(300);
            String clean = SafeName.clean(text);
            assertThat(SafeName.problem(clean)).as("%s from %s", clean, text).isEmpty();
            assertThat(clean).doesNotContain("/");
            assertThat(SafeName.clean(clean)).isEqualTo(clean);
        });
    }

    @Test
    void namesThatWereClaimedNeverMeetOnAnySystem() throws Exception {
        List<String> names = List.of("a", "A", "a/b", "A/B", "a/b/c", "b", "b.part", "B.PART.json", "b.part.bad", "c/d", "C/e", "é", "É");
        Generated.times(2_000, "claimed names", values -> {
            NameClaims claims = new NameClaims();
            List<String> taken = Stream.generate(() -> values.one(names)).limit(8).filter(name -> claims.claim(name).isEmpty()).toList();
            for (String one : taken) {
                for (String other : taken) {
                    String a = one.toLowerCase(Locale.ROOT);
                    String b = other.toLowerCase(Locale.ROOT);
                    assertThat(one.equals(other) || !a.equals(b) && !b.startsWith(a + "/") && !b.startsWith(a + ".part")).as("%s and %s", one, other).isTrue();
                }
            }
            assertThat(taken).doesNotHaveDuplicates();
        });
    }
}
