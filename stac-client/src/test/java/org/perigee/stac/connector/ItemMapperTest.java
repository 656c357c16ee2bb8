package org.perigee.stac.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perigee.stac.StacServer.tree;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;
import org.perigee.stac.StacItem;

/// Documents of all dialects become Items in one vocabulary.
class ItemMapperTest {

    private static final String MD5 = "0123456789abcdef0123456789abcdef";

    private static Item map(String document, String dialect) {
        Provider provider = new Provider("p", "P", Protocol.STAC, URI.create("https://example.org/"), Status.LIVE, "", "", true, "realm", "", "", null,
                null, null, null);
        ItemMapper mapper = new ItemMapper(provider, ItemDialect.of(tree(dialect)), Clock.systemUTC());
        return mapper.map(StacItem.of(tree(document), URI.create("https://example.org/c/items/a")));
    }

    private static Item properties(String properties) {
        return map("{'id':'S2A_MSIL2A_20250101T000000_N0511_R022_T32TLQ_20250101T010101','properties':{" + properties + "}}", "{}");
    }

    @ParameterizedTest
    @CsvSource({"S2A,sentinel-2a,sentinel-2", "Sentinel-2B,sentinel-2b,sentinel-2", "sentinel-1a,sentinel-1a,sentinel-1", "S5P,sentinel-5p,",
        "LANDSAT_8,landsat-8,", "SENTINEL-1,sentinel-1,", "WV02,wv02,"})
    void platformsHaveOneSpelling(String written, String platform, String constellation) {
        Item item = properties("'platform':'" + written + "'");
        assertThat(item.text(Properties.PLATFORM)).contains(platform);
        assertThat(item.properties().get(Properties.CONSTELLATION)).isEqualTo(constellation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"'grid:code':'T32TLQ';MGRS-32TLQ", "'s2:mgrs_tile':'6VVN';MGRS-06VVN", "'grid:code':'CDEM-N00E006';CDEM-N00E006",
        "'mgrs:utm_zone':1,'mgrs:latitude_band':'K','mgrs:grid_square':'AV';MGRS-01KAV", "'landsat:wrs_path':'033','landsat:wrs_row':32;WRS2-033032"})
    void tilesHaveOneSpelling(String written, String grid) {
        assertThat(properties(written).text(Properties.GRID_CODE)).contains(grid);
    }

    @Test
    void factsAreReadFromWhereverTheyStand() {
        Item item = properties("'sat:orbit_state':'Descending','s2:product_type':'S2MSI2A','processing:level':'L2','instrument':'MSI',"
                + "'sar:polarizations':'VV VH','product:timeliness':'Nominal','eo:cloud_cover':'12.5','published':'2025-01-01T00:00:00+01:00',"
                + "'sat:relative_orbit':'22','own:list':[1,2],'own:object':{'a':1}");
        assertThat(item.properties()).containsEntry(Properties.ORBIT_STATE, "descending").containsEntry(Properties.PRODUCT_TYPE, "S2MSI2A")
                .containsEntry(Properties.PROCESSING_LEVEL, "L2A").containsEntry(Properties.INSTRUMENTS, List.of("msi"))
                .containsEntry(Properties.POLARIZATIONS, List.of("VV", "VH")).containsEntry(Properties.TIMELINESS, "Nominal")
                .containsEntry(Properties.CLOUD_COVER, 12.5).containsEntry(Properties.PUBLISHED, "2024-12-31T23:00:00Z")
                .containsEntry(Properties.RELATIVE_ORBIT, 22L).containsEntry(Properties.PROCESSING_BASELINE, "05.11")
                .containsEntry("own:list", List.of(1L, 2L)).doesNotContainKey("own:object");
    }

    @Test
    void anUnknownCloudCoverIsNoNumber() {
        assertThat(properties("'eo:cloud_cover':-1").number(Properties.CLOUD_COVER)).isEmpty();
    }

    @Test
    void theProductTypeOfSentinel1ComesFromItsName() {
        Item item = map("{'id':'S1A_IW_GRDH_1SDV_20250101T000000_20250101T000025_057000_070000_ABCD','properties':{'platform':'S1A','sar:product_type':'GRD',"
                + "'instruments':['sar']}}", "{}");
        assertThat(item.properties()).containsEntry(Properties.PRODUCT_TYPE, "IW_GRDH_1S").containsEntry(Properties.INSTRUMENTS, List.of("c-sar"));
    }

