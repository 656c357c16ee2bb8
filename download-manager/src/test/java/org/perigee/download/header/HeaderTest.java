package org.perigee.download.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.download.Digest;
import org.perigee.download.metalink.MetalinkUrl;

class HeaderTest {

    private static final String HEX = "8f4a392172bca148756f6c4d217e5f80724921314eee803df194ee688277a792";
    private static final String BASE64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(HEX));

    private static Response answer(String url, Headers headers) {
        return new Response.Builder().request(new Request.Builder().url(url).build()).protocol(Protocol.HTTP_1_1).code(200).message("OK")
                .headers(headers).build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"bytes 0-9/10|0|10|10", " Bytes  5-5/* |5|6|-1", "bytes 0-999999999999999998/999999999999999999|0|999999999999999999|999999999999999999"})
    void rangesAreReadAndWritten(String text, long from, long to, long total) {
        ContentRange range = ContentRange.parse(text).orElseThrow();
        assertThat(range).isEqualTo(new ContentRange(from, to, total < 0 ? OptionalLong.empty() : OptionalLong.of(total)));
        assertThat(ContentRange.parse(range.toString())).contains(range);
        assertThat(range.isUnsatisfied()).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"bytes 5-4/10", "bytes 0-10/10", "bytes -5/10", "items 0-1/2", "bytes 0-1", "bytes */*", "bytes 0-1/2 x", "bytes 0-9999999999999999999/*"})
    void rangesThatContradictThemselvesAreNone(String text) {
        assertThat(ContentRange.parse(text)).isEmpty();
    }

    @Test
    void aRangeThatIsNotThereNamesTheSize() {
        assertThat(ContentRange.parse("bytes */47").orElseThrow()).matches(ContentRange::isUnsatisfied).hasToString("bytes */47");
    }

    @Test
    void linksAreReadAsCarelesslyAsTheyAreWritten() {
        List<Link> links = Link.parse("<http://a.example/x,y;z>; rel =\"duplicate next\";pref; pri=7, </b> ;rel=describedby; type=\"application/metalink4+xml\", junk,"
                + " <c>; title=\"a \\\"quoted\\\", comma\"; title=second; rel=duplicate");
        assertThat(links).extracting(Link::target).containsExactly("http://a.example/x,y;z", "/b", "c");
        assertThat(links.getFirst().hasRelation("duplicate")).isTrue();
        assertThat(links.getFirst().hasRelation("next")).isTrue();
        assertThat(links.getFirst().parameters()).containsKey("pref");
        assertThat(links.getFirst().parameter("pri")).isEqualTo("7");
        assertThat(links.get(2).parameter("title")).isEqualTo("a \"quoted\", comma");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"<", "<a", "HEAD /main.metalink", ",,,", ";", "a>;rel=x", "\"<a>\""})
    void whatIsNoLinkIsPassedOver(String text) {
        assertThat(Link.parse(text)).allMatch(link -> link.target().equals("a"));
    }

    @Test
    void digestsAreReadInTheirOldAndNewForm() {
        Digest expected = new Digest("sha-256", HEX);
        assertThat(DigestHeader.parseDigest("SHA-256=" + BASE64 + ",unixsum=30637")).containsExactly(expected);
        assertThat(DigestHeader.parseDigest("sha-256 = " + Base64.getEncoder().encodeToString(HEX.getBytes(StandardCharsets.US_ASCII)))).containsExactly(expected);
        assertThat(DigestHeader.parseReprDigest("sha-256=:" + BASE64 + ":, sha-512=:x:, unixsum=:AAA=:")).containsExactly(expected);
        assertThat(DigestHeader.parseReprDigest("sha-256=:" + BASE64 + ":;q=1")).containsExactly(expected);
        assertThat(DigestHeader.parseDigest("SHA=" + Base64.getEncoder().encodeToString(new byte[20]))).containsExactly(new Digest("sha-1", "00".repeat(20)));
    }

    @Test
    void digestsThatCannotBeOrContradictEachOtherDoNotCount() {
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(DigestHeader.parseDigest("SHA-256=" + BASE64 + ",SHA-256=" + other + ",MD5=" + other)).isEmpty();
        for (String text : new String[] {null, "", "SHA-256", "SHA-256=", "SHA-256=bad_base64,SHA-256={{BAD_HASH}}", "=x", "SHA-256=::"}) {
            assertThat(DigestHeader.parseDigest(text)).as(text).isEmpty();
            assertThat(DigestHeader.parseReprDigest(text)).as(text).isEmpty();
        }
        assertThat(DigestHeader.parseReprDigest("sha-256=" + BASE64)).isEmpty();
    }

    @Test
    void anAnswerDescribesItsFile() {
        Headers headers = Headers.of("Digest", "SHA-256=" + BASE64);
        headers = headers.newBuilder().add("Link", "<http://slow.example/f>; rel=duplicate; pri=1; geo=PL, <mirror/f>; rel=duplicate; pri=9; pref; depth=1")
                .add("Link", "<ftp://no.example/f>; rel=duplicate, <http://u:p@no.example/f>; rel=duplicate, <f.meta4>; rel=describedby; type=\"application/metalink4+xml\"")
                .add("Link", "<f.asc>; rel=describedby; type=application/pgp-signature").build();
        FileDescription safe = FileDescription.of(answer("https://a.example/d/f", headers));
        assertThat(safe.mirrors()).extracting(url -> url.uri().toString()).containsExactly("https://a.example/d/mirror/f", "http://slow.example/f");
        assertThat(safe.mirrors()).extracting(MetalinkUrl::location).containsExactly("", "pl");
        assertThat(safe.mirrors()).extracting(MetalinkUrl::priority).containsExactly(9, 1);
        assertThat(safe.descriptions()).extracting(Object::toString).containsExactly("https://a.example/d/f.meta4");
        assertThat(safe.digests()).containsExactly(new Digest("sha-256", HEX));
    }

    @Test
    void digestsAreBelievedOnlyOverHttpsAllTheWayAndOfUnpackedFiles() {
        Headers headers = Headers.of("Repr-Digest", "sha-256=:" + BASE64 + ":");
        assertThat(FileDescription.of(answer("https://a.example/f", headers)).digests()).hasSize(1);
        assertThat(FileDescription.of(answer("http://a.example/f", headers)).digests()).isEmpty();
        Response redirected = answer("https://a.example/f", headers).newBuilder().priorResponse(answer("http://a.example/f", Headers.EMPTY)).build();
        assertThat(FileDescription.of(redirected).digests()).isEmpty();
        Headers packed = headers.newBuilder().add("Content-Encoding", "gzip").build();
        assertThat(FileDescription.of(answer("https://a.example/f", packed)).digests()).isEmpty();
    }

    @Test
    void theRecordedHeadersAreUnderstoodAsFarAsTheyMakeSense() throws IOException {
        Path folder = Path.of(System.getProperty("perigee.fixtures", "nowhere"), "opensearch-others", "metalink-http");
        assumeThat(folder).as("recorded headers").isDirectory();
        FileDescription good = FileDescription.of(answer("https://127.0.0.1:8080/test.meta", recorded(folder.resolve("wget_metalink-http.headers"))));
        assertThat(good.mirrors()).extracting(url -> url.uri().getPath()).containsExactly("/File1_try1_corrupted", "/File1_try2_badconnection", "/invalid_url",
                "/File1_badgeo", "/File1_try3_ok", "/File1_lowPref");
        assertThat(good.descriptions()).isEmpty();
        assertThat(good.digests()).containsExactly(new Digest("sha-256", "8f4a392172bca148756f6c4d217e5f80714921314eee803df194ee688277a792"));
        FileDescription bad = FileDescription.of(answer("https://127.0.0.1:8080/test.meta", recorded(folder.resolve("wget_metalink-http-baddigest.headers"))));
        assertThat(bad).isEqualTo(FileDescription.NONE);
    }

    private static Headers recorded(Path file) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        Files.readAllLines(file).stream().skip(1).filter(line -> line.contains(": "))
                .forEach(line -> headers.add(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip()));
        return headers.build();
    }
}
