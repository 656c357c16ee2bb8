package org.perigee.app.window;

import java.util.List;
import javafx.application.Platform;
import org.perigee.app.details.DetailsPane;
import org.perigee.app.results.ResultRow;
import org.perigee.app.results.ResultsModel;
import org.perigee.app.results.RowSelection;

/// Shows what is selected in the details. On the JavaFX thread only.
final class DetailsBinding {

    private final ResultsModel results;
    private final DetailsPane details;
    private boolean waiting;

    DetailsBinding(ResultsModel results, DetailsPane details) {
        this.results = results;
        this.details = details;
        results.selection().selectedProperty().addListener((o, before, now) -> showSoon());
        results.selection().leadProperty().addListener((o, before, now) -> showSoon());
        // An acquisition may have got another offer.
        results.viewProperty().addListener((o, before, now) -> showSoon());
    }

    /// Once, after the event: tables give up a selection before they make another one, and the card between them would be for nobody.
    private void showSoon() {
        if (!waiting) {
            waiting = true;
            Platform.runLater(this::show);
        }
    }

    private void show() {
        waiting = false;
        int lead = results.selection().lead();
        ResultRow row = lead == RowSelection.NONE || lead >= results.rows().size() ? null : results.rows().get(lead);
        List<ResultRow> selected = results.selection().selected().cardinality() > 1 ? results.selectedRows() : List.of();
        if (selected.size() > 1) {
            details.show(selected, row);
        } else {
            details.show(selected.isEmpty() ? row : selected.getFirst());
        }
    }
}
