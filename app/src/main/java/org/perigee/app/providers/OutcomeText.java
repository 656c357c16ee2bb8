package org.perigee.app.providers;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.perigee.app.text.Messages;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.local.SearchRecord;
import org.perigee.catalog.query.Condition;

/// Says in words how a search went, for one provider and for all. Thread-safe.
public final class OutcomeText {

    private final Messages messages;

    public OutcomeText(Messages messages) {
        this.messages = messages;
    }

    /// One sentence about one provider.
    public String of(ProviderStatus status) {
        String title = status.provider().title();
        String count = messages.formats().count(status.delivered());
        return switch (status.outcome()) {
            case null -> status.asking() ? messages.get("outcome.asking", title, count) : messages.get("outcome.idle", title);
            case SourceOutcome.Complete complete -> messages.get("outcome.complete", title, count);
            case SourceOutcome.Truncated truncated -> truncated.matched().isPresent()
                    ? messages.get("outcome.truncated.of", title, count, messages.formats().count(truncated.matched().getAsLong()), truncated.reason())
                    : messages.get("outcome.truncated", title, count, truncated.reason());
            case SourceOutcome.Failed failed -> messages.get("outcome.failed", title, failure(failed), count);
            case SourceOutcome.Cancelled cancelled -> messages.get("outcome.cancelled", title, count);
            case SourceOutcome.Unsupported unsupported -> messages.get("outcome.unsupported", title, conditions(unsupported.conditions()));
        };
    }

    /// Why a provider failed, in the user's words.
    public String failure(SourceOutcome.Failed failed) {
        String words = messages.get("failure." + failed.kind().name());
        return failed.status().isPresent() ? words + " (HTTP " + failed.status().getAsInt() + ")" : words;
    }

    private String conditions(List<Condition> conditions) {
        return conditions.stream().map(this::condition).distinct().collect(Collectors.joining(", "));
    }

    private String condition(Condition condition) {
        return switch (condition) {
            case Condition.Area area -> messages.get("condition.area");
            case Condition.Time time -> messages.get("condition.time");
            case Condition.Collections collections -> messages.get("condition.collections");
            case Condition.Names names -> messages.get("condition.names");
            case Condition.Text text -> messages.get("condition.text");
            case Condition.Property property -> property.filter().property();
        };
    }

    /// The banner's sentence for results from the local catalogue: from when they are, and how complete they were then.
    ///
    /// @param answers what each provider answered last, by its id; those that were never asked are not in it
    /// @param asked   how many providers the search went to
    public String offline(Map<String, SearchRecord> answers, int asked, int rows) {
        if (answers.isEmpty()) {
            return messages.get("offline.never", rows, messages.formats().count(rows));
        }
        Instant oldest = answers.values().stream().map(SearchRecord::when).min(Comparator.naturalOrder()).orElseThrow();
        boolean complete = answers.size() == asked && answers.values().stream().allMatch(answer -> answer.outcome() instanceof SourceOutcome.Complete);
        String key = complete ? "offline.complete" : "offline.partial";
        return messages.get(key, rows, messages.formats().count(rows), messages.formats().minute(oldest));
    }

    /// How complete all of it is.
    public enum Completeness {
        NOTHING_ASKED, ASKING, COMPLETE, CAPPED, PARTIAL, FAILED
    }

    public static Completeness completeness(List<ProviderStatus> all) {
        List<ProviderStatus.Light> lights = all.stream().map(ProviderStatus::light).toList();
        if (lights.contains(ProviderStatus.Light.ASKING)) {
            return Completeness.ASKING;
        }
        boolean someFailed = lights.contains(ProviderStatus.Light.FAILED) || lights.contains(ProviderStatus.Light.STOPPED);
        boolean someAnswered = lights.contains(ProviderStatus.Light.COMPLETE) || lights.contains(ProviderStatus.Light.TRUNCATED);
        if (someFailed) {
            return someAnswered || all.stream().anyMatch(status -> status.delivered() > 0) ? Completeness.PARTIAL : Completeness.FAILED;
        }
        if (lights.contains(ProviderStatus.Light.TRUNCATED)) {
            return Completeness.CAPPED;
        }
        return someAnswered ? Completeness.COMPLETE : Completeness.NOTHING_ASKED;
    }

    /// The banner's sentence.
    ///
    /// @param rows products after merging
    public String banner(List<ProviderStatus> all, int rows) {
        String count = messages.formats().count(rows);
        long answered = all.stream().filter(status -> status.outcome() != null).count();
        return switch (completeness(all)) {
            case NOTHING_ASKED -> messages.get("banner.nothing");
            case ASKING -> messages.get("banner.asking", count, answered, all.size());
            case COMPLETE -> messages.get("banner.complete", count, rows);
            case CAPPED -> messages.get("banner.capped", count, sentences(all, ProviderStatus.Light.TRUNCATED));
            case PARTIAL -> messages.get("banner.partial", count, troubles(all));
            case FAILED -> messages.get("banner.failed", troubles(all));
        };
    }

    private String troubles(List<ProviderStatus> all) {
        return all.stream()
                .filter(status -> switch (status.light()) {
                    case FAILED, STOPPED, TRUNCATED -> true;
                    default -> false;
                })
                .map(this::of).collect(Collectors.joining(" "));
    }

    private String sentences(List<ProviderStatus> all, ProviderStatus.Light light) {
        return all.stream().filter(status -> status.light() == light).map(this::of).collect(Collectors.joining(" "));
    }
}
