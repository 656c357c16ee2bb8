package org.perigee.app.window;

import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.perigee.app.dialog.Notices.Notice;

/// The strip at the bottom: the providers' lights, a sentence now and then, the speed of downloads.
final class StatusBar {

    private static final Duration SHOWN = Duration.seconds(12);
    private static final Duration FAILURE_SHOWN = Duration.seconds(40);

    private final Label sentence = new Label();
    private final Hyperlink more;
    private final HBox node;
    private final PauseTransition fade = new PauseTransition();

    /// @param details the word on the link that tells more
    /// @param end     stands at the right end
    StatusBar(Node lights, String details, Node end) {
        sentence.setId("status-text");
        sentence.setMinWidth(0);
        more = new Hyperlink(details);
        more.setId("status-details");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.managedProperty().bind(more.visibleProperty());
        more.setVisible(false);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        node = new HBox(10, lights, space, sentence, more, end);
        node.setAlignment(Pos.CENTER_LEFT);
        node.setPadding(new Insets(2, 10, 2, 6));
        node.getStyleClass().add("status-bar");
        fade.setOnFinished(event -> clear());
    }

    Node node() {
        return node;
    }

    /// Says a sentence for a while; a click on one with details shows them.
    ///
    /// @param onDetails takes sentence and details
    void show(Notice notice, BiConsumer<String, String> onDetails) {
        boolean failed = !notice.details().isEmpty();
        sentence.setText(notice.sentence());
        more.setVisible(failed);
        more.setVisited(false);
        Runnable tell = () -> onDetails.accept(notice.sentence(), notice.details());
        more.setOnAction(event -> tell.run());
        sentence.setOnMouseClicked(failed ? event -> tell.run() : null);
        fade.setDuration(failed ? FAILURE_SHOWN : SHOWN);
        fade.playFromStart();
    }

    private void clear() {
        sentence.setText("");
        sentence.setOnMouseClicked(null);
        more.setVisible(false);
    }
}
