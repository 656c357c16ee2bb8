package org.perigee.download.metalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.perigee.download.SafeName;

/// Metalinks of real portals and of other programs' tests: each is read, or refused with a clear word.
class RecordedMetalinksTest {

    private static List<Path> recorded(String folder) throws IOException {
        Path all = Path.of(System.getProperty("perigee.fixtures", "nowhere"), "opensearch-others", folder);
        assumeThat(all).as("recorded Metalinks").isDirectory();
        try (Stream<Path> files = Files.list(all)) {
            return files.sorted().toList();
        }
    }

    private static Metalink read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return MetalinkReader.read(in, null);
        }
    }

    @Test
    void everyRecordedMetalinkIsReadOrRefusedForAReason() throws IOException {
        List<Path> files = recorded("metalink");
        int read = 0;
        List<String> refused = new ArrayList<>();
        for (Path file : files) {
            try {
                Metalink metalink = read(file);
                System.out.println(file.getFileName() + ": " + metalink.files().size() + " files, " + metalink.problems());
                assertThat(metalink.files().isEmpty() && metalink.problems().isEmpty()).isFalse();
                assertThat(metalink.files()).allSatisfy(entry -> {
                    assertThat(SafeName.problem(entry.name())).isEmpty();
                    assertThat(entry.urls()).isNotEmpty().allMatch(url -> url.uri().getScheme().startsWith("http"));
                });
                read++;
            } catch (MetalinkException e) {
                assertThat(e).message().isNotBlank();
                refused.add(file.getFileName() + ": " + e.getMessage());
            }
        }
        System.out.println("Recorded Metalinks: " + read + " read and " + refused.size() + " refused of " + files.size() + " " + refused);
        assertThat(read + refused.size()).isEqualTo(files.size());
        assertThat(refused).allMatch(each -> each.startsWith("aria2_inline_testMalformedXML"));
    }

    @Test
    void noBrokenMetalinkDoesHarm() throws IOException {
        List<Path> files = recorded("metalink-fuzz");
        int answered = 0;
        for (Path file : files) {
            try {
                System.out.println(file.getFileName() + ": " + read(file).files().size() + " files");
            } catch (MetalinkException e) {
                assertThat(e).message().isNotBlank();
            }
            answered++;
        }
        System.out.println("Broken Metalinks: " + answered + " of " + files.size());
        assertThat(answered).isEqualTo(files.size()).isPositive();
    }

    @Test
    void relativeAddressesStartFromTheDocument() throws IOException {
        for (Path file : recorded("metalink")) {
            if (file.getFileName().toString().equals("aria2_base_uri.xml")) {
                try (InputStream in = Files.newInputStream(file)) {
                    Metalink metalink = MetalinkReader.read(in, URI.create("http://base.example.org/dir/"));
                    assertThat(metalink.files()).flatExtracting(MetalinkFile::urls).extracting(url -> url.uri().toString())
                            .anyMatch(url -> url.startsWith("http://base.example.org/dir/"));
                }
            }
        }
    }

    @Test
    void whatTheRecordedDocumentsSayIsUnderstood() throws IOException {
        Map<String, Metalink> byName = new HashMap<>();
        for (Path file : recorded("metalink")) {
            try {
                byName.put(file.getFileName().toString(), read(file));
            } catch (MetalinkException e) {
                byName.remove(file.getFileName().toString());
            }
        }
        MetalinkFile asf = byName.get("asf_Fairbanks_SLC.metalink").files().getFirst();
        assertThat(asf.size()).isPresent();
        assertThat(asf.digests()).singleElement().satisfies(digest -> assertThat(digest.algorithm()).isEqualTo("md5"));
        Metalink peps = byName.get("peps_seed_2015.meta4");
        assertThat(peps.files()).hasSize(1);
        assertThat(peps.published()).isEqualTo("2015-05-30T17:31:56Z");
        assertThat(byName.get("libmetalink_LibreOffice_3.5.4.meta4").files().getFirst().urls()).hasSizeGreaterThan(50);
        assertThat(byName.get("libmetalink_LibreOffice_3.5.4.meta4").files().getFirst().pieces()).isNotNull();
        assertThat(byName.get("checker_1_create_subdir.meta4").files()).allMatch(file -> file.name().contains("/"));
        assertThat(byName.get("checker_2_only_ftp.meta4").files()).isEmpty();
        assertThat(byName.get("aria2_metalink3-dirtraversal.xml").problems()).anyMatch(MetalinkProblem::refused);
        assertThat(byName.get("aria2_metalink4-dosdirtraversal.xml").problems()).anyMatch(MetalinkProblem::refused);
        assertThat(byName.get("wget_metalink-xml.metalink").files()).hasSize(5);
        assertThat(byName.get("wget_metalink-xml-relpath-trust.metalink").files()).extracting(MetalinkFile::name).containsExactly("File5");
    }
}
