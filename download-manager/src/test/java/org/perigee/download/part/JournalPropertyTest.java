package org.perigee.download.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.download.Generated;

/// A journal never claims a byte that was not written, whatever was done in which order and wherever its file was cut.
class JournalPropertyTest {

    private static final int SIZE = 1_000;

    @TempDir
    Path folder;

    /// What was on the disk at one moment, and what of it had been forced there.
    private record Moment(BitSet written, BitSet forced) {
    }

    @Test
    void anyCutOfAnyJournalClaimsOnlyWhatWasWrittenThen() throws Exception {
        Generated.times(60, "journal replay", values -> {
            Path file = folder.resolve("a.part.json");
            Files.deleteIfExists(file);
            List<Moment> moments = new ArrayList<>(List.of(new Moment(new BitSet(), new BitSet())));
            OptionalLong size = values.maybe() ? OptionalLong.of(SIZE) : OptionalLong.empty();
            try (PartJournal journal = new PartJournal(file, new JournalHeader(size, Map.of(), List.of()), List.of(), List.of())) {
                RangeSet done = new RangeSet();
                BitSet forced = new BitSet();
                for (int step = values.below(12); step >= 0; step--) {
                    forced = step(values, journal, done, forced);
                    moments.add(new Moment(bits(done.list()), forced));
                }
            }
            byte[] whole = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            for (int cut = 0; cut <= whole.length; cut++) {
                check(new String(whole, 0, cut, java.nio.charset.StandardCharsets.UTF_8), moments, cut == whole.length && cut > 0);
            }
        });
    }

    private static BitSet step(Generated values, PartJournal journal, RangeSet done, BitSet forced) throws java.io.IOException {
        long from = values.below(SIZE - 10);
        Range range = new Range(from, from + 1 + values.below((int) (SIZE - from)));
        BitSet safe = (BitSet) forced.clone();
        switch (values.below(6)) {
            case 0 -> {
                done.remove(range);
                journal.append(done.list());
                safe.and(bits(done.list()));
            }
            case 1 -> {
                journal.appendForced(done.list());
                safe = bits(done.list());
            }
            case 2 -> journal.describe(new JournalHeader(OptionalLong.of(SIZE), Map.of("https://a.example/x", new Validator("\"e\"", "")), List.of()), done.list());
            default -> {
                done.add(range);
                journal.append(done.list());
            }
        }
        return safe;
    }

    private static void check(String text, List<Moment> moments, boolean whole) {
        Optional<PartJournal.Saved> saved = PartJournal.parse(text.lines().toList(), BootId.current());
        Optional<PartJournal.Saved> afterPowerCut = PartJournal.parse(text.lines().toList(), "another boot");
        assertThat(saved.isPresent()).isEqualTo(afterPowerCut.isPresent());
        if (saved.isPresent()) {
            BitSet claimed = bits(saved.get().done());
            assertThat(moments.stream().anyMatch(moment -> contains(moment.written(), claimed))).as(text).isTrue();
            BitSet safe = bits(afterPowerCut.get().done());
            assertThat(moments.stream().anyMatch(moment -> contains(moment.forced(), safe))).as(text).isTrue();
        }
        if (whole) {
            assertThat(bits(saved.orElseThrow().done())).as("all that was noted counts").isEqualTo(moments.getLast().written());
        }
    }

    private static boolean contains(BitSet all, BitSet part) {
        BitSet rest = (BitSet) part.clone();
        rest.andNot(all);
        return rest.isEmpty();
    }

    private static BitSet bits(List<Range> ranges) {
        BitSet bits = new BitSet();
        ranges.forEach(range -> bits.set((int) range.from(), (int) range.to()));
        return bits;
    }
}
