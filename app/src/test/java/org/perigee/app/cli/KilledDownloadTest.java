package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.download.part.Part;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Product;

/// Downloads in processes that are ended in the middle, with every byte counted that leaves the archive.
class KilledDownloadTest {

    private static final int FILES = 8;
    /// What a killed process has received and not yet written down: half a megabyte and a few buffers for each of four files.
    private static final long LOST_AT_MOST = 5_000_000;
    /// Bytes that the proxy had already taken from the archive for connections of a killed process, and counted after the kill.
    private static final long IN_FLIGHT = 1_000_000;
    /// Headers, sign-ins and redirects of all requests.
    private static final long TALK = 300_000;

    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private CountingProxy proxy;
    private List<Product> products;
    private long total;
    private Path items;
    private Path target;

    @BeforeEach
    void searchThroughTheProxy() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(11, 1_000).withBytesPerSecond(1_500_000));
        proxy = new CountingProxy(sandbox.port());
        SandboxHome home = SandboxHome.of(folder.resolve("home"), proxy.port());
        products = SandboxHome.products(sandbox, FILES, false);
        total = products.stream().mapToLong(product -> sandbox.file(product).size()).sum();
        CliRun run = CliRun.of(home.path(), "search", "--provider", "sandbox-odata", "--name", SandboxHome.names(products), "--output", "geojson");
        assertThat(run.exitCode()).as(run.err()).isZero();
        items = Files.writeString(folder.resolve("items.json"), run.out());
        target = folder.resolve("d");
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        sandbox.close();
    }

    private Process download() throws IOException {
        ProcessBuilder builder = ChildCli.builder("download", "-", "--dir", target.toString(), "--user", "demo", "--home",
                folder.resolve("home").toString());
        return builder.redirectInput(items.toFile()).redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err.txt").toFile())).start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("err.txt"));
    }

    /// What a next run need not fetch.
    private long onDisk() throws IOException {
        long bytes = 0;
        for (Product product : products) {
            Path file = target.resolve(product.name() + ".zip");
            bytes += Files.exists(file) ? Files.size(file) : Part.peek(file);
        }
        return bytes;
    }

    private Process runUntil(long served) throws Exception {
        CountDownLatch reached = proxy.at(served);
        Process child = download();
        while (!reached.await(100, TimeUnit.MILLISECONDS)) {
            assertThat(child.isAlive()).as(this::saidOrNothing).isTrue();
        }
        return child;
    }

    private String saidOrNothing() {
        try {
            return said();
        } catch (IOException e) {
            return "";
        }
    }

    private void everythingIsThere() {
        for (Product product : products) {
            assertThat(target.resolve(product.name() + ".zip")).hasBinaryContent(SandboxHome.content(sandbox, product));
        }
    }

    @Test
    void whatIsOnDiskIsNotFetchedTwiceHoweverOftenTheProcessIsKilled() throws Exception {
        long seed = System.nanoTime();
        System.err.println("Seed of the kills: " + seed);
        Random random = new Random(seed);
        long lost = 0;
        long had = 0;
        long before = proxy.served();
        long begin = before;
        for (int kill = 0; kill < 3; kill++) {
            long left = total - had;
            Process child = runUntil(before + left / 10 + (long) (random.nextDouble() * left / 2));
            child.destroyForcibly().waitFor();
            long served = proxy.served() - before;
            long now = onDisk();
            assertThat(served - (now - had)).as("bytes that came and were not written down").isLessThan(LOST_AT_MOST);
            lost += Math.max(0, served - (now - had));
            had = now;
            before = proxy.served();
        }
        assertThat(ChildCli.await(download())).as(said()).isZero();
        everythingIsThere();
        assertThat(proxy.served() - begin).isLessThanOrEqualTo(total + lost + TALK + IN_FLIGHT);
        long done = proxy.served();
        assertThat(ChildCli.await(download())).isZero();
        assertThat(proxy.served() - done).as("bytes for files that are there already").isLessThan(TALK);
        assertThat(folder.resolve("home/cache/queues")).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptedDownloadPutsEverythingAwayAndGoesOn() throws Exception {
        long before = proxy.served();
        Process child = runUntil(before + total / 3);
        int expected = ChildCli.interrupt(child);
        assertThat(ChildCli.await(child)).as(said()).isEqualTo(expected);
        assertThat(said()).contains("Interrupted; the same command goes on where it stopped.").doesNotContain("Exception");
        long served = proxy.served() - before;
        assertThat(onDisk()).isPositive().isGreaterThan(served - LOST_AT_MOST);
        assertThat(ChildCli.await(download())).as(said()).isZero();
        everythingIsThere();
    }
}
