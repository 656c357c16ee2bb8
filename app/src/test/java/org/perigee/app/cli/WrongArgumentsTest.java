package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongArgumentsTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "search --bbox 5,43|four numbers",
        "search --bbox 5,43,x,46|four numbers",
        "search --bbox 5,91,8,46|--bbox",
        "search --bbox 5,43,8,46 --aoi x.geojson|either --bbox or --aoi",
        "search --aoi nowhere.geojson|no file nowhere.geojson",
        "search --datetime yesterday|--datetime",
        "search --datetime 2025-06-30/2025-06-01|ends before it begins",
        "search --datetime 2025-06-01/2025-06-02/2025-06-03|--datetime",
        "search --cloud 120|between 0 and 100",
        "search --cloud much|--cloud",
        "search --limit 0|--limit",
        "search --filter orbit|NAME=VALUE",
        "search --output xml|--output",
        "search --provider nobody|no provider nobody",
        "search --frobnicate|no option --frobnicate",
        "download --dir D|Nothing to fetch",
        "download https://example.org/x|--dir",
        "download --dir D nowhere.meta4|no file nowhere.meta4",
        "download --dir D https:/x|no file",
        "download --dir D ftp://me:secret@example.org/x|not over ftp.",
        "download --dir D --rate-limit fast https://example.org/x|Not a rate",
        "download --dir D --connections 0 https://example.org/x|at least 1",
        "download --dir D --stdin-urls -|read once",
        "download --dir D --queue https://example.org/x --unpack|--unpack and --on-complete",
        "download --dir D --queue --on-complete true https://example.org/x|--unpack and --on-complete",
        "download --dir D --queue --connections 8 https://example.org/x|window's own settings",
        "download --dir D --queue --requester-pays https://example.org/x|window's own settings",
        "login nowhere|no realm nowhere",
        "providers check --provider nobody|no provider nobody"})
    void areAnsweredWithOneSentenceAndExitCodeTwo(String arguments, String words) {
        CliRun run = CliRun.of(home, arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst().orElseThrow()).contains(words);
        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(2).noneMatch(line -> line.contains("Exception"));
    }

    @Test
    void aCommandNobodyKnowsIsNamed() {
        CliRun run = CliRun.of(null, "frobnicate");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("There is no command frobnicate.");
    }

    @Test
    void anUnreadableListOfFilesIsNoAccidentOfTheDisk() throws Exception {
        Path file = java.nio.file.Files.writeString(home.resolve("x.meta4"), "<metalink><file");
        CliRun run = CliRun.of(home, "download", "--dir", home.resolve("d").toString(), file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("x.meta4");
    }

    @Test
    void aPageToSignInIsNotTakenForAListOfFiles() throws Exception {
        Path file = java.nio.file.Files.writeString(home.resolve("x.meta4"), "<html><body>Please sign in</body></html>");
        CliRun run = CliRun.of(home, "download", "--dir", home.resolve("d").toString(), file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("x.meta4: The document is no Metalink but a web page, perhaps one to sign in");
    }

    @Test
    void everyCommandHelpsItself() {
        for (String command : new String[] {"search", "download", "providers", "login", "sandbox", "demo"}) {
            CliRun run = CliRun.of(null, command, "--help");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("Usage: perigee " + command);
            assertThat(run.err()).isEmpty();
        }
    }
}
