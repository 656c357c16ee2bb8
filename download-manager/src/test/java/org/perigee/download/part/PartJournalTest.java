package org.perigee.download.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.download.Digest;

class PartJournalTest {

    private static final JournalHeader HEADER = new JournalHeader(OptionalLong.of(5_000_000_000L),
            Map.of("https://example.org/a", new Validator("\"x\"", "Sat, 21 Nov 2026 10:00:00 GMT")), List.of(new Digest("md5", "00")));

    @TempDir
    Path folder;

    @Test
    void saysWhatItWasTold() throws IOException {
        Path file = folder.resolve("a.part.json");
        try (PartJournal journal = new PartJournal(file, HEADER, List.of(), List.of())) {
            assertThat(file).doesNotExist();
            journal.append(List.of(new Range(0, 10)));
            journal.append(List.of(new Range(0, 20), new Range(4_000_000_000L, 4_000_000_001L)));
        }
        PartJournal.Saved saved = PartJournal.read(file).orElseThrow();
        assertThat(saved.header()).isEqualTo(HEADER);
        assertThat(saved.done()).containsExactly(new Range(0, 20), new Range(4_000_000_000L, 4_000_000_001L));
    }

    @Test
    void aLineCutAnywhereDoesNoHarm() throws IOException {
        Path file = folder.resolve("a.part.json");
        try (PartJournal journal = new PartJournal(file, HEADER, List.of(new Range(0, 5)), List.of())) {
            journal.append(List.of(new Range(0, 10)));
            journal.append(List.of(new Range(0, 20)));
        }
        String whole = Files.readString(file);
        int header = whole.indexOf('\n') + 1;
        for (int cut = header; cut < whole.length(); cut++) {
            List<Range> done = PartJournal.parse(whole.substring(0, cut).lines().toList(), BootId.current()).orElseThrow().done();
            assertThat(done).isIn(List.of(), List.of(new Range(0, 5)), List.of(new Range(0, 10)), List.of(new Range(0, 20)));
        }
        for (int cut = 0; cut < header - 1; cut++) {
            assertThat(PartJournal.parse(whole.substring(0, cut).lines().toList(), BootId.current())).isEmpty();
        }
    }

    @Test
    void afterARestartOfTheMachineOnlyWhatWasForcedCounts() throws IOException {
        Path file = folder.resolve("a.part.json");
        try (PartJournal journal = new PartJournal(file, HEADER, List.of(), List.of())) {
            journal.append(List.of(new Range(0, 10)));
            journal.appendForced(List.of(new Range(0, 10)));
            journal.append(List.of(new Range(0, 20)));
        }
        assertThat(PartJournal.parse(Files.readAllLines(file), "another boot").orElseThrow().done()).containsExactly(new Range(0, 10));
    }

    @Test
    void staysSmallHoweverLongItIsWritten() throws IOException {
        Path file = folder.resolve("a.part.json");
        try (PartJournal journal = new PartJournal(file, HEADER, List.of(), List.of())) {
            for (int i = 1; i < 20_000; i++) {
                journal.append(List.of(new Range(0, i)));
            }
        }
        assertThat(Files.size(file)).isLessThan(300_000);
        assertThat(PartJournal.read(file).orElseThrow().done()).containsExactly(new Range(0, 19_999));
    }

    @Test
    void rubbishAfterTheLastWholeLineDoesNoHarm() throws IOException {
        Path file = folder.resolve("a.part.json");
        try (PartJournal journal = new PartJournal(file, HEADER, List.of(), List.of())) {
            journal.append(List.of(new Range(0, 10)));
        }
        Files.write(file, new byte[] {0, (byte) 0xff, (byte) 0xc0, '\n', '{', 0}, java.nio.file.StandardOpenOption.APPEND);
        assertThat(PartJournal.read(file).orElseThrow().done()).containsExactly(new Range(0, 10));
    }

    @Test
    void strangeFilesAreNoJournal() {
        List<String> strange = new ArrayList<>(List.of("", "{}", "[]", "{\"perigee\":\"part\",\"version\":2}", "\u0000", "{\"perigee\":\"part\",\"version\":1"));
        strange.forEach(line -> assertThat(PartJournal.parse(List.of(line), "")).isEmpty());
        String first = "{\"perigee\":\"part\",\"version\":1,\"boot\":\"b\",\"size\":%s}";
        for (String size : List.of("-1", "\"7\"", "1e3", "10222222222222222222222222222222222220", "null", "[]")) {
            assertThat(PartJournal.parse(List.of(first.formatted(size)), "b")).as(size).isEmpty();
        }
        for (String done : List.of("[[0,101]]", "[[-1,5]]", "[[0,\"5\"]]", "[[0]]", "[[],[20,30]]", "[5]", "[[0,22222222222222222222222222220]]")) {
            assertThat(PartJournal.parse(List.of(first.formatted(100), "{\"done\":" + done + "}"), "b")).as(done).isEmpty();
        }
        assertThat(PartJournal.parse(List.of("{\"perigee\":\"part\",\"version\":1}", "{\"done\":[[5,1]],\"forced\":true}"), "")).isEmpty();
    }
}
