package org.perigee.access.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/// The expected signatures are those of the worked examples in the description of Signature Version 4 for S3.
class SigV4SignerTest {

    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final S3Keys KEYS = new S3Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "");
    private static final String HOST = "https://examplebucket.s3.amazonaws.com";

    private final SigV4Signer signer = new SigV4Signer(KEYS, "us-east-1");

    private Request signed(Request.Builder request) {
        return signer.sign(request.build(), NOW);
    }

    private static String signature(Request request) {
        return request.header("Authorization").replaceAll(".*Signature=", "");
    }

    @Test
    void signsARangeOfAnObject() {
        Request request = signed(new Request.Builder().url(HOST + "/test.txt").header("Range", "bytes=0-9"));
        assertThat(request.header("Authorization")).isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void signsAParameterWithoutAValue() {
        assertThat(signature(signed(new Request.Builder().url(HOST + "/?lifecycle"))))
                .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void signsAListing() {
        assertThat(signature(signed(new Request.Builder().url(HOST + "/?max-keys=2&prefix=J"))))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void theOrderOfParametersDoesNotMatter() {
        assertThat(signature(signed(new Request.Builder().url(HOST + "/?prefix=J&max-keys=2"))))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void theTokenOfTemporaryKeysIsSentAndSigned() {
        SigV4Signer temporary = new SigV4Signer(new S3Keys("A", "b", "token"), "us-east-1");
        Request request = temporary.sign(new Request.Builder().url(HOST + "/x").build(), NOW);
        assertThat(request.header("x-amz-security-token")).isEqualTo("token");
        assertThat(request.header("Authorization")).contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,");
    }

    @Test
    void aSecondSignatureReplacesTheFirst() {
        Request once = signed(new Request.Builder().url(HOST + "/x"));
        Request twice = signer.sign(once, NOW.plusSeconds(60));
        assertThat(twice.headers("Authorization")).hasSize(1);
        assertThat(twice.headers("x-amz-date")).containsExactly("20130524T000100Z");
    }

    @Test
    void keysShowNoSecretWhenPrinted() {
        assertThat(KEYS.toString()).doesNotContain("wJalr").doesNotContain("AKIA");
    }
}
