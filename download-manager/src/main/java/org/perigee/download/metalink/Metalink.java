package org.perigee.download.metalink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

/// A list of files, each with one or more addresses.
///
/// @param files     that can be fetched
/// @param problems  what was refused or not understood when it was read
/// @param generator the program that made it; may be empty
/// @param origin    where it comes from: an address, or words such as a search; may be empty; the address it was read from where it says nothing itself
/// @param dynamic   whether what the origin gives changes, so that it is worth asking again
/// @param published when it was made, UTC; null where not said
public record Metalink(List<MetalinkFile> files, List<MetalinkProblem> problems, String generator, String origin, boolean dynamic,
        Instant published) {

    public Metalink {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
        Objects.requireNonNull(generator);
        Objects.requireNonNull(origin);
    }

    /// One that does not change.
    public Metalink(List<MetalinkFile> files, List<MetalinkProblem> problems, String generator, String origin, Instant published) {
        this(files, problems, generator, origin, false, published);
    }

    public Optional<Instant> findPublished() {
        return Optional.ofNullable(published);
    }

    /// Describes transfers, to be written down.
    public static Metalink of(List<TransferRequest> requests, String generator, String origin, Instant published) {
        List<MetalinkFile> files = requests.stream().map(Metalink::file).toList();
        return new Metalink(files, List.of(), generator, origin, published);
    }

    private static MetalinkFile file(TransferRequest request) {
        List<MetalinkUrl> urls = request.sources().stream().map(source -> new MetalinkUrl(source.uri(), source.priority(), "")).toList();
        // A size that only was announced must not make clients throw the file away.
        return new MetalinkFile(request.name(), request.sizeExact() ? request.size() : OptionalLong.empty(), request.digests(),
                request.pieces(), urls, request.label());
    }

    /// Turns the files into transfers.
    ///
    /// @param folder  an absolute folder
    /// @param realmOf which realm's credentials may be sent to an address; an empty text for none. A Metalink comes from anybody:
    ///                name a realm only for hosts that belong to it
    public List<TransferRequest> requests(Path folder, Function<URI, String> realmOf) {
        return files.stream().map(file -> request(file, folder, realmOf)).toList();
    }

    private TransferRequest request(MetalinkFile file, Path folder, Function<URI, String> realmOf) {
        List<Source> sources = file.urls().stream()
                .map(url -> new Source(url.uri(), url.priority(), realmOf.apply(url.uri()), url.uri().getHost())).toList();
        return new TransferRequest(folder, file.name(), sources, file.size(), file.size().isPresent(), file.digests(), file.pieces(), "",
                file.description().isEmpty() ? file.name() : file.description(), origin);
    }
}
