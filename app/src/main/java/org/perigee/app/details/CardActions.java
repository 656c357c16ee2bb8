package org.perigee.app.details;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.perigee.app.results.ResultRow;

/// What the buttons of the cards do; set once the window is put together. On the JavaFX thread only.
final class CardActions {

    Consumer<List<ResultRow>> onBasket = rows -> { };
    Consumer<ResultRow> onZoom = row -> { };
    Consumer<ResultRow> onFiles = row -> { };
    Consumer<URI> onPage = page -> { };
}
