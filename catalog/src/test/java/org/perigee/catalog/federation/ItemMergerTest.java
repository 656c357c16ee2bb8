package org.perigee.catalog.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;

class ItemMergerTest {

    private static final String S2 = "S2A_MSIL2A_20230101T105441_N0509_R051_T31TCJ_20230101T134803";
    private static final Checksum ONE = new Checksum("md5", "11");
    private static final Checksum TWO = new Checksum("md5", "22");
    private static final Checksum BLAKE = new Checksum("blake3", "33");

    private final ItemMerger merger = new ItemMerger(List.of("first", "second", "third"));

    @Test
    void mergesOneProductFromSeveralCatalogues() {
        Item odata = TestItems.item("second", "2e1f").title(S2 + ".SAFE").build();
        Item stac = TestItems.item("first", S2).build();
        Item cogs = TestItems.item("third", "S2A_31TCJ_20230101_0_L2A").property("s2:product_uri", S2 + ".SAFE").build();
        Item zipped = TestItems.item("other", "URN:1").property("identifier", S2.toLowerCase(java.util.Locale.ROOT) + ".zip").build();
        merger.add(List.of(odata));
        List<Acquisition> changed = merger.add(List.of(stac, cogs, zipped));
        assertThat(changed).hasSize(1);
        assertThat(changed.getFirst().key()).isEqualTo(S2);
        assertThat(changed.getFirst().offers()).containsExactly(stac, odata, cogs, zipped);
        assertThat(changed.getFirst().providers()).containsExactly("first", "second", "third", "other");
    }

    @ParameterizedTest
    @CsvSource({"S1A_IW_GRDH_1SDV_20240101T000000_20240101T000025_051900_0645A0_12EF.SAFE,S1A_IW_GRDH_1SDV_20240101T000000_20240101T000025_051900_0645A0_12EF_COG.SAFE",
        "S3A_OL_1_EFR____20230101T100000_20230101T100300_20230101T120000_0179_094_022_2160_PS1_O_NR_003.SEN3,S3A_OL_1_EFR____20230101T100000_20230101T100300_20230101T120000_0179_094_022_2160_PS1_O_NR_003",
        "S5P_OFFL_L2__NO2____20230101T100000_20230101T114000_27000_03_020400_20230103T020000.nc,S5P_OFFL_L2__NO2____20230101T100000_20230101T114000_27000_03_020400_20230103T020000.zip",
        "S1A_OPER_AUX_POEORB_OPOD_20230121T080545_V20221231T225942_20230102T005942.EOF,S1A_OPER_AUX_POEORB_OPOD_20230121T080545_V20221231T225942_20230102T005942",
        "LC08_L2SP_033032_20231008_20231017_02_T1,LC08_L2SP_033032_20231008_20231017_02_T1.tar.gz"})
    void knowsAProductUnderBothNames(String one, String other) {
        merger.add(List.of(TestItems.item("first", "1").title(one).build(), TestItems.item("second", "2").title(other).build()));
        assertThat(merger.size()).isEqualTo(1);
    }

    @Test
    void keepsReprocessingsApart() {
        merger.add(List.of(TestItems.item("first", S2).build(),
                TestItems.item("first", "S2A_MSIL2A_20230101T105441_N0510_R051_T31TCJ_20240101T134803").build(),
                TestItems.item("second", "S2A_MSIL2A_20230101T105441_R051_T31TCJ_20230101T134803").build()));
        assertThat(merger.size()).isEqualTo(3);
    }

    @Test
    void doesNotMergeByNamesThatMeanNothing() {
        merger.add(List.of(TestItems.item("first", "scene-1").build(), TestItems.item("second", "scene-1").build()));
        assertThat(merger.acquisitions()).extracting(Acquisition::key).containsExactly("first/things/scene-1", "second/things/scene-1");
    }

    @Test
    void doesNotTakeASourcesNameForTheProductsOwn() {
        merger.add(List.of(TestItems.item("first", S2).build(), TestItems.item("second", "ga_s2am_ard").property("sentinel:product_name", S2).build()));
        assertThat(merger.size()).isEqualTo(2);
    }

