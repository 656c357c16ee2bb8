package org.perigee.catalog.federation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.Page;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.federation.SourceOutcome.Cancelled;
import org.perigee.catalog.federation.SourceOutcome.Complete;
import org.perigee.catalog.federation.SourceOutcome.Failed;
import org.perigee.catalog.federation.SourceOutcome.Truncated;
import org.perigee.catalog.federation.SourceOutcome.Unsupported;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;

@Timeout(30)
class FederatedSearchTest {

    private static final SearchQuery EVERYTHING = SearchQuery.builder().build();

    private final RecordingListener listener = new RecordingListener();
    private final Map<String, List<Item>> archived = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private FederatedSearch federation = new FederatedSearch((query, provider, items) ->
            archived.computeIfAbsent(provider, _ -> new ArrayList<>()).addAll(items));

    @AfterEach
    void release() {
        never.countDown();
    }

    @Test
    void gathersAllProvidersAndTellsInOrder() throws InterruptedException {
        SearchSession session = search(EVERYTHING, pages("a", 3), pages("b", 5), pages("c", 0));
        assertThat(session.outcomes()).containsExactly(Map.entry("a", new Complete(30)), Map.entry("b", new Complete(50)),
                Map.entry("c", new Complete(0)));
        assertThat(listener.items()).hasSize(80);
        assertThat(archived.get("a")).hasSize(30);
        assertThat(listener.eventsOf("a")).containsExactly("planned a", "items a", "items a", "items a", "ended a");
        assertThat(listener.eventsOf("c")).containsExactly("planned c", "ended c");
        assertThat(listener.events()).endsWith("finished").containsOnlyOnce("finished");
        assertThat(listener.overlapped()).isFalse();
    }

    @Test
    void finishesAtOnceWithoutProviders() throws InterruptedException {
        SearchSession session = search(EVERYTHING);
        assertThat(session.outcomes()).isEmpty();
        assertThat(listener.events()).containsExactly("finished");
    }

    @Test
    void refusesAProviderNamedTwice() {
        assertThatThrownBy(() -> federation.start(EVERYTHING, List.of(pages("a", 1), pages("a", 1)), listener))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a");
    }

