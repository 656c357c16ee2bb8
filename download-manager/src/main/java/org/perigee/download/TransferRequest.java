package org.perigee.download;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.perigee.download.verify.Hasher;

/// A file to fetch.
///
/// @param folder    an absolute folder the user chose; nothing is ever written outside it
/// @param name      relative name inside the folder, with `/` between parts; checked, since it often comes from a server
/// @param sources   at least one; all give the same bytes
/// @param size      bytes, where known for certain (Metalink) or announced
/// @param sizeExact whether a different size means a wrong file; announced sizes of catalogues err
/// @param digests   of the whole file; may be empty
/// @param pieces    of the file; null where there are none
/// @param batch     what was asked for together shares a batch id; may be empty
/// @param label     for people: the product's name
/// @param origin    where the request came from, such as the item's reference or the address of a Metalink: a [SourceRefresher] gets fresh addresses there;
///                  may be empty; no secrets
public record TransferRequest(Path folder, String name, List<Source> sources, OptionalLong size, boolean sizeExact, List<Digest> digests,
        Pieces pieces, String batch, String label, String origin) {

    public TransferRequest {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(name);
        sources = List.copyOf(sources);
        Objects.requireNonNull(size);
        digests = List.copyOf(digests);
        Objects.requireNonNull(batch);
        Objects.requireNonNull(label);
        Objects.requireNonNull(origin);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("Nowhere to fetch " + name + " from");
        }
    }

    /// One file at one open address, nothing known about it.
    public static TransferRequest of(Path folder, String name, Source source) {
        return new TransferRequest(folder, name, List.of(source), OptionalLong.empty(), false, List.of(), null, "", name, "");
    }

    /// Whether wrong bytes would be noticed: by a digest that can be computed here, or by digests of pieces.
    public boolean isGuarded() {
        return pieces != null || digests.stream().anyMatch(digest -> Hasher.of(digest).isPresent());
    }

    /// Whether size and digest, or digests of pieces, prove that the bytes of all sources are the same: then one continues what another began.
    public boolean isProven() {
        return isGuarded() && (pieces != null || size.isPresent());
    }

    /// The same with one source before all others, which keep their order.
    ///
    /// @param first one of the sources
    public TransferRequest preferring(Source first) {
        List<Source> others = sources.stream().filter(source -> source != first).sorted(Comparator.comparingInt(Source::priority)).toList();
        List<Source> ordered = new ArrayList<>(List.of(first.withPriority(1)));
        others.forEach(source -> ordered.add(source.withPriority(Math.max(2, source.priority()))));
        return withSources(ordered);
    }

    /// The same from other addresses.
    ///
    /// @param others at least one; all give the same bytes
    public TransferRequest withSources(List<Source> others) {
        return new TransferRequest(folder, name, others, size, sizeExact, digests, pieces, batch, label, origin);
    }

    /// The same with a size that somebody named, who may err.
    public TransferRequest withAnnouncedSize(OptionalLong announced) {
        return new TransferRequest(folder, name, sources, announced, false, digests, pieces, batch, label, origin);
    }

    /// The same files for another folder.
    public TransferRequest withFolder(Path other) {
        return new TransferRequest(other, name, sources, size, sizeExact, digests, pieces, batch, label, origin);
    }
}
