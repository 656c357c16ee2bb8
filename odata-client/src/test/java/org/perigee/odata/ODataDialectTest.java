package org.perigee.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.odata.ODataDialect.GeometryForm;
import org.perigee.odata.ODataDialect.QuicklookForm;

class ODataDialectTest {

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdse", "gss", "dhus"})
    void bringsItsDialectsAlong(String name) {
        ODataDialect dialect = ODataDialect.named(name);
        assertThat(dialect.rule("eo:cloud_cover")).isPresent();
        assertThat(dialect.paging().maxPage()).isPositive();
    }

    @Test
    void startsFromGssWhereNothingIsSaid() {
        assertThat(ODataDialect.read(json("{}"))).isEqualTo(ODataDialect.named("gss"));
    }

    @Test
    void mergesObjectsAndReplacesLists() {
        ODataDialect dialect = ODataDialect.read(json("""
                {"base": "cdse", "filter": {"geometry": "location"}, "paging": {"expand": ["Attributes"], "skipCeiling": 0},
                 "resources": {"quicklook": "none"}, "naming": {"collections": {"NEW": "NEW-1"}}}"""));
        assertThat(dialect.filter().geometry()).isEqualTo(GeometryForm.LOCATION);
        assertThat(dialect.filter().collectionName()).isTrue();
        assertThat(dialect.paging().expand()).containsExactly("Attributes");
        assertThat(dialect.paging().maxPage()).isEqualTo(1000);
        assertThat(dialect.resources().quicklook()).isEqualTo(QuicklookForm.NONE);
        assertThat(dialect.naming().collectionOf("NEW_PRODUCT")).contains("NEW-1");
        assertThat(dialect.naming().collectionOf("S5P_NRTI_X.nc")).contains("SENTINEL-5P");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"base\": \"nobody\"}", "{\"base\": \"../cdse\"}", "{\"filter\": {\"geometri\": \"area\"}}",
        "{\"filter\": {\"geometry\": \"circle\"}}", "{\"colour\": 1}", "{\"properties\": [{\"property\": \"x\", \"type\": \"String\"}]}", "[]"})
    void saysWhatItDoesNotUnderstand(String description) {
        assertThatThrownBy(() -> ODataDialect.read(json(description))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("null");
    }
}
