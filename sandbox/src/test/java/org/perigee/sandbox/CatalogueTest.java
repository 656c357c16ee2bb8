package org.perigee.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.MgrsTile;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;
import org.perigee.sandbox.geo.Area;

class CatalogueTest {

    private static Catalogue catalogue;

    @BeforeAll
    static void generate() {
        catalogue = Catalogue.generate(2025, 20_000);
    }

    @Test
    void holdsAsManyProductsAsAskedForOfEveryKind() {
        assertThat(catalogue.products()).hasSize(20_000);
        assertThat(catalogue.products().stream().map(Product::type).collect(Collectors.toSet())).containsExactlyInAnyOrder(ProductType.values());
        assertThat(catalogue.products().stream().map(Product::id).distinct()).hasSize(20_000);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        List<String> names = Catalogue.generate(7, 600).products().stream().map(Product::name).toList();
        assertThat(Catalogue.generate(7, 600).products().stream().map(Product::name)).containsExactlyElementsOf(names);
        assertThat(Catalogue.generate(8, 600).products().stream().map(Product::name).toList()).isNotEqualTo(names);
    }

    @Test
    void namesTilesAsTheMissionDoes() {
        assertThat(MgrsTile.at(7.3, 44.7).name()).isEqualTo("32TLQ");
        assertThat(MgrsTile.at(1.4, 43.6).name()).isEqualTo("31TCJ");
        assertThat(MgrsTile.at(9.7, 47.3).name()).isEqualTo("32TNT");
        assertThat(MgrsTile.at(146.5, 13.9).name()).isEqualTo("55PDR");
        assertThat(MgrsTile.at(151.2, -33.9).name()).isEqualTo("56HLH");
        assertThat(MgrsTile.at(-58.4, -34.6).name()).isEqualTo("21HUB");
        assertThat(MgrsTile.at(3.5, 63.4).name()).as("the wide zone of southern Norway").isEqualTo("32VKR");
    }

    @Test
    void putsTilesWhereTheirPublishedCornersAre() {
        MgrsTile tile = MgrsTile.at(9.7, 47.3);
        assertThat(tile.origin()).containsExactly(499_980, 5_300_040);
        assertThat(tile.epsg()).isEqualTo(32632);
        Envelope box = new Envelope();
        for (double[] corner : tile.ring()) {
            box.expandToInclude(corner[0], corner[1]);
        }
        assertThat(box.getMinX()).isCloseTo(8.999733, within(1e-5));
        assertThat(box.getMinY()).isCloseTo(46.85664, within(1e-4));
        assertThat(box.getMaxX()).isCloseTo(10.467277, within(1e-4));
    }

    @Test
    void looksOftenAtTheShowcaseInJune() {
        Area area = Area.box(5, 43, 8, 46);
        Instant begin = Instant.parse("2025-06-01T00:00:00Z");
        Instant end = Instant.parse("2025-07-01T00:00:00Z");
        assertThat(catalogue.matching(p -> p.type() == ProductType.S2_L2A && area.test(p) && !p.start().isBefore(begin) && p.start().isBefore(end)))
            .hasSizeGreaterThan(60);
    }

    @Test
    void splitsFootprintsAtTheAntimeridian() {
        List<Product> split = catalogue.matching(p -> p.footprint() instanceof MultiPolygon);
        assertThat(split.stream().map(p -> p.type().mission()).collect(Collectors.toSet())).containsExactlyInAnyOrder(Mission.values());
        assertThat(split).allSatisfy(p -> {
            Envelope box = p.footprint().getEnvelopeInternal();
            assertThat(box.getMinX()).as(p.name()).isEqualTo(-180);
            assertThat(box.getMaxX()).as(p.name()).isEqualTo(180);
        });
    }

    @Test
    void hasOnlySoundFootprintsWithinTheWorld() {
        assertThat(catalogue.products()).allSatisfy(p -> {
            assertThat(p.footprint().isValid()).as(p.name()).isTrue();
            assertThat(new Envelope(-180, 180, -90, 90).contains(p.footprint().getEnvelopeInternal())).as(p.name()).isTrue();
        });
        assertThat(catalogue.matching(p -> p.footprint().getEnvelopeInternal().getMaxY() > 84)).isNotEmpty();
    }

