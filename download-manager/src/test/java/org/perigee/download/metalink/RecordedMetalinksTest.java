package org.perigee.download.metalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /// How many files of each recorded document can be fetched safely, as the index of the recordings says: what its client kept or had to refuse.
    private static final Map<String, Integer> EXPECTED = Map.ofEntries(Map.entry("aria2_2files.metalink", 2), Map.entry("aria2_base_uri.xml", 0),
            Map.entry("aria2_inline_testBadPieceLength_1.xml", 0), Map.entry("aria2_inline_testBadSize_1.xml", 0),
            Map.entry("aria2_inline_testBadURLPrefs_1.xml", 0), Map.entry("aria2_inline_testMultiplePieces_1.xml", 0),
            Map.entry("aria2_inline_testNoName_1.xml", 0), Map.entry("aria2_inline_testParseFileV4_attrs_1.xml", 0),
            Map.entry("aria2_inline_testParseFileV4_attrs_2.xml", 1), Map.entry("aria2_inline_testParseFileV4_attrs_4.xml", 1),
            Map.entry("aria2_inline_testParseFileV4_attrs_5.xml", 1), Map.entry("aria2_inline_testUnsupportedType_1.xml", 1),
            Map.entry("aria2_inline_testUnsupportedType_piece_1.xml", 0), Map.entry("aria2_metalink3-dirtraversal.xml", 1),
            Map.entry("aria2_metalink4-dosdirtraversal.xml", 0), Map.entry("aria2_metalink4-groupbymetaurl.xml", 3), Map.entry("aria2_metalink4.xml", 1),
            Map.entry("asf_Fairbanks_SLC.metalink", 1), Map.entry("checker_1_create_subdir.meta4", 1),
            Map.entry("checker_1_fail_bad_directory_and_network_errors.meta4", 1), Map.entry("checker_1_metalink_three_files.meta4", 3),
            Map.entry("checker_2_fail_metalink_one_file_bad_main_md5.meta4", 1), Map.entry("checker_2_only_ftp.meta4", 0),
            Map.entry("checker_3_metalink_bad_piece1and2.meta4", 1), Map.entry("checker_3_metalink_bad_piece2.meta4", 1),
            Map.entry("checker_bad_size_v3.metalink", 1), Map.entry("libmetalink_LibreOffice_3.5.4.meta4", 1), Map.entry("libmetalink_test1_v3.xml", 3),
            Map.entry("metalink4ruby_full.meta4", 1), Map.entry("metalink4ruby_single.meta4", 1), Map.entry("peps_seed_2015.meta4", 1),
            Map.entry("rfc5854_example1.meta4", 1), Map.entry("wget_metalink-xml-abspath-trust.metalink", 2),
            Map.entry("wget_metalink-xml-absprefix-trust.metalink", 2), Map.entry("wget_metalink-xml-homepath-trust.metalink", 3),
            Map.entry("wget_metalink-xml-nourls.metalink", 4), Map.entry("wget_metalink-xml-relpath-trust.metalink", 1),
            Map.entry("wget_metalink-xml-size.metalink", 5), Map.entry("wget_metalink-xml.metalink", 5));
    private static final Set<String> NO_DOCUMENT = Set.of("aria2_inline_testMalformedXML2_1.xml");

    @Test
    void everyRecordedMetalinkIsReadOrRefusedAsItsIndexSays() throws IOException {
        Map<String, Integer> read = new HashMap<>();
        Set<String> refused = new HashSet<>();
        for (Path file : recorded("metalink")) {
            String name = file.getFileName().toString();
            try {
                Metalink metalink = read(file);
                read.put(name, metalink.files().size());
                assertThat(metalink.files().isEmpty() && metalink.problems().isEmpty()).as(name).isFalse();
                assertThat(metalink.files()).as(name).allSatisfy(entry -> {
                    assertThat(SafeName.problem(entry.name())).isEmpty();
                    assertThat(entry.urls()).isNotEmpty().allMatch(url -> url.uri().getScheme().startsWith("http"));
                });
            } catch (MetalinkException e) {
                assertThat(e).message().isNotBlank();
                refused.add(name);
            }
        }
        System.out.println("Recorded Metalinks: " + read.size() + " read, " + refused.size() + " refused");
        assertThat(read).isEqualTo(EXPECTED);
        assertThat(refused).isEqualTo(NO_DOCUMENT);
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
        assertThat(byName.get("wget_metalink-xml-abspath-trust.metalink").files()).extracting(MetalinkFile::name).containsExactly("File2", "File5");
        assertThat(byName.get("wget_metalink-xml-homepath-trust.metalink").files()).extracting(MetalinkFile::name).contains("dir/File4~", "dir/~/File5");
        assertThat(byName.get("wget_metalink-xml-nourls.metalink").files()).extracting(MetalinkFile::name).containsExactly("File1", "File3", "File4", "File5");
        assertThat(byName.get("wget_metalink-xml-relpath-trust.metalink").files()).extracting(MetalinkFile::name).containsExactly("File5");
    }
}