    @Test
    void assetsTellAccessSizeSumAndPlaces() {
        Item item = map("""
                {'id':'P','properties':{'auth:schemes':{'s3':{'type':'s3'},'oidc':{'type':'openIdConnect'}}},'assets':{
                 'B02':{'href':'s3://b/P.SAFE/B02.jp2','roles':['data'],'auth:refs':['s3'],'file:local_path':'P.SAFE/B02.jp2',
                        'alternate':{'https':{'href':'https://d.example.org/B02','auth:refs':['oidc']}}},
                 'Product':{'href':'https://d.example.org/Products(1)/$value','type':'application/zip','file:size':42,'file:checksum':'d50110~',
                        'file:local_path':'P.SAFE.zip','auth:refs':['oidc'],'storage:tier':'archive','storage:refs':'?'},
                 'thumbnail':{'href':'https://t.example.org/t','type':'image/jpeg'},
                 'visual':{'href':'v.tif','type':'image/tiff','roles':['overview']}}}""".replace("~", MD5), "{}");
        Asset band = item.assets().getFirst();
        assertThat(band.href()).isEqualTo(URI.create("https://d.example.org/B02"));
        assertThat(band.alternates()).containsExactly(URI.create("s3://b/P.SAFE/B02.jp2"));
        assertThat(band.realm()).isEqualTo("realm");
        assertThat(band.fileName()).isEqualTo("B02.jp2");
        Asset product = item.product().orElseThrow();
        assertThat(product.size()).hasValue(42);
        assertThat(product.checksums()).containsExactly(new Checksum("md5", MD5));
        assertThat(product.availability()).isEqualTo(Availability.OFFLINE);
        assertThat(product.fileName()).isEqualTo("P.SAFE.zip");
        assertThat(item.title()).isEqualTo("P.SAFE");
        assertThat(item.quicklook().orElseThrow().key()).isEqualTo("thumbnail");
        assertThat(item.quicklook().orElseThrow().realm()).isEmpty();
    }

    @Test
    void theDialectOfGeodesReadsDescriptionsAndPublicationTimes() {
        Item item = map("""
                {'id':'URN:1','properties':{'identifier':'S2A_X','datetime':'2025-04-03T09:00:26.809Z','start_datetime':'2025-04-02T17:57:41.024Z',
                 'end_datetime':'2025-04-02T17:57:41.024Z'},'assets':{'S2A_X.zip':{'href':'https://g.example.org/files/1','type':'application/zip',
                 'roles':['data'],'description':'File size: 764210185 bytes\\n\\nIs online: false\\n\\nChecksum MD5: ~'}}}""".replace("~", MD5), """
                {'title':['identifier'],'properties':{'published':'datetime'},'description':{'size':'File size: (\\\\d+) bytes',
                 'online':'Is online: (true|false)','md5':'Checksum MD5: ([0-9a-fA-F]{32})'}}""");
        assertThat(item.title()).isEqualTo("S2A_X");
        assertThat(item.start()).isEqualTo(Instant.parse("2025-04-02T17:57:41.024Z"));
        assertThat(item.text(Properties.PUBLISHED)).contains("2025-04-03T09:00:26.809Z");
        assertThat(item.size()).hasValue(764_210_185L);
        assertThat(item.availability()).isEqualTo(Availability.OFFLINE);
        assertThat(item.product().orElseThrow().checksums()).containsExactly(new Checksum("md5", MD5));
        assertThat(item.product().orElseThrow().fileName()).isEqualTo("S2A_X.zip");
        assertThat(item.product().orElseThrow().realm()).isEqualTo("realm");
    }

    @Test
    void anOrderedProductIsThereOnceItWasDelivered() {
        String document = "{'id':'a','properties':{'order:status':'~'},'assets':{'downloadLink':{'href':'https://example.org/d'}}}";
        assertThat(map(document.replace("~", "orderable"), "{}").availability()).isEqualTo(Availability.OFFLINE);
        assertThat(map(document.replace("~", "succeeded"), "{}").availability()).isEqualTo(Availability.ONLINE);
    }

    @Test
    void aLabelThatLiesIsNotBelieved() {
        Item item = map("{'id':'P','assets':{'product':{'href':'https://d.example.org/p.zip','type':'application/zip','file:checksum':'d50120~~'}}}"
                .replace("~", MD5), "{}");
        assertThat(item.product().orElseThrow().checksums()).containsExactly(new Checksum("unsure", MD5 + MD5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"{'type':'Polygon','coordinates':[[[0,0],[2,0],[2,1],[0,1]]]};0;2",
        "{'type':'MultiPolygon','coordinates':[[[0,0,9],[2,0,9],[2,1,9],[0,0,9]]]};0;2", "{'type':'Polygon','coordinates':[[[179,0],[-179,0],[-179,1],[179,1],[179,0]]]};179;-179",
        "{'type':'Polygon','coordinates':[[[-180.8,-18.9],[-180.7,-18.0],[-179.8,-18.1],[-179.9,-19.0],[-180.8,-18.9]]]};179.2;-179.8"})
    void readsGeometriesThatAreNearlyRight(String geometry, double west, double east) {
        var bounds = GeoJson.read(tree(geometry)).orElseThrow().bounds();
        assertThat(bounds.west()).isCloseTo(west, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(bounds.east()).isCloseTo(east, org.assertj.core.api.Assertions.within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"null", "{}", "[]", "{'type':'Polygon','coordinates':[]}", "{'type':'Polygon','coordinates':[[[399961,8399999],[509759,8399999],[1,1],[399961,8399999]]]}"})
    void readsNoPlaceIntoWhatIsNone(String geometry) {
        assertThat(GeoJson.read(tree(geometry))).isEmpty();
    }
}
