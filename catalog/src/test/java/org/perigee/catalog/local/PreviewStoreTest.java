package org.perigee.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewStoreTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private CacheDatabase database;
    private PreviewStore store;

    @BeforeEach
    void open() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        database = CacheDatabase.open(folder.resolve("cache.db"), clock);
        store = new PreviewStore(database, 10_000, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static URI address(int number) {
        return URI.create("https://a.example/q/" + number + ".jpg");
    }

    @Test
    void aPictureComesBackWithItsTypeAndTime() {
        byte[] bytes = {1, 2, 3};
        store.put(address(1), "image/jpeg", bytes);
        Preview preview = store.get(address(1)).orElseThrow();
        assertThat(preview.bytes()).isEqualTo(bytes);
        assertThat(preview.mediaType()).isEqualTo("image/jpeg");
        assertThat(preview.fetched()).isEqualTo(NOW);
        assertThat(store.get(address(2))).isEmpty();
        store.clear();
        assertThat(store.get(address(1))).isEmpty();
    }

    @Test
    void aNewSignatureIsTheSamePicture() {
        store.put(URI.create("https://a.example/q.png?id=4&sig=first"), "image/png", new byte[10]);
        assertThat(store.get(URI.create("https://a.example/q.png?id=4&sig=second"))).isPresent();
        assertThat(store.get(URI.create("https://a.example/q.png?id=5&sig=first"))).isEmpty();
    }

    @Test
    void thoseNotLookedAtForLongestMakeRoom() {
        for (int i = 0; i < 10; i++) {
            store.put(address(i), "", new byte[1000]);
        }
        assertThat(store.get(address(0))).isPresent();
        assertThat(store.get(address(2))).isPresent();
        store.put(address(10), "", new byte[1500]);
        assertThat(store.size()).isEqualTo(9500);
        assertThat(store.get(address(1))).isEmpty();
        assertThat(store.get(address(3))).isEmpty();
        for (int kept : new int[] {0, 2, 4, 9, 10}) {
            assertThat(store.get(address(kept))).as("%d", kept).isPresent();
        }
    }

    @Test
    void aPictureTooLargeForTheBudgetIsNotKept() {
        store.put(address(1), "", new byte[100]);
        store.put(address(2), "", new byte[2501]);
        assertThat(store.get(address(2))).isEmpty();
        assertThat(store.get(address(1))).isPresent();
    }

    @Test
    void manyThreadsMayUseItAtOnce() {
        List<CompletableFuture<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int number = i;
            tasks.add(CompletableFuture.runAsync(() -> {
                store.put(address(number % 15), "", new byte[900 + number]);
                store.get(address((number + 3) % 15));
            }, Thread::startVirtualThread));
        }
        tasks.forEach(CompletableFuture::join);
        assertThat(store.size()).isBetween(8_000L, 10_000L);
    }
}
