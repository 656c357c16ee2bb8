package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;

class LoginCommandTest {

    @TempDir
    private static Path home;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(7, 100));
        SandboxHome.of(home, sandbox.port());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void realmsAreListedWithHowOneSignsInAndWhetherSomebodyIs() {
        CliRun run = CliRun.of(home, "login");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).anyMatch(line -> line.matches("cdse\\s+Copernicus Data Space account\\s+.*password\\s+not signed in"))
                .anyMatch(line -> line.matches("sandbox\\s+Sandbox account \\(demo, demo\\)\\s+browser or password\\s+not signed in"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aPasswordFromTheEnvironmentSignsInAndIsNotRepeated() {
        CliRun run = CliRun.asDemo(home, "login", "sandbox", "--user", "demo");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("Signed in to Sandbox account").contains("No key store");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedWithTheExitCodeForIt() {
        CliRun run = CliRun.with(home, Map.of("PERIGEE_PASSWORD", "not-this-one", "PERIGEE_KEY_STORE", "none"), "", "login", "sandbox", "--user", "demo");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SIGN_IN);
        assertThat(run.err()).doesNotContain("not-this-one").doesNotContain("Signed in");
    }

    @Test
    void aNameIsAskedForWhereTheRealmWantsOne() {
        CliRun run = CliRun.asDemo(home, "login", "sandbox-resto");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--user NAME");
    }

    @Test
    void signingOutWorksWhetherOrNotSomebodyIsSignedIn() {
        assertThat(CliRun.of(home, "login", "sandbox", "--logout").exitCode()).isZero();
        assertThat(CliRun.of(home, "login", "sandbox-resto", "--logout").exitCode()).isZero();
    }
}
