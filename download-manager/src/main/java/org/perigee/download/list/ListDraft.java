package org.perigee.download.list;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.download.Digest;
import org.perigee.download.SafeName;
import org.perigee.download.verify.Hasher;

/// A list while it is read: takes what its lines say, and keeps what makes sense with a note on the rest. For one use.
final class ListDraft {

    private static final int MOST_NOTES = 10_000;

    private final ListForm form;
    private final URI base;
    private final List<ListedFile> files = new ArrayList<>();
    private final List<ListProblem> problems = new ArrayList<>();
    private final Set<String> saidOnce = new HashSet<>();
    private final NameClaims names = new NameClaims();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, ListedFile> byName = new HashMap<>();

    ListDraft(ListForm form, URI base) {
        this.form = form;
        this.base = base;
    }

    void refuse(int line, String why) {
        problems.add(new ListProblem(line, true, why));
    }

    void note(int line, String what) {
        if (problems.size() < MOST_NOTES) {
            problems.add(new ListProblem(line, false, what));
        }
    }

    /// Says something that holds for many lines where it is met first.
    void noteOnce(int line, String what) {
        if (saidOnce.add(what)) {
            note(line, what);
        }
    }

    /// The addresses among some texts; the others are noted.
    List<URI> addresses(int line, List<String> texts) {
        Set<URI> addresses = new LinkedHashSet<>();
        for (String text : texts) {
            try {
                addresses.add(WebAddress.parse(text, base));
            } catch (URISyntaxException e) {
                note(line, e.getReason());
            }
        }
        return List.copyOf(addresses);
    }

    /// A digest as lists write it; empty, with a note, where it cannot be one.
    Optional<Digest> digest(int line, String algorithm, String hex) {
        Digest digest = new Digest(algorithm.strip().toLowerCase(java.util.Locale.ROOT).replaceFirst("^sha(1|224|256|384|512)$", "sha-$1"), hex.strip());
        if (Hasher.of(digest).isPresent()) {
            return Optional.of(digest);
        }
        note(line, "“" + WebAddress.shown(algorithm.strip() + " " + hex.strip()) + "” is no digest that is known");
        return Optional.empty();
    }

    /// The usual algorithm with digests of so many hexadecimal digits; empty where there is none.
    static Optional<String> algorithmOf(int digits) {
        return Optional.ofNullable(switch (digits) {
            case 32 -> "md5";
            case 40 -> "sha-1";
            case 56 -> "sha-224";
            case 64 -> "sha-256";
            case 96 -> "sha-384";
            case 128 -> "sha-512";
            default -> null;
        });
    }

    /// Takes a file. The same file under the same name is taken once, with all that is said of it; another one of that name gets a number.
    ///
    /// @param chosen whether somebody chose the name, so that it is refused where it is not safe, rather than guessed
    void add(int line, String name, boolean chosen, List<URI> addresses, OptionalLong size, List<Digest> digests) {
        Optional<String> unsafe = SafeName.problem(name);
        if (unsafe.isPresent() && chosen) {
            refuse(line, "The name “" + WebAddress.shown(name) + "” cannot be used: " + unsafe.get());
            return;
        }
        String safe = unsafe.isPresent() ? SafeName.clean(name) : name;
        ListedFile file = new ListedFile(line, safe, addresses, size, digests);
        ListedFile known = byName.get(safe);
        if (known != null && known.addresses().getFirst().equals(addresses.getFirst())) {
            merge(line, known, file);
            return;
        }
        Optional<String> taken = names.claim(safe);
        if (taken.isPresent() && !chosen) {
            numbered(file);
        } else if (taken.isPresent()) {
            refuse(line, "The name “" + WebAddress.shown(name) + "” cannot be used: " + taken.get());
        } else {
            keep(file);
        }
    }

    private void keep(ListedFile file) {
        byName.put(file.name(), file);
        files.add(file);
    }

    private void numbered(ListedFile file) {
        String name;
        do {
            int number = numbers.merge(file.name(), 2, (last, first) -> last + 1);
            name = new SafeName(List.of(file.name().split("/"))).numbered(number).toString();
        } while (names.claim(name).isPresent());
        keep(new ListedFile(file.line(), name, file.addresses(), file.size(), file.digests()));
    }

    private void merge(int line, ListedFile known, ListedFile again) {
        List<Digest> digests = new ArrayList<>(known.digests());
        for (Digest digest : again.digests()) {
            if (digests.stream().anyMatch(other -> other.algorithm().equals(digest.algorithm()) && !other.equals(digest))) {
                note(line, "There are two different " + digest.algorithm() + " of “" + WebAddress.shown(known.name()) + "”; the first counts");
            } else if (!digests.contains(digest)) {
                digests.add(digest);
            }
        }
        Set<URI> addresses = new LinkedHashSet<>(known.addresses());
        addresses.addAll(again.addresses());
        ListedFile both = new ListedFile(known.line(), known.name(), List.copyOf(addresses), known.size().isPresent() ? known.size() : again.size(), digests);
        byName.put(both.name(), both);
        files.set(files.indexOf(known), both);
    }

    FileList list() {
        return new FileList(form, files, problems);
    }
}
