package org.perigee.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perigee.stac.StacServer.tree;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Conditions are written as OGC 21-065r2 and the older query extension want them.
class Cql2Test {

    private static final Cql2 CLOUD = Cql2.atMost("eo:cloud_cover", 40.0);
    private static final Cql2 PLATFORMS = new Cql2.In("platform", List.of("sentinel-2a", "d'Or"));

    @Test
    void textQuotesNamesWithColonsAndDoublesApostrophes() {
        assertThat(Cql2Text.write(List.of(CLOUD, PLATFORMS)))
                .isEqualTo("\"eo:cloud_cover\" <= 40.0 AND (platform = 'sentinel-2a' OR platform = 'd''Or')");
    }

    @Test
    void textWritesTimesPatternsAndLists() {
        Instant instant = Instant.parse("2025-01-02T03:04:05.123456Z");
        assertThat(Cql2Text.write(new Cql2.Comparison("published", ">=", instant))).isEqualTo("published >= TIMESTAMP('2025-01-02T03:04:05.123Z')");
        assertThat(Cql2Text.write(new Cql2.Like("id", "S2A_*%"))).isEqualTo("id LIKE 'S2A\\_%\\%'");
        assertThat(Cql2Text.write(new Cql2.Not(new Cql2.Contains("instruments", "msi")))).isEqualTo("NOT (A_CONTAINS(instruments, ('msi')))");
        assertThat(Cql2Text.write(Cql2.equal("on", true))).isEqualTo("on = TRUE");
    }

    @Test
    void jsonNestsOperations() {
        assertThat(Cql2Json.write(List.of(CLOUD, PLATFORMS))).isEqualTo(tree("""
                {'op':'and','args':[
                  {'op':'<=','args':[{'property':'eo:cloud_cover'},40.0]},
                  {'op':'or','args':[
                    {'op':'=','args':[{'property':'platform'},'sentinel-2a']},
                    {'op':'=','args':[{'property':'platform'},'d~Or']}]}]}""".replace("'d~Or'", "\"d\\u0027Or\"")));
    }

    @Test
    void jsonWritesTimesAsTimestamps() {
        assertThat(Cql2Json.write(new Cql2.Comparison("published", ">", Instant.EPOCH)))
                .isEqualTo(tree("{'op':'>','args':[{'property':'published'},{'timestamp':'1970-01-01T00:00:00Z'}]}"));
    }

    @Test
    void theQueryExtensionGathersOperatorsByProperty() {
        QueryExtension extension = new QueryExtension(List.of(CLOUD, new Cql2.Comparison("eo:cloud_cover", ">=", 10), PLATFORMS,
                new Cql2.Like("identifier", "S2A*"), new Cql2.Like("title", "*T32*")));
        assertThat(extension.query()).isEqualTo(tree("""
                {'eo:cloud_cover':{'lte':40.0,'gte':10},'platform':{'in':['sentinel-2a','d~Or']},
                 'identifier':{'startsWith':'S2A'},'title':{'contains':'T32'}}""".replace("'d~Or'", "\"d\\u0027Or\"")));
        assertThat(extension.notSaid()).isEmpty();
    }

    @Test
    void theQueryExtensionHandsBackWhatItCannotSay() {
        Cql2 alternatives = new Cql2.Or(List.of(CLOUD, Cql2.equal("platform", "x")));
        Cql2 secondNot = new Cql2.Comparison("platform", "<>", "b");
        QueryExtension extension = new QueryExtension(List.of(alternatives, new Cql2.Comparison("platform", "<>", "a"), secondNot));
        assertThat(extension.notSaid()).containsExactly(alternatives, secondNot);
        assertThat(extension.query()).isEqualTo(tree("{'platform':{'neq':'a'}}"));
    }
}
