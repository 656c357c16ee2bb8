package org.perigee.app.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.perigee.catalog.model.SourceDocument;

class OriginalDocumentTest {

    private static OriginalDocument json(String text) {
        return OriginalDocument.read(new SourceDocument("application/geo+json", text.replace('\'', '"')));
    }

    @Test
    void jsonIsIndented() {
        assertThat(json("{'id':'a','assets':{'b':{}}}").text()).contains("\n  \"assets\"");
    }

    @Test
    void whatIsNoJsonStaysAsItIs() {
        assertThat(json("{'id'").text()).isEqualTo("{\"id\"");
        assertThat(OriginalDocument.read(new SourceDocument("application/atom+xml", "<entry/>")).text()).isEqualTo("<entry/>");
    }

    @Test
    void aPageForPeopleIsPreferredToTheItemsOwnAddress() {
        String self = "{'rel':'self','href':'https://example.org/item','type':'application/geo+json'}";
        String page = "{'rel':'alternate','href':'https://example.org/page','type':'text/html'}";
        assertThat(json("{'links':[" + self + "," + page + "]}").page()).contains(URI.create("https://example.org/page"));
        assertThat(json("{'properties':{'links':[" + self + "]}}").page()).contains(URI.create("https://example.org/item"));
        assertThat(json("{'links':[]}").page()).isEmpty();
    }

    @Test
    void onlyAddressesForABrowserAreOffered() {
        for (String href : new String[] {"file:///etc/passwd", "javascript:alert(1)", "../item", "https:", "not a uri"}) {
            assertThat(json("{'links':[{'rel':'self','href':'" + href + "'}]}").page()).as(href).isEmpty();
        }
    }

    @Test
    void aVeryLongDocumentIsCut() {
        assertThat(json("{'a':'" + "x".repeat(1_000_000) + "'}").text()).hasSizeLessThan(500_000).endsWith("…");
    }
}
