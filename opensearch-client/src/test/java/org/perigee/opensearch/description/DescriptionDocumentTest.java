package org.perigee.opensearch.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptionDocumentTest {

    private static final URI BASE = URI.create("https://e.org/os/describe.xml");
    private static final String TWISTED = """
            \uFEFF<?xml version="1.0"?>
            <x:OpenSearchDescription xmlns:x="http://a9.com/-/spec/opensearch/1.1/" xmlns:g="http://a9.com/-/opensearch/extensions/geo/1.0/"
                xmlns:p="http://a9.com/-/spec/opensearch/extensions/parameters/1.0/" xmlns:time="http://a9.com/-/opensearch/extensions/time/1.0/">
              <x:ShortName>Twisted</x:ShortName>
              <x:Url type="text/html" template="https://e.org/page?q={searchTerms}"/>
              <x:Url type="application/atom+xml" p:method="POST" template="https://e.org/post"/>
              <x:Url type="application/atom+xml" template="search.atom?q={searchTerm}&amp;&amp;b={g:box?}&amp;s={time:start?}" indexOffset="0" pageOffset="0">
                <p:Parameter name="b" value="{g:box?}" minimum="0"/>
                <Parameter xmlns="http://a9.com/-/spec/opensearch/extensions/parameters/1.0/" name="orbit" value="{eo:orbitDirection}">
                  <Option value="ASCENDING" label="up"/><Option value="DESCENDING"/>
                </Parameter>
                <p:Parameter name="s" value="{time:start}" pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"/>
                <p:Parameter name="n" value="{count}" maxInclusive="200" minInclusive="1" pattern="[0-9]+"/>
              </x:Url>
              <x:Url rel="collection search" type="application/geo+json" template="/collections?q={searchTerms?}"/>
              <x:Query role="example" g:box="1,2,3,4" searchTerms="cat"/>
            </x:OpenSearchDescription>""";

    @Test
    void readsByNamespaceWhateverThePrefixes() throws IOException {
        DescriptionDocument document = DescriptionDocument.parse(TWISTED, BASE);
        assertThat(document.shortName()).isEqualTo("Twisted");
        assertThat(document.urls()).hasSize(4);
        assertThat(document.examples()).containsExactly(Map.of(ParameterName.BOX, "1,2,3,4", ParameterName.SEARCH_TERMS, "cat"));
    }

    @Test
    void choosesAWayToSearchThatMachinesCanRead() throws IOException {
        DescriptionDocument document = DescriptionDocument.parse(TWISTED, BASE);
        SearchUrl results = document.find(SearchUrl.RESULTS, "").orElseThrow();
        assertThat(results.type()).isEqualTo("application/atom+xml");
        assertThat(results.method()).isEqualTo("GET");
        assertThat(results.indexOffset()).isZero();
        assertThat(results.template().toString()).startsWith("https://e.org/os/search.atom?");
        assertThat(results.template().required()).containsExactly(ParameterName.SEARCH_TERMS);
        assertThat(document.find(SearchUrl.COLLECTION, "application/atom+xml").orElseThrow().template().toString())
                .isEqualTo("https://e.org/collections?q={searchTerms?}");
    }

    @Test
    void sendsParametersThatTheTemplateDoesNotMentionAsFurtherPairs() throws IOException {
        SearchUrl results = DescriptionDocument.parse(TWISTED, BASE).find(SearchUrl.RESULTS, "").orElseThrow();
        assertThat(results.template().expand(Map.of(ParameterName.SEARCH_TERMS, "x", ParameterName.of("eo:orbitDirection"), "ASCENDING")))
                .isEqualTo("https://e.org/os/search.atom?q=x&&orbit=ASCENDING");
    }

    @Test
    void knowsWhichValuesAreAllowed() throws IOException {
        SearchUrl results = DescriptionDocument.parse(TWISTED, BASE).find(SearchUrl.RESULTS, "").orElseThrow();
        Parameter orbit = results.parameter(ParameterName.of("eo:orbitDirection")).orElseThrow();
        assertThat(orbit.spelling("ascending")).contains("ASCENDING");
        assertThat(orbit.spelling("sideways")).isEmpty();
        Parameter count = results.parameter(ParameterName.COUNT).orElseThrow();
        assertThat(count.spelling("200")).isPresent();
        assertThat(count.spelling("201")).isEmpty();
        assertThat(count.bounds().greatest()).hasValueSatisfying(limit -> assertThat(limit).isEqualByComparingTo("200"));
        Parameter start = results.parameter(ParameterName.START).orElseThrow();
        assertThat(start.spelling("2020-01-01T00:00:00Z")).isPresent();
        assertThat(start.spelling("2020-01-01T00:00:00.000Z")).isEmpty();
    }

    @Test
    void refusesADocumentTypeDeclaration() {
        String bomb = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + TWISTED.substring(TWISTED.indexOf("<x:"));
        assertThatIOException().isThrownBy(() -> DescriptionDocument.parse(bomb, BASE)).withMessageContaining("DOCTYPE");
    }

    @Test
    void refusesOtherDocuments() {
        assertThatIOException().isThrownBy(() -> DescriptionDocument.parse("<feed/>", BASE)).withMessageContaining("feed");
    }
}
