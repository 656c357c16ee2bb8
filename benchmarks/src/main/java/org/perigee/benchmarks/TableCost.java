package org.perigee.benchmarks;

import javafx.application.Application;

/// Measures what the result table costs: `benchmarks/table.sh` runs it. Not an Application itself, so that a plain class path will do.
public final class TableCost {

    private TableCost() {
    }

    /// @param args numbers of rows; 1,000, 20,000 and 100,000 where there are none
    public static void main(String[] args) {
        Application.launch(TableCostApplication.class, args);
    }
}
