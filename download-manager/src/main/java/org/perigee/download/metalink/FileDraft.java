package org.perigee.download.metalink;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.perigee.download.Digest;
import org.perigee.download.Pieces;
import org.perigee.download.SafeName;
import org.perigee.download.list.WebAddress;
import org.perigee.download.verify.Hasher;

/// An entry while it is read: takes what the document says and keeps what makes sense, with a note on the rest.
final class FileDraft {

    private static final int MOST_URLS = 1_000;
    private static final int MOST_TRAITS = 100;
    /// Strong ones first; of several lists of pieces the first of these is used.
    private static final List<String> PIECE_ALGORITHMS = List.of("sha-512", "sha-384", "sha-256", "sha3-256", "blake3", "sha-1", "md5");

    private final String name;
    private final List<String> languages = new ArrayList<>();
    private final List<String> systems = new ArrayList<>();
    private String version = "";
    private final List<MetalinkProblem> problems;
    private final List<Digest> digests = new ArrayList<>();
    private final List<MetalinkUrl> urls = new ArrayList<>();
    private final List<PiecesDraft> pieces = new ArrayList<>();
    private OptionalLong size = OptionalLong.empty();
    private String description = "";

    FileDraft(String name, List<MetalinkProblem> problems) {
        this.name = name;
        this.problems = problems;
    }

    /// One list of pieces as it stands in the document.
    static final class PiecesDraft {
        private final String algorithm;
        private final String length;
        private final List<String> hex = new ArrayList<>();
        private boolean orderly = true;

        PiecesDraft(String algorithm, String length) {
            this.algorithm = algorithm;
            this.length = length;
        }

        /// @param index the piece's number in Metalink 3; null in Metalink 4
        void add(String index, String digest) {
            orderly &= index == null || index.strip().equals(Integer.toString(hex.size()));
            hex.add(digest.strip().toLowerCase(Locale.ROOT));
        }

        int count() {
            return hex.size();
        }
    }

    private void note(String message) {
        problems.add(new MetalinkProblem(name, false, message));
    }

    void size(String text) {
        try {
            long bytes = Long.parseLong(text.strip());
            if (bytes >= 0) {
                size = OptionalLong.of(bytes);
                return;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        note("“" + shortened(text) + "” is no size");
    }

    void description(String text) {
        description = shortened(text.strip());
    }

    void hash(String type, String text) {
        Digest digest = new Digest(algorithm(type), text);
        if (Hasher.of(digest.algorithm()).isEmpty()) {
            note("Digests of type “" + shortened(digest.algorithm()) + "” are not known");
        } else if (Hasher.of(digest).isEmpty()) {
            note("“" + shortened(text.strip()) + "” is no " + digest.algorithm());
        } else if (digests.contains(digest)) {
            note("The " + digest.algorithm() + " is given twice");
        } else if (digests.stream().anyMatch(other -> other.algorithm().equals(digest.algorithm()))) {
            note("There are two different " + digest.algorithm());
        } else {
            digests.add(digest);
        }
    }

    void pieces(PiecesDraft draft) {
        pieces.add(draft);
    }

    /// @param priority 1 to 999999 in Metalink 4; null where absent or meaningless
    /// @param from     what a relative address starts from; null where there is nothing
    void url(String text, Integer priority, String location, URI from) {
        Optional<URI> uri = address(text.strip(), from);
        if (uri.isEmpty()) {
            return;
        }
        if (urls.size() >= MOST_URLS) {
            note("There are more than " + MOST_URLS + " addresses");
            return;
        }
        String country = location == null ? "" : location.strip().toLowerCase(Locale.ROOT);
        urls.add(new MetalinkUrl(uri.get(), priority == null ? MetalinkUrl.LAST : priority, country.matches("[a-z]{2}") ? country : ""));
    }

    private Optional<URI> address(String text, URI from) {
        try {
            return Optional.of(WebAddress.parse(text, from));
        } catch (URISyntaxException e) {
            note(e.getReason());
            return Optional.empty();
        }
    }

    /// Another description of the file, which is not followed.
    void metaurl(String mediaType) {
        String type = mediaType == null || mediaType.isBlank() ? "unknown" : mediaType.strip();
        note("A source of type “" + shortened(type) + "” is not used: only files at http and https addresses are fetched");
    }

    void signature() {
        note("Its signature is not checked");
    }

    void version(String text) {
        version = shortened(text);
    }

    void language(String text) {
        addTrait(languages, text);
    }

    void system(String text) {
        addTrait(systems, text);
    }

    private static void addTrait(List<String> traits, String text) {
        if (!text.isEmpty() && traits.size() < MOST_TRAITS) {
            traits.add(shortened(text));
        }
    }

    void note(String what, String value) {
        note("“" + shortened(value) + "” is no " + what);
    }

    /// The entry, where it is one that can be fetched safely.
    Optional<MetalinkFile> build() {
        Optional<String> unsafe = SafeName.problem(name);
        if (unsafe.isPresent()) {
            return refuse("The name cannot be used: " + unsafe.get());
        }
        if (urls.isEmpty()) {
            return refuse("There is no address it could be fetched from");
        }
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        List<MetalinkUrl> sorted = urls.stream().sorted(Comparator.comparingInt(MetalinkUrl::priority)).toList();
        return Optional.of(new MetalinkFile(normal, size, digests, bestPieces(), sorted, description,
                new MetalinkTraits(version, languages, systems)));
    }

    private Optional<MetalinkFile> refuse(String why) {
        problems.add(new MetalinkProblem(shortened(name), true, why));
        return Optional.empty();
    }

    private Pieces bestPieces() {
        return pieces.stream().map(this::checked).flatMap(Optional::stream)
                .min(Comparator.comparingInt(found -> PIECE_ALGORITHMS.indexOf(found.algorithm()))).orElse(null);
    }

    private Optional<Pieces> checked(PiecesDraft draft) {
        String algorithm = algorithm(draft.algorithm);
        Optional<String> problem = problem(draft, algorithm);
        problem.ifPresent(text -> note("The list of pieces is not used: " + text));
        return problem.isPresent() ? Optional.empty() : Optional.of(new Pieces(algorithm, Long.parseLong(draft.length.strip()), draft.hex));
    }

    private Optional<String> problem(PiecesDraft draft, String algorithm) {
        if (!PIECE_ALGORITHMS.contains(algorithm)) {
            return Optional.of("digests of type “" + shortened(algorithm) + "” are not known");
        }
        if (!draft.length.strip().matches("[1-9][0-9]{0,17}")) {
            return Optional.of("“" + shortened(draft.length) + "” is no length");
        }
        if (!draft.orderly) {
            return Optional.of("they are not in order");
        }
        if (draft.hex.isEmpty() || draft.hex.stream().anyMatch(hex -> Hasher.of(new Digest(algorithm, hex)).isEmpty())) {
            return Optional.of("not all of them are a " + algorithm);
        }
        long length = Long.parseLong(draft.length.strip());
        boolean fits = size.isEmpty() || (size.getAsLong() + length - 1) / length == draft.hex.size();
        return fits ? Optional.empty() : Optional.of("their number does not fit the size");
    }

    private static String algorithm(String type) {
        String name = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        return name.matches("sha(1|224|256|384|512)") ? "sha-" + name.substring(3) : name;
    }

    private static String shortened(String text) {
        String printable = text.replaceAll("\\p{C}", "?");
        return printable.length() <= 200 ? printable : printable.substring(0, 199) + "…";
    }
}
