package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "/", "/a", "//server/share", "\\\\server\\share", "a\\b", "..\\a", "C:a", "C:\\a", "C:/a", "~", "~/a", "~root/a",
        "a/", "a//b", "a/./b", "a/../b", "../a", "a/..", "%2e%2e/a", "%2E%2E%2Fa", "a%2f..%2fb", "%252e%252e/a", "..%5ca", "%c0%ae%c0%ae/a", "a\u0000b",
        "a\nb", "a%00b", "a%0ab", "a\u202eb", "CON", "con.txt", "NUL", "nul.tar.gz", "COM1", "lpt9.zip", "AUX/x", "x/PRN", "a<b", "a>b", "a:b", "a|b",
        "a?b", "a*b", "a\"b", "a.", "a ", " a", "x/ a", "x. /a", "a.zip:stream", "\u2024\u2024/a%", "\uff0e\uff0e/%41", "\uff0e\uff0e/a", "\u2025/a", "a/\u2025", "..\u2215a", "..\uff0fa", "..\uff3ca",
        "CON .txt", "com\u00b9.log", "conin$", "a/nul .x", "x\u200d/../y"})
    void refusesWhatWouldLeaveTheFolderOrCannotBeKeptEverywhere(String name) {
        assertThat(SafeName.problem(name)).as(name).isPresent();
        assertThatThrownBy(() -> SafeName.of(name)).isInstanceOf(UnsafeNameException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.zip", "S2A_MSIL1C_20240101T000000_N0510_R022_T31TCJ_20240101T000000.SAFE.zip", "dir/sub/a.tif", "100%.txt",
        "caf\u00e9.txt", "caf%C3%A9.txt", "a%20b.txt", "a b.txt", ".hidden", "…", "a~1", "console.txt", "com10.txt", "\u65e5\u672c.zip", "%E2%80%93.txt"})
    void keepsHonestNames(String name) throws UnsafeNameException {
        assertThat(SafeName.problem(name)).isEmpty();
        assertThat(SafeName.of(name).toString()).isEqualTo(name);
    }

    @Test
    void refusesNamesTooLongForAFileSystem() {
        assertThat(SafeName.problem("x".repeat(235))).isEmpty();
        assertThat(SafeName.problem("x".repeat(236))).isPresent();
        assertThat(SafeName.problem("é".repeat(118))).isPresent();
    }

    @Test
    void neverFollowsALinkOutOfTheFolder() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("door"), outside);
        assertThatThrownBy(() -> SafeName.of("door/a.zip").resolve(inside)).isInstanceOf(UnsafeNameException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void manyMayMakeTheSameFolderAtOnce() throws Exception {
        for (int round = 0; round < 200; round++) {
            SafeName name = SafeName.of("round" + round + "/deep/a.zip");
            CountDownLatch start = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Future<Path>> paths = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    paths.add(threads.submit(() -> {
                        start.await();
                        return name.resolve(folder);
                    }));
                }
                start.countDown();
                for (Future<Path> path : paths) {
                    assertThat(path.get().getParent()).isDirectory();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b\\c:d", "CON", "  x. ", "\u0000\u0001", "../../etc/passwd", "%2e%2e%2f", "~x", "...", "nul.txt", "a\u202eb",
        ".\u2044.\u2044/.t/.t", "\u2025", "\uff0e\uff0e\uff0fx"})
    void cleansAnyTextToASafeName(String text) {
        assertThat(SafeName.problem(SafeName.clean(text))).as(SafeName.clean(text)).isEmpty();
        assertThat(SafeName.clean(text)).doesNotContain("/");
    }

    @Test
    void numbersBeforeTheExtension() throws UnsafeNameException {
        assertThat(SafeName.of("dir/scene.zip").numbered(2)).hasToString("dir/scene (2).zip");
        assertThat(SafeName.of("scene").numbered(3)).hasToString("scene (3)");
    }
}
