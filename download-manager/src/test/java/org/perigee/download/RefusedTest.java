package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers that deliver nothing before a person does something, or before a quota is filled again.
class RefusedTest {

    private static final byte[] FILE = Bench.bytes(7, 200_000);

    @TempDir
    Path folder;

    private final AtomicBoolean granted = new AtomicBoolean();
    private TestServer server;
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        server = new TestServer();
        bench = new Bench(folder);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
        server.close();
    }

    private void refuse(int status, String words, String... header) {
        server.with((number, request, answer) -> {
            MockResponse.Builder refusal = new MockResponse.Builder().code(status).body(words);
            for (int i = 0; i < header.length; i += 2) {
                refusal.addHeader(header[i], header[i + 1]);
            }
            return granted.get() ? answer : refusal.build();
        });
    }

    private TransferId submit(String name) {
        return bench.submit(bench.request(name, FILE, Source.open(server.put(name, FILE))));
    }

    @Test
    void aQuotaIsWaitedForAndNobodyElseAsksMeanwhile() {
        refuse(403, "User offline products retrieval quota exceeded (20 fetches max)");
        TransferSnapshot waits = bench.await(submit("a.zip"), now -> now.state() == TransferState.WAITING_FOR_QUOTA);
        assertThat(waits.nextLook().orElseThrow()).isAfter(Instant.now().plus(Duration.ofMinutes(25)));
        assertThat(waits.findProblem().orElseThrow().message()).contains("quota exceeded");
        TransferId other = submit("b.zip");
        TransferSnapshot alsoWaits = bench.await(other, now -> now.state() == TransferState.WAITING_FOR_QUOTA);
        assertThat(alsoWaits.findProblem().orElseThrow().message()).contains("quota exceeded");
        assertThat(server.requests).hasSize(1);
        granted.set(true);
        bench.manager.resume(other);
        bench.await(other, now -> now.state() == TransferState.DONE);
    }

    @Test
    void theTimeThatTheServerNamesForItsQuotaIsKept() {
        refuse(429, "no more today", "X-Quota-Remaining", "0", "X-Quota-Reset", "5400");
        TransferSnapshot waits = bench.await(submit("a.zip"), now -> now.state() == TransferState.WAITING_FOR_QUOTA);
        assertThat(waits.nextLook().orElseThrow()).isBetween(Instant.now().plus(Duration.ofMinutes(88)), Instant.now().plus(Duration.ofMinutes(91)));
    }

    @Test
    void termsAreWaitedForUntilSomebodySaysGoOn() {
        refuse(403, "Please accept the EULA of this collection first");
        TransferId id = submit("a.zip");
        TransferSnapshot waits = bench.await(id, now -> now.state() == TransferState.WAITING_FOR_TERMS);
        assertThat(waits.nextLook()).isEmpty();
        assertThat(waits.findProblem().orElseThrow().message()).contains("EULA");
        granted.set(true);
        bench.manager.resume(id);
        bench.await(id, now -> now.state() == TransferState.DONE);
    }

    @Test
    void anotherSourceDeliversWhereTheFirstHasNoMoreQuota() throws Exception {
        refuse(403, "quota exceeded");
        try (TestServer other = new TestServer()) {
            TransferSnapshot done = bench.run(bench.request("a.zip", FILE, new Source(server.put("a.zip", FILE), 1, "", "one"),
                    new Source(other.put("a.zip", FILE), 2, "", "other")));
            assertThat(done.state()).isEqualTo(TransferState.DONE);
        }
    }

    @Test
    void busyIsNoQuota() {
        server.with((number, request, answer) -> number > 1 ? answer
                : new MockResponse.Builder().code(403).body("Maximum number of 4 concurrent flows achieved by the user").build());
        assertThat(bench.run(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE)))).state()).isEqualTo(TransferState.DONE);
    }
}
