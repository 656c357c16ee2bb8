package org.perigee.opensearch.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTemplateTest {

    private static final Map<ParameterName, String> START = Map.of(ParameterName.START, "2004-01-01");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://e.org/s?a=1&q={searchTerms?}&b=2          | https://e.org/s?a=1&b=2",
        "https://e.org/s?q={searchTerms?}&b=2              | https://e.org/s?b=2",
        "https://e.org/s?q={searchTerms?}                  | https://e.org/s",
        "https://e.org/s?a=%2b+x&&start={time:start?}      | https://e.org/s?a=%2b+x&&start=2004-01-01",
        "https://e.org/s?time={time:start?}/{time:end?}    | https://e.org/s?time=2004-01-01/",
        "https://e.org/s?time={geo:box?}/{time:end?}&x     | https://e.org/s?x",
        "https://e.org/{time:start}/s;v=1?y                | https://e.org/2004-01-01/s;v=1?y",
        "https://e.org/s?c=a.yml?service=CSW&s={time:start?} | https://e.org/s?c=a.yml?service=CSW&s=2004-01-01"})
    void keepsFixedPartsAndLeavesOutWhatIsNotFilled(String template, String expected) {
        assertThat(UrlTemplate.of(template).expand(START)).isEqualTo(expected);
    }

    @Test
    void encodesAllButUnreservedCharacters() {
        UrlTemplate template = UrlTemplate.of("https://e.org/s?c={eo:cloudCover?}&q={searchTerms?}");
        assertThat(template.expand(Map.of(ParameterName.of("eo:cloudCover"), "[0,30]", ParameterName.SEARCH_TERMS, "a b&c=d+é~*")))
                .isEqualTo("https://e.org/s?c=%5B0%2C30%5D&q=a%20b%26c%3Dd%2B%C3%A9~%2A");
    }

    @Test
    void refusesToLeaveARequiredPlaceEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> UrlTemplate.of("https://e.org/s?p={eo:parentIdentifier}").expand(START))
                .withMessageContaining("eo:parentIdentifier");
    }

    @Test
    void bindsPrefixesByTheirNamespaceAndUnboundOnesByCustom() {
        UrlTemplate template = UrlTemplate.of("https://e.org/s?a={g:box?}&b={time:start?}&c={weird:thing?}&d={eop:orbitNumber?}",
                Map.of("g", "http://a9.com/-/opensearch/extensions/geo/1.0/"));
        assertThat(template.names()).containsExactly(ParameterName.BOX, ParameterName.START, new ParameterName("prefix:weird", "thing"),
                ParameterName.of("eo:orbitNumber"));
    }

    @Test
    void takesNamespacesThatMeanTheSameForTheSame() {
        assertThat(ParameterName.of("{http://a9.com/-/spec/opensearch/extensions/eo/1.0/}cloudCover")).isEqualTo(ParameterName.of("eo:cloudCover"));
        assertThat(ParameterName.of("{https://a9.com/-/opensearch/extensions/geo/1.0}box")).isEqualTo(ParameterName.BOX);
        assertThat(ParameterName.of("searchTerm")).isEqualTo(ParameterName.SEARCH_TERMS);
        assertThat(ParameterName.of("{http://example.org/ns}x").toString()).isEqualTo("{http://example.org/ns}x");
        assertThat(ParameterName.BOX.toString()).isEqualTo("geo:box");
    }
}
