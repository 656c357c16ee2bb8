package org.perigee.download.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.download.Digest;
import org.perigee.download.Source;

class ListReaderTest {

    private static final URI BASE = URI.create("https://data.example/set/");
    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final String SHA256 = MD5 + MD5;

    private static FileList read(String text) throws ListException {
        return read(text, null);
    }

    private static FileList read(String text, URI base) throws ListException {
        return ListReader.read(text.getBytes(StandardCharsets.UTF_8), base);
    }

    @Test
    void readsAddressesOneALine() throws ListException {
        FileList list = read("\ufeff# comment\r\n\r\nhttps://a.example/x.zip\r\n  https://a.example/dir/y%20z.tif?v=1  \n# https://no.example/\nhttp://a.example/b c.nc\n");
        assertThat(list.form()).isEqualTo(ListForm.ADDRESSES);
        assertThat(list.problems()).isEmpty();
        assertThat(list.files()).extracting(ListedFile::name).containsExactly("x.zip", "y_z.tif", "b_c.nc");
        assertThat(list.files()).extracting(ListedFile::line).containsExactly(3, 4, 6);
        assertThat(list.files().get(2).addresses()).containsExactly(URI.create("http://a.example/b%20c.nc"));
    }

    @Test
    void readsInputFilesOfAria2() throws ListException {
        FileList list = read("""
                https://a.example/x.zip\thttps://b.example/x.zip\tftp://c.example/x.zip
                  out=scene.zip
                  dir=./june/
                  checksum=sha-256=%s
                  header=Authorization: Bearer verysecret
                  split=16
                https://a.example/y.zip
                \tdir=/etc
                  split=16
                magnet:?xt=urn:btih:1
                https://a.example/z.zip
                  out=../../z.zip
                """.formatted(SHA256.toUpperCase(java.util.Locale.ROOT)));
        assertThat(list.files()).extracting(ListedFile::name).containsExactly("june/scene.zip", "y.zip");
        ListedFile first = list.files().getFirst();
        assertThat(first.addresses()).extracting(URI::getHost).containsExactly("a.example", "b.example");
        assertThat(first.digests()).containsExactly(new Digest("sha-256", SHA256));
        assertThat(list.problems()).extracting(ListProblem::line).containsExactly(1, 5, 6, 8, 10, 10, 11);
        assertThat(list.problems()).extracting(ListProblem::refused).containsExactly(false, false, false, false, false, true, true);
        assertThat(list.problems().toString()).contains("ftp", "header", "split", "/etc", "magnet", "z.zip").doesNotContain("verysecret");
        assertThat(list.refused()).isEqualTo(2);
    }

    @Test
    void nothingIsLostWhereNamesMeet() throws ListException {
        FileList list = read("https://a.example/1/B04.tif\nhttps://a.example/2/B04.tif\nhttps://a.example/2/b04.TIF\nhttps://a.example/1/B04.tif\n");
        assertThat(list.files()).extracting(ListedFile::name).containsExactly("B04.tif", "B04 (2).tif", "b04 (2).TIF".equals(list.files().get(2).name())
                ? "b04 (2).TIF" : "b04 (3).TIF");
        assertThat(list.problems()).isEmpty();
    }

