package org.perigee.app.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import okhttp3.Request;
import org.perigee.access.CallScope;
import org.perigee.access.PublicAddress;
import org.perigee.access.Realm;
import org.perigee.app.core.PerigeeCore;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;
import org.perigee.download.list.FileList;
import org.perigee.download.list.ListException;
import org.perigee.download.list.ListReader;
import org.perigee.download.metalink.Metalink;
import org.perigee.download.metalink.MetalinkException;
import org.perigee.download.metalink.MetalinkProblem;
import org.perigee.download.metalink.MetalinkReader;

/// Reads Metalinks and plain lists of files, and says on standard error what it had to leave out.
final class ListSources {

    private static final int LARGEST = 64_000_000;

    private final PerigeeCore core;
    private final PrintWriter err;
    private final URI base;
    private final String batch;
    private long refused;

    /// @param base  what relative addresses start from, and where the files of checksum files lie; null where nothing was said
    /// @param batch what is asked for together, by id
    ListSources(PerigeeCore core, PrintWriter err, URI base, String batch) {
        this.core = core;
        this.err = err;
        this.base = base;
        this.batch = batch;
    }

    /// How many files had to be left out.
    long refused() {
        return refused;
    }

    /// Whether an address is one of a Metalink, by its ending.
    static boolean isMetalink(String address) {
        return address.matches("(?i)https?://[^?#]+\\.(meta4|metalink)([?#].*)?");
    }

    /// Reads the Metalink at an address; its links can be renewed there.
    List<TransferRequest> metalinkAt(String address, Path folder) throws IOException {
        URI uri = URI.create(address);
        Request.Builder request = new Request.Builder().url(address);
        String realm = core.registry().realmOf(uri);
        if (!realm.isEmpty() && PublicAddress.isPublic(uri)) {
            request.tag(Realm.class, new Realm(realm));
        }
        byte[] content = core.access().read(request.build(), new CallScope(), response -> response.body().byteStream().readNBytes(LARGEST));
        return metalink(PublicAddress.of(uri).toString(), content, uri, folder);
    }

    /// @param document where it came from; null where that is not known
    List<TransferRequest> metalink(String name, byte[] content, URI document, Path folder) throws IOException {
        try {
            Metalink metalink = MetalinkReader.read(new ByteArrayInputStream(content), document == null ? base : document);
            for (MetalinkProblem problem : metalink.problems()) {
                err.println(name + ": " + (problem.file().isEmpty() ? "" : problem.file() + ": ") + problem.message());
            }
            refused += metalink.problems().stream().filter(MetalinkProblem::refused).count();
            // Only hosts that the registry gives to a realm are named with it; every other mirror is a stranger.
            return metalink.requests(folder, core.registry()::realmOf);
        } catch (MetalinkException e) {
            throw new BadArgument(name + ": " + e.getMessage());
        }
    }

    /// Reads addresses, an input file of aria2, a table or a checksum file.
    ///
    /// @param sizes tells the length of what is there already; null to leave that alone
    List<TransferRequest> list(SourceText text, Path folder, RemoteSize sizes) {
        try {
            FileList list = ListReader.read(text.content(), base);
            list.problems().forEach(problem -> err.println(text.name() + ", " + problem));
            refused += list.refused();
            return list.requests(folder, core.registry()::realmOf, batch).stream().map(request -> sized(request, sizes)).toList();
        } catch (ListException e) {
            String hint = base == null && e.getMessage().contains("address of the folder") ? " with --base-url" : "";
            throw new BadArgument(text.name() + ": " + e.getMessage() + hint);
        }
    }

    private static TransferRequest sized(TransferRequest request, RemoteSize sizes) {
        if (sizes == null || request.size().isPresent() || !request.digests().isEmpty()) {
            return request;
        }
        OptionalLong size = sizes.where(request.folder().resolve(request.name()), request.sources().getFirst());
        return request.withAnnouncedSize(size);
    }

    /// Gives each mirror the realm of its own host: those that an Item carries from other archives want other sign-ins.
    TransferRequest withOwnRealms(TransferRequest request) {
        List<Source> sources = new ArrayList<>();
        for (Source source : request.sources()) {
            String realm = core.registry().realmOf(source.uri());
            boolean covered = core.registry().realm(source.realm()).filter(one -> one.names(source.uri())).isPresent();
            sources.add(covered || realm.isEmpty() ? source : new Source(source.uri(), source.priority(), realm, source.label(), source.stale()));
        }
        return request.withSources(sources);
    }
}
