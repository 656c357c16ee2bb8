package org.perigee.app.dialog;

import java.util.function.Consumer;
import org.perigee.access.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the window has to tell the user without getting in the way: a sentence, and where something failed more behind it.
///
/// On the user-interface thread only; knows no scene.
public final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private Consumer<Notice> listener = notice -> { };

    /// @param sentence what happened
    /// @param details  what more there is to say, without secrets; empty where there is nothing
    public record Notice(String sentence, String details) {
    }

    /// Who shows the notices; the last one set.
    public void setListener(Consumer<Notice> value) {
        listener = value;
    }

    public void say(String sentence) {
        listener.accept(new Notice(sentence, ""));
    }

    /// Says that something did not work.
    ///
    /// @param sentence what happened to the user's thing
    public void fail(String sentence, Exception why) {
        // Not the exception itself: its message may hold what must not be in a log.
        String details = FailureDetails.of(why);
        LOG.warn("{} {}", Redaction.text(sentence), details);
        listener.accept(new Notice(sentence, details));
    }
}