    @Test
    void manyFilesOfOneNameAreNumberedInTime() throws ListException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("https://a.example/").append(i).append("/B04.tif\n");
        }
        assertThat(read(text.toString()).files()).hasSize(50_000).last().matches(file -> file.name().equals("B04 (50000).tif"));
    }

    @Test
    void readsTablesWhateverTheirColumnsAreCalled() throws ListException {
        FileList own = read("name,url,size,checksum,mirrors\r\n\"a, b.zip\",https://a.example/1,5,md5:" + MD5 + " sha-256:" + SHA256 + ",https://b.example/1\r\n");
        assertThat(own.form()).isEqualTo(ListForm.TABLE);
        assertThat(own.files().getFirst()).isEqualTo(new ListedFile(2, "a, b.zip", java.util.List.of(URI.create("https://a.example/1"), URI.create("https://b.example/1")),
                OptionalLong.of(5), java.util.List.of(new Digest("md5", MD5), new Digest("sha-256", SHA256))));
        FileList asf = read("\"Granule Name\",\"Platform\",\"URL\",\"Size (MB)\"\n\"S1A_X\",\"Sentinel-1A\",\"https://asf.example/SLC/S1A_X.zip\",\"4421.3\"\n");
        assertThat(asf.files()).extracting(ListedFile::name).containsExactly("S1A_X.zip");
        FileList sentinelsat = read(",title,link,link_icon,size,filename,uuid\n0,S2A_Y,https://hub.example/odata/v1/Products('1')/$value,https://hub.example/q,1.1 GB,S2A_Y.SAFE,1\n");
        assertThat(sentinelsat.files()).extracting(ListedFile::name).containsExactly("S2A_Y.SAFE.zip");
        assertThat(sentinelsat.files().getFirst().addresses()).containsExactly(URI.create("https://hub.example/odata/v1/Products('1')/$value"));
        assertThat(sentinelsat.problems()).singleElement().matches(problem -> !problem.refused());
        FileList semicolons = read("# made by hand\nurl;md5;note\nhttps://a.example/x.zip;" + MD5 + ";\"two\nlines\"\n;" + MD5 + ";\nhttps://a.example/y.zip;;\n");
        assertThat(semicolons.files()).extracting(ListedFile::line).containsExactly(3, 6);
        assertThat(semicolons.files().getFirst().digests()).containsExactly(new Digest("md5", MD5));
        assertThat(semicolons.problems()).singleElement().matches(problem -> problem.refused() && problem.line() == 5);
        assertThat(read("url\nhttps://a.example/x.zip\n").form()).isEqualTo(ListForm.TABLE);
    }

    @Test
    void aNameOfATableCannotLeaveTheFolder() throws ListException {
        FileList list = read("filename,url\n../../etc/passwd,https://a.example/x\n2025-06-01T10:00:00,https://a.example/y\n");
        assertThat(list.files()).extracting(ListedFile::name).containsExactly(".._.._etc_passwd", "2025-06-01T10_00_00");
    }

    @Test
    void readsChecksumFilesWithABaseAddress() throws ListException {
        FileList list = read("# made by sha256sum\n" + SHA256 + "  ./dir/a b.tif\n" + SHA256 + " *c.tif\n\\" + MD5 + "  back\\\\slash\nMD5 (c.tif) = " + MD5
                + "\nSHA256 (https://other.example/d.tif) = " + SHA256 + "\nnonsense\n" + SHA256 + "  ../e.tif\n", BASE);
        assertThat(list.form()).isEqualTo(ListForm.CHECKSUMS);
        assertThat(list.files()).extracting(ListedFile::name).containsExactly("dir/a b.tif", "c.tif", "d.tif");
        assertThat(list.files().getFirst().addresses()).containsExactly(URI.create("https://data.example/set/dir/a%20b.tif"));
        assertThat(list.files().get(1).digests()).containsExactly(new Digest("sha-256", SHA256), new Digest("md5", MD5));
        assertThat(list.problems().stream().filter(ListProblem::refused)).extracting(ListProblem::line).containsExactly(4, 7, 8);
    }

    @Test
    void aChecksumFileAloneSaysWhatIsMissing() {
        assertThatThrownBy(() -> read(MD5 + "  a.tif\n")).isInstanceOf(ListException.class).hasMessageContaining("address of the folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n# nothing\n", "hello", "ftp://a.example/x", "PK\u0003\u0004\u0000", "https:/x\nfoo\n", "name,size\na,5\n", "name \" x,url,md5\n\"a\nb", "name\"\",url\n\""})
    void whatIsNoListIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ListException.class).message().isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"https://a.example/x?token=S3CR3T,x", "https://u:S3CR3T@a.example/x,", "https://a.example/download?_tk=S3CR3T,"})
    void secretsReachNoNameAndNoMessage(String line, String name) {
        try {
            FileList list = read(line);
            assertThat(list.files()).hasSize(1);
            assertThat(list.files().getFirst().name()).doesNotContain("S3CR3T");
            assertThat(name == null || list.files().getFirst().name().equals(name)).isTrue();
        } catch (ListException e) {
            assertThat(e).message().doesNotContain("S3CR3T");
        }
    }

    @Test
    void theNameOfAnAddressDoesNotChangeWithItsToken() {
        assertThat(WebAddress.fileName(URI.create("https://a.example/1/download?_tk=a"))).isEqualTo(WebAddress.fileName(URI.create("https://a.example/1/download?_tk=b")))
                .isNotEqualTo(WebAddress.fileName(URI.create("https://a.example/2/download?_tk=a")));
    }

    @Test
    void becomesRequestsWithRealmsOnlyWhereTheCallerSaysSo() throws ListException {
        var request = read("https://mine.example/a\thttps://other.example/a").requests(Path.of("/x"), uri -> uri.getHost().equals("mine.example") ? "r" : "", "b").getFirst();
        assertThat(request.sources()).extracting(Source::realm).containsExactly("r", "");
        assertThat(request.sources()).extracting(Source::priority).containsExactly(1, 2);
    }

    @Test
    void olderEncodingsAreRead() throws ListException {
        assertThat(ListReader.read("https://a.example/x.zip\n# é".getBytes(StandardCharsets.ISO_8859_1), null).files()).hasSize(1);
        assertThat(ListReader.read("\ufeffhttps://a.example/x.zip\n".getBytes(StandardCharsets.UTF_16LE), null).files()).hasSize(1);
    }
}
