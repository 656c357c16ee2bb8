package org.perigee.app.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perigee.access.AccessException;
import org.perigee.app.dialog.Notices.Notice;

class NoticesTest {

    private final List<Notice> shown = new ArrayList<>();
    private final Notices notices = new Notices();

    @Test
    void aFailureBringsItsDetailsWithoutSecrets() {
        notices.setListener(shown::add);
        Exception refused = AccessException.ofStatus("https://example.org/odata/Products?token=abc123&top=1", 503, "Down for repair", Optional.empty());
        notices.fail("The basket could not be read.", new IOException("Read with Bearer abcdefghijkl", refused));
        assertThat(shown).singleElement().satisfies(notice -> {
            assertThat(notice.sentence()).isEqualTo("The basket could not be read.");
            assertThat(notice.details()).contains("503").contains("Down for repair").contains("https://example.org/odata/Products")
                    .doesNotContain("abc123").doesNotContain("abcdefghijkl");
        });
    }

    @Test
    void aPlainSentenceHasNoDetails() {
        notices.setListener(shown::add);
        notices.say("3 products added.");
        assertThat(shown).containsExactly(new Notice("3 products added.", ""));
    }
}
