package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Product;

class VerifyCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Sandbox sandbox;
    private static List<Product> products;

    @TempDir
    private Path folder;

    private Path home;
    private Path target;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(7, 1_000));
        products = SandboxHome.products(sandbox, 2, false);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void chooseFolders() throws IOException {
        home = SandboxHome.of(folder.resolve("home"), sandbox.port()).path();
        target = Files.createDirectories(folder.resolve("files"));
    }

    private CliRun verify(Object... arguments) {
        return CliRun.of(home, Stream.concat(Stream.of("verify"), Stream.of(arguments).map(Object::toString)).toArray(String[]::new));
    }

    private List<Path> download() {
        CliRun run = CliRun.of(home, "download", "--dir", target.toString(), SandboxHome.openUrl(sandbox, products.get(0)),
                SandboxHome.openUrl(sandbox, products.get(1)));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return products.stream().map(product -> target.resolve(sandbox.file(product).name())).toList();
    }

    private static void spoil(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static String digest(String algorithm, byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    @Test
    void whatWasDownloadedIsStillWhatItWas() {
        List<Path> files = download();
        CliRun run = verify(target);
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.err()).contains("2 files: 2 ok, 0 changed");
        assertThat(run.out()).isEmpty();
        assertThat(verify("--all", files.getFirst()).out()).startsWith("ok ").contains(files.getFirst().toString()).contains("crc32c");
    }

    @Test
    void oneChangedBitIsNoticedAndNamed() throws IOException {
        List<Path> files = download();
        spoil(files.get(1), 1000);
        CliRun run = verify(target);
        assertThat(run.exitCode()).isEqualTo(ExitCode.CORRUPT);
        assertThat(run.out().lines()).singleElement().satisfies(line -> assertThat(line).startsWith("changed").contains(files.get(1).toString())
                .contains("should be").contains("is "));
        assertThat(verify(files.get(0)).exitCode()).isZero();
    }

    @Test
    void aFileThatBecameShorterIsChangedAndOneThatIsGoneIsMissing() throws IOException {
        List<Path> files = download();
        Files.delete(files.get(0));
        CliRun missing = verify(target);
        assertThat(missing.exitCode()).isEqualTo(ExitCode.PARTIAL);
        assertThat(missing.out()).startsWith("missing").contains(files.get(0).toString()).contains("the ledger");
        Files.write(files.get(1), Arrays.copyOf(Files.readAllBytes(files.get(1)), 5_000));
        CliRun both = verify(target);
        assertThat(both.exitCode()).isEqualTo(ExitCode.CORRUPT);
        assertThat(both.out()).contains("should be " + sandbox.file(products.get(1)).size() + " bytes, is 5000 bytes");
        assertThat(verify(target.resolve("never-there.zip")).exitCode()).isEqualTo(ExitCode.PARTIAL);
    }

    @Test
    void aFolderThatMovedIsRecognised() throws IOException {
        download();
        Path elsewhere = Files.move(target, folder.resolve("archive-2031"));
        CliRun run = verify(elsewhere, "--all");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("recorded as " + target);
        spoil(elsewhere.resolve(sandbox.file(products.get(0)).name()), 77);
        assertThat(verify(elsewhere).exitCode()).isEqualTo(ExitCode.CORRUPT);
    }

    @Test
    void unknownFilesAreToldApartAndRecordedOnDemand() throws IOException {
        Files.writeString(target.resolve("notes.txt"), "mine");
        CliRun unknown = verify(target);
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(unknown.out()).startsWith("unknown");
        assertThat(unknown.err()).contains("--record");
        assertThat(verify(target, "--record").exitCode()).isZero();
        assertThat(verify(target).exitCode()).isZero();
        Files.writeString(target.resolve("notes.txt"), "MINE");
        assertThat(verify(target).exitCode()).isEqualTo(ExitCode.CORRUPT);
    }

    @Test
    void anUnknownArchiveThatIsCutIsDamaged() throws IOException {
        byte[] zip = SandboxHome.content(sandbox, products.get(0));
        Files.write(target.resolve("old.zip"), Arrays.copyOf(zip, zip.length - 100));
        Files.writeString(target.resolve("login.zip"), "<!DOCTYPE html><html><head><title>Please sign in</title></head></html>");
        CliRun run = verify(target);
        assertThat(run.exitCode()).isEqualTo(ExitCode.CORRUPT);
        assertThat(run.out()).contains("the archive is cut").contains("Please sign in");
    }

    @Test
    void checksumFilesThatLieThereAreCheckedToo() throws Exception {
        byte[] one = "one".getBytes(StandardCharsets.UTF_8);
        byte[] two = "two".getBytes(StandardCharsets.UTF_8);
        Files.write(target.resolve("one.bin"), one);
        Files.write(Files.createDirectories(target.resolve("sub")).resolve("two.bin"), two);
        Files.writeString(target.resolve("sha256sums.txt"), digest("SHA-256", one) + "  one.bin\n" + digest("SHA-256", two) + " *sub/two.bin\n");
        Files.writeString(target.resolve("one.bin.md5"), digest("MD5", one) + "\n");
        CliRun right = verify(target, "--all");
        assertThat(right.exitCode()).as(right.out() + right.err()).isZero();
        assertThat(right.err()).contains("2 files: 2 ok");
        Files.writeString(target.resolve("SHA1SUMS"), "SHA1 (one.bin) = " + "0".repeat(40) + "\n" + "0".repeat(40) + "  ../outside\n" + "0".repeat(40)
                + "  gone.bin\n");
        Files.delete(target.resolve("one.bin.md5"));
        Files.delete(target.resolve("sha256sums.txt"));
        CliRun wrong = verify(target);
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.CORRUPT);
        assertThat(wrong.out()).contains("changed").contains("missing").contains("gone.bin").doesNotContain("outside");
    }

    @Test
    void programsGetOneObjectALine() throws IOException {
        download();
        Files.writeString(target.resolve("notes.txt"), "mine");
        CliRun run = verify("--json", target);
        assertThat(run.exitCode()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(4);
        JsonNode first = JSON.readTree(lines.getFirst());
        assertThat(first.path("state").asText()).isEqualTo("ok");
        assertThat(first.path("digests").path("crc32c").asText()).hasSize(8);
        JsonNode end = JSON.readTree(lines.getLast());
        assertThat(end.path("event").asText()).isEqualTo("end");
        assertThat(end.path("ok").asInt()).isEqualTo(2);
        assertThat(end.path("unknown").asInt()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withoutAnythingNamedTheArgumentsAreWrong() {
        assertThat(verify().exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
