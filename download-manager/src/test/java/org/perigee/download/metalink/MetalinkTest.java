package org.perigee.download.metalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.perigee.download.Digest;
import org.perigee.download.Pieces;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

class MetalinkTest {

    private static final String FOUR = "<metalink xmlns='urn:ietf:params:xml:ns:metalink'>%s</metalink>";
    private static final String THREE = "<metalink version='3.0' xmlns='http://www.metalinker.org/'><files>%s</files></metalink>";
    private static final String URL = "<url>http://example.org/a.zip</url>";

    private static Metalink read(String text) throws IOException {
        return MetalinkReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static Metalink four(String files) throws IOException {
        return read(FOUR.formatted(files));
    }

    private static String file(String name, String inside) {
        return "<file name='" + name + "'>" + inside + "</file>";
    }

    @Test
    void readsVersionFour() throws IOException {
        Metalink metalink = four("<generator>x/1</generator><published> 2026-11-21 10:00:00Z </published>" + file("dir/a.zip", """
                <size> 5000000000 </size>
                <hash type=" SHA-256 ">
                  %s
                </hash>
                <pieces length="4294967296" type="sha-1"><hash>%s</hash><hash>%s</hash></pieces>
                <metaurl mediatype="torrent">http://example.org/a.torrent</metaurl>
                <url priority="2" location=" DE ">https://b.example.org/a.zip</url>
                <url priority="1">https://a.example.org/a.zip</url>
                <url>https://c.example.org/a.zip</url>
                <signature mediatype="application/pgp-signature">…</signature>""".formatted("A".repeat(64), "b".repeat(40), "c".repeat(40))));
        assertThat(metalink.problems()).extracting(MetalinkProblem::message).satisfiesExactly(one -> assertThat(one).contains("torrent"),
                two -> assertThat(two).contains("signature"));
        assertThat(metalink.published()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        MetalinkFile file = metalink.files().getFirst();
        assertThat(file.name()).isEqualTo("dir/a.zip");
        assertThat(file.size()).hasValue(5_000_000_000L);
        assertThat(file.digests()).containsExactly(new Digest("sha-256", "a".repeat(64)));
        assertThat(file.pieces().hex()).containsExactly("b".repeat(40), "c".repeat(40));
        assertThat(file.urls()).extracting(url -> url.uri().getHost()).containsExactly("a.example.org", "b.example.org", "c.example.org");
        assertThat(file.urls().get(1).location()).isEqualTo("de");
        assertThat(file.urls().get(2).priority()).isEqualTo(MetalinkUrl.LAST);
    }

    @Test
    void readsVersionThreeWithItsOrderTurnedRound() throws IOException {
        Metalink metalink = read(THREE.formatted(file("a.zip", """
                <verification><hash type="sha1">%s</hash><pieces length="10" type="sha1"><hash piece="0">%s</hash></pieces></verification>
                <size>7</size>
                <resources><url type="http" preference="10">http://slow.example.org/a.zip</url>
                  <url type="http" preference="100" maxconnections="1">https://fast.example.org/a.zip</url>
                  <url type="bittorrent">ftp://example.org/a.torrent</url></resources>""".formatted("a".repeat(40), "b".repeat(40)))));
        MetalinkFile file = metalink.files().getFirst();
        assertThat(file.urls()).extracting(url -> url.uri().getHost()).containsExactly("fast.example.org", "slow.example.org");
        assertThat(file.digests()).containsExactly(new Digest("sha-1", "a".repeat(40)));
        assertThat(file.pieces().length()).isEqualTo(10);
        assertThat(metalink.problems()).singleElement().satisfies(problem -> assertThat(problem.message()).contains("bittorrent"));
    }

    @Test
    void refusesUnsafeEntriesAndKeepsTheOthers() throws IOException {
        Metalink metalink = four(file("../a.zip", URL) + file("..\\a.zip", URL) + file("/etc/passwd", URL) + file("x/%2e%2e/%2e%2e/y", URL) + file("", URL)
                + "<file>" + URL + "</file>" + file("nowhere.zip", "") + file("file.zip", "<url>file:///etc/passwd</url>")
                + file("good.zip", URL) + file("GOOD.zip", URL));
        assertThat(metalink.files()).extracting(MetalinkFile::name).containsExactly("good.zip");
        assertThat(metalink.problems().stream().filter(MetalinkProblem::refused)).hasSize(9);
    }

    @Test
    void leavesOutWhatCannotBeAndSaysSo() throws IOException {
        Metalink metalink = four(file("a.zip", "<size>-5</size><hash type='sha-256'>abc</hash><hash type='crc99'>00</hash><hash type='md5'>"
                + "d".repeat(32) + "</hash><pieces length='0' type='sha-1'><hash>" + "a".repeat(40) + "</hash></pieces>"
                + "<url priority='0'>http://example.org/a.zip</url><url>http://user:secret@example.org/a.zip</url><url>relative/a.zip</url>"));
        MetalinkFile file = metalink.files().getFirst();
        assertThat(file.size()).isEmpty();
        assertThat(file.digests()).containsExactly(new Digest("md5", "d".repeat(32)));
        assertThat(file.pieces()).isNull();
        assertThat(file.urls()).hasSize(1);
        assertThat(metalink.problems()).hasSize(7).noneMatch(problem -> problem.message().contains("secret"));
    }

    @Test
    void acceptsNoDocumentTypesAndNothingFromOutside() {
        String entity = "<!DOCTYPE metalink [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + FOUR.formatted(file("a.zip", "<description>&x;</description>" + URL));
        assertThatThrownBy(() -> read(entity)).isInstanceOf(MetalinkException.class);
        String laughs = "<!DOCTYPE m [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>" + FOUR.formatted(file("a.zip", URL));
        assertThatThrownBy(() -> read(laughs)).isInstanceOf(MetalinkException.class);
    }

    @Test
    void refusesDocumentsThatAreNoMetalink() {
        for (String text : List.of("", "x", "<html/>", FOUR.formatted(""), "<metalink xmlns='urn:other'/>", FOUR.formatted(file("a.zip", URL)).substring(0, 120),
                FOUR.formatted("<file name='a'>" + "<verification>".repeat(5_000) + "</verification>".repeat(5_000) + "</file>"))) {
            assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(MetalinkException.class).message().isNotBlank();
        }
    }

    @Test
    void writesWhatItReadsAgain() throws IOException {
        Pieces pieces = new Pieces("sha-1", 10, List.of("a".repeat(40), "b".repeat(40)));
        MetalinkFile file = new MetalinkFile("dir/ä & <b>.zip", OptionalLong.of(15), List.of(new Digest("sha-256", "c".repeat(64))), null,
                List.of(new MetalinkUrl(URI.create("https://a.example.org/x?a=1&b=2"), 1, "fr"),
                        new MetalinkUrl(URI.create("http://b.example.org/x"), 2, "")), "Scene");
        MetalinkFile safe = new MetalinkFile("dir/ä & b.zip", file.size(), file.digests(), pieces, file.urls(), file.description());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Metalink metalink = new Metalink(List.of(file, safe), List.of(), "Perigee/1", "https://example.org/search", Instant.parse("2026-11-21T10:00:00Z"));
        List<MetalinkProblem> problems = MetalinkWriter.write(metalink, out);
        assertThat(problems).singleElement().matches(MetalinkProblem::refused);
        Metalink again = MetalinkReader.read(new ByteArrayInputStream(out.toByteArray()), null);
        assertThat(again.files()).containsExactly(safe);
        assertThat(again.problems()).isEmpty();
        assertThat(again.published()).isEqualTo(metalink.published());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("urn:ietf:params:xml:ns:metalink");
    }

    @Test
    void neverWritesASecret() throws IOException {
        TransferRequest signed = TransferRequest.of(Path.of("/x"), "a.zip", Source.open(URI.create("https://s3.example.org/a?X-Amz-Signature=SECRET")));
        TransferRequest mixed = new TransferRequest(Path.of("/x"), "b.zip", List.of(Source.open(URI.create("https://example.org/b?token=SECRET")),
                Source.open(URI.create("https://example.org/b"))), OptionalLong.of(5), false, List.of(), null, "", "", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<MetalinkProblem> problems = MetalinkWriter.write(Metalink.of(List.of(signed, mixed), "", "https://example.org/?token=SECRET", null), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("SECRET").contains(">https://example.org/b<", ">https://s3.example.org/a<")
                .doesNotContain("<size>");
        assertThat(problems).singleElement().matches(problem -> problem.file().equals("a.zip") && !problem.refused() && !problem.message().contains("SECRET"));
    }

    @Test
    void becomesRequestsWithRealmsOnlyWhereTheCallerSaysSo() throws IOException {
        Metalink metalink = four(file("a.zip", "<size>7</size><url priority='3'>https://mine.example.org/a</url><url>https://other.example.org/a</url>"));
        TransferRequest request = metalink.requests(Path.of("/x"), uri -> uri.getHost().equals("mine.example.org") ? "r" : "").getFirst();
        assertThat(request.sources()).extracting(Source::realm).containsExactly("r", "");
        assertThat(request.sources()).extracting(Source::priority).containsExactly(3, MetalinkUrl.LAST);
        assertThat(request.size()).hasValue(7);
        assertThat(request.sizeExact()).isTrue();
    }
}
