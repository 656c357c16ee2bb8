package org.perigee.app.window;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.perigee.app.search.TypedText;
import org.perigee.catalog.places.Places;

/// Looks up places while somebody types; finds none as long as the gazetteer is still being read.
///
/// @param places read beside the JavaFX thread
record PlaceLookup(CompletableFuture<Places> places) {

    Optional<TypedText.Place> find(String typed) {
        if (!places.isDone() || places.isCompletedExceptionally()) {
            return Optional.empty();
        }
        return places.join().find(typed).map(place -> new TypedText.Place(place.label(), place.area()));
    }
}
