package org.perigee.catalog.federation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.query.Condition;

/// How a search ended at one provider. Every provider asked ends with exactly one of these.
public sealed interface SourceOutcome {

    /// Items delivered before the end; they stand whatever the outcome.
    long delivered();

    /// Everything the provider has for the query is there.
    record Complete(long delivered) implements SourceOutcome {
    }

    /// There is more that was not delivered.
    ///
    /// @param reason  a sentence: the limit of the search, a paging ceiling, documents that could not be read
    /// @param matched how many there are in all, where the provider says
    record Truncated(long delivered, String reason, OptionalLong matched) implements SourceOutcome {
    }

    /// It could not be asked, or broke off.
    ///
    /// @param message technical, without secrets
    record Failed(long delivered, FailureKind kind, String message, OptionalInt status, Optional<Duration> retryAfter) implements SourceOutcome {
    }

    /// The user ended it.
    record Cancelled(long delivered) implements SourceOutcome {
    }

    /// It was not asked, because nobody could tell whether its Items meet these conditions.
    record Unsupported(List<Condition> conditions) implements SourceOutcome {
        public Unsupported {
            conditions = List.copyOf(conditions);
        }

        @Override
        public long delivered() {
            return 0;
        }
    }
}
