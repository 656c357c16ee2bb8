package org.perigee.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class S3EndpointTest {

    private final S3Endpoint cdse = new S3Endpoint("https://eodata.dataspace.copernicus.eu", S3Endpoint.Style.PATH, "default");
    private final S3Endpoint aws = new S3Endpoint("https://s3.{region}.amazonaws.com", S3Endpoint.Style.VIRTUAL, "us-east-1");

    private static S3Address address(String text) {
        return S3Address.parse(text).orElseThrow();
    }

    @Test
    void theBucketStandsInThePath() {
        assertThat(cdse.object(address("s3://eodata/Sentinel-2/MSI/a b.jp2"))).hasToString(
                "https://eodata.dataspace.copernicus.eu/eodata/Sentinel-2/MSI/a%20b.jp2");
    }

    @Test
    void theBucketStandsInTheHostUnlessItHasADot() {
        assertThat(aws.in("us-west-2").object(address("s3://sentinel-cogs/x/B04.tif"))).hasToString(
                "https://sentinel-cogs.s3.us-west-2.amazonaws.com/x/B04.tif");
        assertThat(aws.object(address("s3://a.b.c/x"))).hasToString("https://s3.us-east-1.amazonaws.com/a.b.c/x");
    }

    @Test
    void theRegionThatAHostNamesIsTheOneSignedFor() {
        assertThat(aws.regionOf(HttpUrl.get("https://b.s3.eu-central-1.amazonaws.com/x"))).isEqualTo("eu-central-1");
        assertThat(aws.regionOf(HttpUrl.get("https://b.s3-ap-southeast-2.amazonaws.com/x"))).isEqualTo("ap-southeast-2");
        assertThat(aws.regionOf(HttpUrl.get("https://b.s3.amazonaws.com/x"))).isEqualTo("us-east-1");
        assertThat(cdse.regionOf(HttpUrl.get("https://eodata.dataspace.copernicus.eu/x"))).isEqualTo("default");
    }

    @Test
    void keysThatAUrlCannotHoldAreRefused() {
        assertThatThrownBy(() -> cdse.object(new S3Address("eodata", "a/../b"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new S3Address("eodata", "a..b/c").isReachable()).isTrue();
        assertThat(new S3Address("eodata", "..").isReachable()).isFalse();
    }

    @Test
    void addressesAreToldFromWhatIsNone() {
        assertThat(S3Address.parse("s3://eodata")).hasValue(new S3Address("eodata", ""));
        assertThat(S3Address.parse("S3://eodata/a/").orElseThrow().isPrefix()).isTrue();
        assertThat(S3Address.parse("s3:///a")).isEmpty();
        assertThat(S3Address.parse("https://x/y")).isEmpty();
    }

    @Test
    void anEtagIsAnMd5OnlyWhereNothingSpeaksAgainstIt() {
        String md5 = "0123456789abcdef0123456789abcdef";
        assertThat(S3Facts.of(Headers.of("ETag", '"' + md5 + '"')).checksums()).containsEntry("md5", md5);
        assertThat(S3Facts.of(Headers.of("ETag", '"' + md5 + "-12\"")).checksums()).isEmpty();
        assertThat(S3Facts.of(Headers.of("ETag", '"' + md5 + '"', "x-amz-server-side-encryption", "aws:kms")).checksums()).isEmpty();
        assertThat(S3Facts.of(Headers.of("ETag", '"' + md5 + '"', "x-amz-server-side-encryption", "AES256")).checksums()).containsKey("md5");
        assertThat(S3Facts.of(Headers.of("ETag", "W/\"" + md5 + '"')).checksums()).isEmpty();
    }

    @Test
    void checksumsOfPartsAreNotTakenForThoseOfTheWhole() {
        assertThat(S3Facts.of(Headers.of("x-amz-checksum-crc32c", "4waSgw==")).checksums()).containsEntry("crc32c", "e3069283");
        assertThat(S3Facts.of(Headers.of("x-amz-checksum-crc32c", "4waSgw==-3")).checksums()).isEmpty();
        assertThat(S3Facts.of(Headers.of("x-amz-checksum-crc32c", "4waSgw==", "x-amz-checksum-type", "COMPOSITE")).checksums()).isEmpty();
    }
}
