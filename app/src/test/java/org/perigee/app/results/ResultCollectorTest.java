package org.perigee.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.perigee.app.providers.ProviderStatus;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;

class ResultCollectorTest {

    private static final List<Provider> PROVIDERS = ProviderRegistry.builtIn().providers().stream().limit(3).toList();

    private final String first = PROVIDERS.get(0).id();
    private final String second = PROVIDERS.get(1).id();
    private final ResultCollector collector = new ResultCollector(PROVIDERS);

    /// With a name that a ground segment gives, so that offers merge.
    private static Item named(String provider, int id) {
        Item item = MadeUpRows.item(provider, id);
        String name = String.format("S2A_MSIL2A_20250613T084336_N0511_R121_T34HBH_20250613T12%04d", id);
        return new Item(new org.perigee.catalog.model.ItemRef(provider, "c", name), name, item.start(), item.end(), item.footprint(), item.properties(),
                item.assets(), item.document(), item.retrieved());
    }

    private static List<Item> items(String provider, int from, int to) {
        return IntStream.range(from, to).mapToObj(id -> named(provider, id)).toList();
    }

    @Test
    void isPolledOnceForEachChange() {
        assertThat(collector.poll()).isNotNull();
        assertThat(collector.poll()).isNull();
        collector.items(first, items(first, 0, 3), 10);
        ResultCollector.Snapshot now = collector.poll();
        assertThat(now.rows().size()).isEqualTo(3);
        assertThat(now.statuses()).extracting(ProviderStatus::delivered).containsExactly(3L, 0L, 0L);
        assertThat(now.statuses().getFirst().matched()).isEqualTo(10);
        assertThat(now.finished()).isFalse();
        assertThat(collector.poll()).isNull();
    }

    @Test
    void offersOfTheSameAcquisitionShareARowThatKeepsItsId() {
        collector.items(first, items(first, 0, 3), -1);
        RowSet before = collector.poll().rows();
        collector.items(second, items(second, 1, 4), -1);
        RowSet after = collector.poll().rows();
        assertThat(after.size()).isEqualTo(4);
        assertThat(after.get(1).offers()).hasSize(2);
        assertThat(after.get(1).title()).isEqualTo(before.get(1).title());
        assertThat(before.get(1).offers()).as("a snapshot does not change afterwards").hasSize(1);
        IntStream.range(0, 4).forEach(id -> assertThat(after.get(id).id()).isEqualTo(id));
    }

    @Test
    void keepsHowEachProviderEnded() {
        collector.items(first, items(first, 0, 2), 2);
        collector.ended(first, new SourceOutcome.Complete(2));
        collector.notArchived("disk full");
        collector.finished();
        ResultCollector.Snapshot now = collector.poll();
        assertThat(now.statuses()).extracting(ProviderStatus::light)
                .containsExactly(ProviderStatus.Light.COMPLETE, ProviderStatus.Light.ASKING, ProviderStatus.Light.ASKING);
        assertThat(now.notArchived()).isEqualTo("disk full");
        assertThat(now.finished()).isTrue();
    }

    @Test
    void losesNothingWhenProvidersDeliverAtTheSameTimeWhileItIsPolled() throws Exception {
        int pages = 40;
        int page = 50;
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> deliveries = PROVIDERS.stream().map(provider -> threads.submit(() -> {
                together.await();
                for (int i = 0; i < pages; i++) {
                    collector.items(provider.id(), items(provider.id(), i * page, (i + 1) * page), -1);
                }
                return null;
            })).toList();
            together.countDown();
            int seen = 0;
            while (deliveries.stream().anyMatch(delivery -> !delivery.isDone())) {
                ResultCollector.Snapshot now = collector.poll();
                if (now != null) {
                    assertThat(now.rows().size()).isGreaterThanOrEqualTo(seen);
                    seen = now.rows().size();
                    for (int id = 0; id < seen; id++) {
                        assertThat(now.rows().get(id)).as("no row is missing in a snapshot").isNotNull();
                    }
                }
            }
            for (Future<?> delivery : deliveries) {
                delivery.get();
            }
        }
        collector.finished();
        RowSet rows = collector.poll().rows();
        assertThat(rows.size()).isEqualTo(pages * page);
        for (int id = 0; id < rows.size(); id++) {
            assertThat(rows.get(id).id()).isEqualTo(id);
            assertThat(rows.get(id).offers()).hasSize(3);
        }
    }
}
