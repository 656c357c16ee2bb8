package org.perigee.catalog.federation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.Page;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.query.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One provider's part of a federated search: asks on one virtual thread, watches for silence on another, ends exactly once.
///
/// Whoever ends it first decides the outcome; what the connector does after that is ignored, so that one that neither answers nor
/// obeys cancellation keeps nobody waiting.
final class SourceRun {

    private static final Logger LOG = LoggerFactory.getLogger(SourceRun.class);

    private static final int PLACES_LOGGED = 12;

    private final SearchSession session;
    private final CatalogConnector connector;
    private final String provider;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch end = new CountDownLatch(1);
    private final SourceTally tally;
    private final Silence silence;
    private SourceOutcome outcome;

    SourceRun(SearchSession session, CatalogConnector connector) {
        this.session = session;
        this.connector = connector;
        this.provider = connector.provider().id();
        this.tally = new SourceTally(session.query().limit());
        this.silence = new Silence(Duration.ofSeconds(connector.provider().limits().deadlineSeconds()));
    }

    void start() {
        Thread.ofVirtual().name("search-" + provider).start(this::run);
        Thread.ofVirtual().name("search-watch-" + provider).start(this::watch);
    }

    synchronized Optional<SourceOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    void cancel() {
        endEarly(SourceOutcome.Cancelled::new);
    }

    private void run() {
        try {
            SearchPlan plan = amended(connector.plan(session.query(), cancellation));
            silence.broken();
            if (!announce(plan)) {
                return;
            }
            List<Condition> unsupported = withTreatment(plan, Treatment.UNSUPPORTED);
            if (unsupported.isEmpty()) {
                ConditionTester tester = ConditionTester.of(withTreatment(plan, Treatment.APPLIED_HERE), connector.provider());
                SearchEnd searchEnd = connector.search(session.query(), page -> accept(page, tester), cancellation);
                end(tally.outcome(searchEnd));
            } else {
                end(new SourceOutcome.Unsupported(unsupported));
            }
        } catch (CatalogException e) {
            end(failed(e.kind(), e.getMessage(), e.status(), e.retryAfter()));
        } catch (Throwable e) {
            // A mistake in one protocol's code, or in a document nobody foresaw, must cost that provider alone.
            // Its own words may quote an address with a token in it, so that only the place is logged.
            LOG.error("Searching {} went wrong unexpectedly: {} at {}", provider, e.getClass().getName(),
                    Arrays.stream(e.getStackTrace()).limit(PLACES_LOGGED).map(StackTraceElement::toString).toList());
            end(failed(FailureKind.PROTOCOL, "Unexpected: " + e.getClass().getSimpleName(), OptionalInt.empty(), Optional.empty()));
        }
    }

    /// Conditions the connector forgot are tested here; so is free text where something else narrows the search.
    private SearchPlan amended(SearchPlan plan) {
        Map<Condition, Treatment> treatments = new LinkedHashMap<>();
        Condition.of(session.query()).forEach(condition ->
                treatments.put(condition, plan.treatments().getOrDefault(condition, Treatment.APPLIED_HERE)));
        boolean narrowed = treatments.entrySet().stream()
                .anyMatch(entry -> !(entry.getKey() instanceof Condition.Text) && entry.getValue() == Treatment.ASKED);
        treatments.replaceAll((condition, treatment) -> {
            if (!(condition instanceof Condition.Text) || treatment == Treatment.ASKED) {
                return treatment;
            }
            return narrowed ? Treatment.APPLIED_HERE : Treatment.UNSUPPORTED;
        });
        return new SearchPlan(treatments, plan.requests());
    }

    private static List<Condition> withTreatment(SearchPlan plan, Treatment treatment) {
        return plan.treatments().entrySet().stream().filter(entry -> entry.getValue() == treatment).map(Map.Entry::getKey).toList();
    }

    private synchronized boolean announce(SearchPlan plan) {
        if (outcome == null) {
            session.teller().tell(listener -> listener.planned(provider, plan));
        }
        return outcome == null;
    }

    private boolean accept(Page page, ConditionTester tester) {
        if (isEnded()) {
            return false;
        }
        silence.suspended();
        try {
            List<Item> passed = new ArrayList<>();
            page.items().stream().filter(tester).forEach(passed::add);
            List<Item> wanted = tally.count(page, passed);
            if (!wanted.isEmpty()) {
                session.keep(provider, wanted);
            }
            deliver(wanted, page.matched().orElse(-1));
            return !isEnded() && tally.wantsMore();
        } finally {
            silence.resumed();
        }
    }

    private void deliver(List<Item> items, long matched) {
        CountDownLatch told;
        synchronized (this) {
            if (outcome != null || items.isEmpty()) {
                return;
            }
            tally.delivered(items.size());
            told = session.teller().tell(listener -> listener.items(provider, items, matched));
        }
        awaitEither(told);
    }

    /// One page at a time: a slow listener slows the provider down instead of filling the memory.
    private void awaitEither(CountDownLatch told) {
        try {
            while (!told.await(100, TimeUnit.MILLISECONDS) && !isEnded()) {
                LOG.trace("Waiting for the listener of {}", provider);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            long left = silence.nanosLeft();
            while (left > 0 && !end.await(left, TimeUnit.NANOSECONDS)) {
                left = silence.nanosLeft();
            }
        } catch (InterruptedException e) {
            LOG.warn("Nobody watches {} for silence any more", provider);
            return;
        }
        endEarly(delivered -> new SourceOutcome.Failed(delivered, FailureKind.TIMEOUT,
                "Nothing came for " + silence.allowed().toSeconds() + " s", OptionalInt.empty(), Optional.empty()));
    }

    private SourceOutcome failed(FailureKind kind, String message, OptionalInt status, Optional<Duration> retryAfter) {
        return new SourceOutcome.Failed(tally.delivered(), kind, message, status, retryAfter);
    }

    private synchronized boolean isEnded() {
        return outcome != null;
    }

    /// Ends it from outside and tells the connector, on a thread of its own since closing connections may block.
    private void endEarly(LongFunction<SourceOutcome> how) {
        boolean first;
        synchronized (this) {
            first = outcome == null && end(how.apply(tally.delivered()));
        }
        if (first) {
            Thread.ofVirtual().name("search-cancel-" + provider).start(cancellation::cancel);
        }
    }

    private synchronized boolean end(SourceOutcome how) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        end.countDown();
        session.ended(provider, how);
        return true;
    }
}