    @Test
    void keepsOneProvidersFailureFromTheOthers() throws InterruptedException {
        SearchSession session = search(EVERYTHING, pages("good", 2), new ScriptedConnector("refusing", (sink, _) -> {
            sink.accept(Page.of(TestItems.many("refusing", 0, 4)));
            throw new CatalogException(FailureKind.THROTTLED, "Slow down", OptionalInt.of(429), Optional.of(Duration.ofSeconds(9)), null);
        }), new ScriptedConnector("broken", (_, _) -> {
            throw new IllegalStateException("token=secret");
        }), new ScriptedConnector("worse", (_, _) -> {
            throw new StackOverflowError();
        }));
        assertThat(session.outcomes().get("good")).isEqualTo(new Complete(20));
        assertThat(session.outcomes().get("refusing"))
                .isEqualTo(new Failed(4, FailureKind.THROTTLED, "Slow down", OptionalInt.of(429), Optional.of(Duration.ofSeconds(9))));
        assertThat(session.outcomes().get("broken")).asInstanceOf(type(Failed.class)).satisfies(failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.PROTOCOL);
            assertThat(failed.message()).contains("IllegalStateException").doesNotContain("secret");
        });
        assertThat(session.outcomes().get("worse")).isInstanceOf(Failed.class);
    }

    @Test
    void stopsEachProviderAtTheLimitAndSaysSo() throws InterruptedException {
        SearchSession session = search(EVERYTHING.toBuilder().limit(25).build(), pages("a", 9), pages("b", 2));
        assertThat(session.outcomes().get("a")).isEqualTo(new Truncated(25, "limit of 25 Items reached", OptionalLong.of(90)));
        assertThat(session.outcomes().get("b")).isEqualTo(new Complete(20));
        assertThat(listener.items()).hasSize(45);
    }

    @Test
    void doesNotCallCompleteWhatIsNot() throws InterruptedException {
        SearchSession session = search(EVERYTHING, new ScriptedConnector("cut", (sink, _) -> {
            sink.accept(Page.of(TestItems.many("cut", 0, 4)));
            return new SearchEnd.CutShort("paging ends at 10000", OptionalLong.of(70_000));
        }), new ScriptedConnector("skipping", (sink, _) -> {
            sink.accept(new Page(TestItems.many("skipping", 0, 4), OptionalLong.empty(), 2, "no id"));
            return new SearchEnd.Exhausted();
        }));
        assertThat(session.outcomes().get("cut")).isEqualTo(new Truncated(4, "paging ends at 10000", OptionalLong.of(70_000)));
        assertThat(session.outcomes().get("skipping"))
                .isEqualTo(new Truncated(4, "2 documents could not be read (no id)", OptionalLong.empty()));
    }

    @Test
    void testsHereWhatTheServerIsNotAsked() throws InterruptedException {
        SearchQuery query = SearchQuery.builder().filter(PropertyFilter.atMost(Properties.CLOUD_COVER, 20)).build();
        SearchSession session = search(query, new ScriptedConnector("a", (sink, _) -> {
            sink.accept(Page.of(List.of(TestItems.item("a", "clear").property(Properties.CLOUD_COVER, 3.5).build(),
                    TestItems.item("a", "cloudy").property(Properties.CLOUD_COVER, 80L).build(), TestItems.item("a", "mute").build())));
            return new SearchEnd.Exhausted();
        }).asking(_ -> false));
        assertThat(listener.items()).extracting(item -> item.ref().id()).containsExactly("clear");
        assertThat(session.outcomes().get("a")).isEqualTo(new Complete(1));
        assertThat(archived.get("a")).hasSize(1);
    }

    @Test
    void doesNotAskAProviderThatCannotTell() throws InterruptedException {
        SearchQuery query = SearchQuery.builder().filter(PropertyFilter.atMost(Properties.CLOUD_COVER, 20)).build();
        SearchSession session = search(query, pages("a", 1).without(Condition.Property.class));
        assertThat(session.outcomes().get("a")).isEqualTo(new Unsupported(Condition.of(query)));
        assertThat(listener.items()).isEmpty();
    }

    @Test
    void looksForWordsItselfWhereSomethingElseNarrowsTheSearch() throws InterruptedException {
        SearchQuery query = SearchQuery.builder().text("clear SKY").collection("things").build();
        SearchSession session = search(query, new ScriptedConnector("a", (sink, _) -> {
            sink.accept(Page.of(List.of(TestItems.item("a", "x").title("A clear one").property("mood", "Sky-high").build(),
                    TestItems.item("a", "y").title("clear").build())));
            return new SearchEnd.Exhausted();
        }).without(Condition.Text.class));
        assertThat(listener.items()).extracting(item -> item.ref().id()).containsExactly("x");
        assertThat(listener.plan("a").treatments()).containsEntry(new Condition.Text("clear SKY"), Treatment.APPLIED_HERE);
        assertThat(session.outcomes().get("a")).isEqualTo(new Complete(1));
    }

    @Test
    void doesNotReadAWholeArchiveForWordsAlone() throws InterruptedException {
        SearchSession session = search(SearchQuery.builder().text("flood").build(), pages("a", 1).without(Condition.Text.class));
        assertThat(session.outcomes().get("a")).isEqualTo(new Unsupported(List.of(new Condition.Text("flood"))));
    }

    @Test
    void givesUpLookingThroughAnEndlessArchive() throws InterruptedException {
        AtomicInteger page = new AtomicInteger();
        SearchQuery query = SearchQuery.builder().filter(PropertyFilter.atMost(Properties.CLOUD_COVER, 20)).build();
        SearchSession session = search(query, new ScriptedConnector("a", (sink, _) -> {
            boolean more = true;
            while (more) {
                more = sink.accept(Page.of(TestItems.many("a", 1000 * page.getAndIncrement(), 1000)));
            }
            return new SearchEnd.LimitReached(OptionalLong.empty());
        }).asking(_ -> false));
        assertThat(page).hasValue(FederatedSearch.LOOKED_THROUGH_AT_MOST / 1000);
        assertThat(session.outcomes().get("a")).asInstanceOf(type(Truncated.class))
                .satisfies(truncated -> assertThat(truncated.reason()).contains("100000 Items looked through"));
    }

    @Test
    void givesUpOnAProviderThatHangsAndIgnoresCancellation() throws InterruptedException {
        AtomicReference<Boolean> wanted = new AtomicReference<>();
        CountDownLatch late = new CountDownLatch(1);
        SearchSession session = search(EVERYTHING, pages("good", 1), new ScriptedConnector("hanging", 1, (sink, _) -> {
            sink.accept(Page.of(TestItems.many("hanging", 0, 3)));
            never.await();
            wanted.set(sink.accept(Page.of(TestItems.many("hanging", 3, 3))));
            late.countDown();
            return new SearchEnd.Exhausted();
        }));
        assertThat(session.outcomes().get("hanging")).asInstanceOf(type(Failed.class)).satisfies(failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(failed.delivered()).isEqualTo(3);
        });
        never.countDown();
        assertThat(late.await(10, SECONDS)).isTrue();
        assertThat(wanted).as("what comes after the end is not wanted").hasValue(false);
        assertThat(listener.items()).hasSize(13);
        assertThat(listener.events()).endsWith("finished");
    }

    @Test
    void doesNotHoldAgainstAProviderThatTheListenerIsSlow() throws InterruptedException {
        RecordingListener slow = new RecordingListener() {
            @Override
            public void items(String provider, List<Item> found, long matched) {
                super.items(provider, found, matched);
                try {
                    assertThat(never.await(1500, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        SearchSession session = federation.start(EVERYTHING, List.of(new ScriptedConnector("a", 1, (sink, _) -> {
            sink.accept(Page.of(TestItems.many("a", 0, 3)));
            return new SearchEnd.Exhausted();
        })), slow);
        session.await();
        assertThat(session.outcomes().get("a")).isEqualTo(new Complete(3));
    }

    @Test
    void cancelsAllAndTheirConnectors() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch told = new CountDownLatch(2);
        ScriptedConnector.Script waiting = (_, cancellation) -> {
            cancellation.onCancel(told::countDown);
            running.countDown();
            never.await();
            return new SearchEnd.Exhausted();
        };
        SearchSession session = federation.start(EVERYTHING, List.of(new ScriptedConnector("a", waiting), new ScriptedConnector("b", waiting)),
                listener);
        assertThat(running.await(10, SECONDS)).isTrue();
        session.cancel();
        session.await();
        assertThat(session.outcomes()).containsExactly(Map.entry("a", new Cancelled(0)), Map.entry("b", new Cancelled(0)));
        assertThat(told.await(10, SECONDS)).as("both connectors were told").isTrue();
        session.cancel();
        assertThat(listener.events()).containsOnlyOnce("ended a", "ended b", "finished");
    }

    @Test
    void cancelsOneProviderFromWithinTheListener() throws InterruptedException {
        AtomicReference<SearchSession> session = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        RecordingListener cancelling = new RecordingListener() {
            @Override
            public void items(String provider, List<Item> found, long matched) {
                super.items(provider, found, matched);
                try {
                    known.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                session.get().cancel("a");
                session.get().cancel("nobody");
            }
        };
        session.set(federation.start(EVERYTHING, List.of(pages("a", 5)), cancelling));
        known.countDown();
        session.get().await();
        assertThat(session.get().outcomes()).containsExactly(Map.entry("a", new Cancelled(10)));
        assertThat(cancelling.items()).hasSize(10);
        assertThat(cancelling.overlapped()).isFalse();
    }

    @Test
    void losesNoResultsToAFailingArchive() throws InterruptedException {
        federation = new FederatedSearch((_, _, _) -> {
            throw new IllegalStateException("The disk is full");
        });
        SearchSession session = search(EVERYTHING, pages("a", 3), pages("b", 1));
        assertThat(session.outcomes()).containsExactly(Map.entry("a", new Complete(30)), Map.entry("b", new Complete(10)));
        assertThat(listener.items()).hasSize(40);
        assertThat(listener.events()).containsOnlyOnce("not archived");
    }

    @Test
    void survivesAListenerThatThrows() throws InterruptedException {
        RecordingListener throwing = new RecordingListener() {
            @Override
            public void items(String provider, List<Item> found, long matched) {
                throw new IllegalStateException("Not today");
            }
        };
        SearchSession session = federation.start(EVERYTHING, List.of(pages("a", 3)), throwing);
        session.await();
        assertThat(session.outcomes()).containsExactly(Map.entry("a", new Complete(30)));
        assertThat(throwing.events()).endsWith("ended a", "finished");
    }

    private SearchSession search(SearchQuery query, CatalogConnector... connectors) throws InterruptedException {
        SearchSession session = federation.start(query, List.of(connectors), listener);
        session.await();
        return session;
    }

    /// Pages of ten, told how many there are in all.
    private static ScriptedConnector pages(String provider, int count) {
        return new ScriptedConnector(provider, (sink, _) -> {
            for (int i = 0; i < count; i++) {
                if (!sink.accept(new Page(TestItems.many(provider, 10 * i, 10), OptionalLong.of(10L * count), 0, ""))) {
                    return new SearchEnd.LimitReached(OptionalLong.of(10L * count));
                }
            }
            return new SearchEnd.Exhausted();
        });
    }
}
