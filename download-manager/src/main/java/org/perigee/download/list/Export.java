package org.perigee.download.list;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.perigee.access.PublicAddress;
import org.perigee.download.Digest;
import org.perigee.download.SafeName;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

/// What may be handed on of a list of transfers: safe names, addresses without secrets.
///
/// @param files    in order
/// @param problems what had to be left out or changed
/// @param when     it is said to have been made
record Export(List<Entry> files, List<ExportProblem> problems, Instant when) {

    /// One file.
    ///
    /// @param request   what it was made from
    /// @param addresses the best first, without secrets
    record Entry(TransferRequest request, List<URI> addresses) {

        String name() {
            return request.name();
        }

        OptionalLong size() {
            return request.size();
        }

        /// The strongest digest of those a program knows; empty where there is none.
        ///
        /// @param known names of algorithms, the strongest first
        Optional<Digest> digest(List<String> known) {
            return request.digests().stream().filter(digest -> known.contains(digest.algorithm()))
                    .min(Comparator.comparingInt(digest -> known.indexOf(digest.algorithm())));
        }
    }

    static Export of(List<TransferRequest> requests, Instant when) {
        List<Entry> files = new ArrayList<>();
        List<ExportProblem> problems = new ArrayList<>();
        NameClaims names = new NameClaims();
        for (TransferRequest request : requests) {
            Optional<String> refused = SafeName.problem(request.name()).or(() -> names.claim(request.name()));
            if (refused.isPresent()) {
                problems.add(new ExportProblem(request.name(), true, refused.get()));
            } else {
                files.add(new Entry(request, addresses(request, problems)));
            }
        }
        return new Export(files, problems, when);
    }

    private static List<URI> addresses(TransferRequest request, List<ExportProblem> problems) {
        List<Source> sources = request.sources().stream().sorted(Comparator.comparingInt(Source::priority)).toList();
        List<URI> open = sources.stream().map(Source::uri).filter(PublicAddress::isPublic).toList();
        sources.stream().map(Source::uri).filter(uri -> !PublicAddress.isPublic(uri) && !open.contains(PublicAddress.of(uri)))
                .forEach(uri -> problems.add(new ExportProblem(request.name(), false,
                        "A secret was taken out of an address, which may need a sign-in now: " + PublicAddress.of(uri))));
        return sources.stream().map(source -> PublicAddress.of(source.uri())).distinct().toList();
    }
}
