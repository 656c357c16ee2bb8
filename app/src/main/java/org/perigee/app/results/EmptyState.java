package org.perigee.app.results;

/// Why the table shows no rows.
public sealed interface EmptyState {

    /// Nothing has been searched yet.
    record First() implements EmptyState {
    }

    /// Providers are being asked.
    record Asking() implements EmptyState {
    }

    /// All have answered, and there is nothing.
    ///
    /// @param answers       what each provider said
    /// @param canWidenDates whether other dates may help
    /// @param canDropClouds whether the condition on clouds may be why
    record Nothing(String answers, boolean canWidenDates, boolean canDropClouds) implements EmptyState {
    }

    /// Nobody answered.
    ///
    /// @param why what went wrong, for people
    record Failed(String why) implements EmptyState {
    }

    /// There are rows, and the filter lets none through.
    ///
    /// @param words of the filter
    /// @param rows  how many there are
    record FilteredAway(String words, int rows) implements EmptyState {
    }
}