    @Test
    void replacesAnItemThatComesAgain() {
        merger.add(List.of(TestItems.item("first", S2).build()));
        Item newer = TestItems.item("first", S2).title("Renamed").property("eo:cloud_cover", 3L).build();
        List<Acquisition> changed = merger.add(List.of(newer));
        assertThat(changed).hasSize(1);
        assertThat(changed.getFirst().offers()).hasSize(1);
        assertThat(changed.getFirst().preferred().number("eo:cloud_cover")).hasValue(3);
        assertThat(merger.find(newer.ref())).contains(changed.getFirst());
        assertThat(merger.find(S2)).contains(changed.getFirst());
    }

    @Test
    void prefersWhatCanBeHadAtOnceThenWhatCanBeVerified() {
        Item offline = offer("first", Availability.OFFLINE, 10, ONE);
        Item online = offer("second", Availability.ONLINE, 10);
        Item verified = offer("third", Availability.ONLINE, 10, ONE);
        Item described = TestItems.item("a", "a").title(S2).build();
        Item unknown = offer("b", Availability.UNKNOWN, 10);
        assertThat(merge(offline, described, online, unknown, verified).offers()).containsExactly(verified, online, unknown, described, offline);
    }

    @Test
    void groupsMirrorsByWhatIsProven() {
        Item a = offer("first", Availability.ONLINE, 10, ONE);
        Item b = offer("second", Availability.ONLINE, 11, ONE);
        List<MirrorGroup> groups = merge(a, b).mirrors();
        assertThat(groups).as("equal checksums weigh more than announced sizes").containsExactly(new MirrorGroup(List.of(a, b), List.of(a, b)));
    }

    @Test
    void neverTakesConflictingChecksumsForMirrors() {
        Item a = offer("first", Availability.ONLINE, 10, ONE);
        Item b = offer("second", Availability.ONLINE, 10, TWO);
        Item c = offer("third", Availability.OFFLINE, 10, ONE);
        Item mute = offer("a", Availability.ONLINE, 0);
        Acquisition acquisition = merge(a, b, c, mute);
        assertThat(acquisition.hasConflictingChecksums()).isTrue();
        assertThat(acquisition.mirrors()).containsExactly(new MirrorGroup(List.of(a, mute, c), List.of(a, c)), new MirrorGroup(List.of(b), List.of(b)));
    }

    @Test
    void separatesFilesOfDifferentSizesAndForms() {
        Item a = offer("first", Availability.ONLINE, 10, ONE);
        Item rezipped = offer("second", Availability.ONLINE, 12, BLAKE);
        Item sameSize = offer("third", Availability.ONLINE, 10, new Checksum("sha-256", "44"));
        Item cog = TestItems.item("x", "x").title(S2 + "_COG.SAFE").product(Availability.ONLINE, 10).build();
        Acquisition acquisition = merge(a, rezipped, sameSize, cog);
        assertThat(acquisition.hasConflictingChecksums()).isFalse();
        assertThat(acquisition.mirrors()).contains(new MirrorGroup(List.of(cog), List.of(cog)))
                .contains(new MirrorGroup(List.of(a, sameSize), List.of(a)), new MirrorGroup(List.of(rezipped), List.of(rezipped)));
    }

    @Test
    void hasNoMirrorsWhereNothingCanBeFetched() {
        assertThat(merge(TestItems.item("first", S2).build()).mirrors()).isEmpty();
    }

    @Test
    void takesInAHundredThousandItems() {
        List<Item> items = IntStream.range(0, 100_000).mapToObj(i -> TestItems.item("p" + i % 4, "%08x-%d".formatted(i / 4, i % 4))
                .title("S1A_IW_GRDH_1SDV_20240101T000000_20240101T000025_051900_%06X_12EF.SAFE".formatted(i / 4)).build()).toList();
        for (int from = 0; from < items.size(); from += 500) {
            assertThat(merger.add(items.subList(from, from + 500))).hasSize(125);
        }
        assertThat(merger.size()).isEqualTo(25_000);
        assertThat(merger.acquisitions()).allSatisfy(acquisition -> assertThat(acquisition.offers()).hasSize(4));
    }

    private Acquisition merge(Item... items) {
        return merger.add(List.of(items)).getLast();
    }

    private static Item offer(String provider, Availability availability, long size, Checksum... checksums) {
        return TestItems.item(provider, provider + "-id").title(S2 + ".SAFE").product(availability, size, checksums).build();
    }
}