    @Test
    void writesNamesByTheMissionsConventions() {
        String time = "\\d{8}T\\d{6}";
        assertThat(catalogue.products()).allSatisfy(p -> assertThat(p.name()).matches(switch (p.type()) {
            case S1_GRD -> "S1[AC]_IW_GRDH_1SDV_" + time + "_" + time + "_\\d{6}_[0-9A-F]{6}_[0-9A-F]{4}\\.SAFE";
            case S1_SLC -> "S1[AC]_IW_SLC__1SDV_" + time + "_" + time + "_\\d{6}_[0-9A-F]{6}_[0-9A-F]{4}\\.SAFE";
            case S2_L1C -> "S2[ABC]_MSIL1C_" + time + "_N0511_R\\d{3}_T\\d\\d[C-X][A-Z]{2}_" + time + "\\.SAFE";
            case S2_L2A -> "S2[ABC]_MSIL2A_" + time + "_N051[01]_R\\d{3}_T\\d\\d[C-X][A-Z]{2}_" + time + "\\.SAFE";
            case S3_EFR -> "S3[AB]_OL_1_EFR____(" + time + "_){3}0179_\\d{3}_\\d{3}_\\d{4}_PS1_O_NT_004\\.SEN3";
            case S3_LFR -> "S3[AB]_OL_2_LFR____(" + time + "_){3}0179_\\d{3}_\\d{3}_\\d{4}_PS1_O_NT_003\\.SEN3";
        }));
    }

    @Test
    void keepsAbsoluteAndRelativeOrbitsInStep() {
        assertThat(catalogue.products()).allSatisfy(p -> {
            int absolute = p.acquisition().absoluteOrbit();
            int expected = switch (p.acquisition().platform()) {
                case "S1A" -> Math.floorMod(absolute - 73, 175) + 1;
                case "S1C" -> Math.floorMod(absolute - 172, 175) + 1;
                case "S2A" -> Math.floorMod(absolute + 3 - 1, 143) + 1;
                case "S2B" -> Math.floorMod(absolute - 26 - 1, 143) + 1;
                default -> p.acquisition().relativeOrbit();
            };
            assertThat(p.acquisition().relativeOrbit()).as(p.name()).isEqualTo(expected);
        });
    }

    @Test
    void reprocessesSomeScenesUnderTheSameDatatake() {
        Set<String> later = catalogue.products().stream().map(p -> p.name().substring(0, Math.min(44, p.name().length()))).collect(Collectors.toSet());
        List<Product> early = catalogue.matching(p -> p.details().baseline().equals("05.10"));
        assertThat(early).hasSizeGreaterThan(100);
        assertThat(early).allSatisfy(p -> assertThat(later).contains(p.name().substring(0, 44).replace("N0510", "N0511")));
    }

    @Test
    void laysAFewPercentOnTape() {
        assertThat(catalogue.matching(Product::onTape).size()).isBetween(400, 1600);
        assertThat(catalogue.matching(Product::onTape)).allSatisfy(p -> assertThat(p.start()).isBefore(Instant.parse("2025-06-01T00:00:00Z")));
    }

    @Test
    void makesNeighboursUnderTheSameSkyAlike() {
        List<Product> scenes = catalogue.matching(p -> p.type() == ProductType.S2_L2A && p.tileName().startsWith("32TL"));
        double near = 0;
        int pairs = 0;
        for (Product a : scenes) {
            for (Product b : scenes) {
                if (a != b && a.start().equals(b.start())) {
                    near += Math.abs(a.details().cloudCover().orElseThrow() - b.details().cloudCover().orElseThrow());
                    pairs++;
                }
            }
        }
        assertThat(near / pairs).as("mean difference between neighbouring tiles of one pass").isLessThan(30);
    }
}
