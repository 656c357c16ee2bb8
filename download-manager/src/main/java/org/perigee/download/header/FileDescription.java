package org.perigee.download.header;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.perigee.download.Digest;
import org.perigee.download.metalink.MetalinkUrl;

/// What an answer says of its file besides its bytes: mirrors, Metalinks and digests (Metalink over HTTP, RFC 6249).
///
/// Digests count only where the answer came over https all the way, so that nobody between could have put them there. Mirrors are given however
/// the answer came: whoever uses one needs a digest to check the bytes by.
///
/// @param mirrors      best first: those the server prefers, then by priority
/// @param descriptions addresses of Metalinks that describe the file
/// @param digests      of the whole file
public record FileDescription(List<MetalinkUrl> mirrors, List<URI> descriptions, List<Digest> digests) {

    public static final FileDescription NONE = new FileDescription(List.of(), List.of(), List.of());

    private static final int MOST_MIRRORS = 100;

    public FileDescription {
        mirrors = List.copyOf(mirrors);
        descriptions = List.copyOf(descriptions);
        digests = List.copyOf(digests);
    }

    /// Reads a successful answer; nothing of its body is consumed. What a mirror says of mirrors must be ignored (RFC 6249, section 6): do not ask
    /// for one's answers.
    public static FileDescription of(Response response) {
        List<Link> links = response.headers("Link").stream().flatMap(value -> Link.parse(value).stream()).toList();
        boolean packed = !response.header("Content-Encoding", "identity").strip().equalsIgnoreCase("identity");
        List<Digest> digests = packed || !isHttpsAllTheWay(response) ? List.of() : digests(response);
        List<URI> descriptions = links.stream().filter(link -> link.hasRelation("describedby") && isMetalink(link.parameter("type")))
                .map(link -> address(link, response)).flatMap(Optional::stream).distinct().toList();
        return new FileDescription(mirrors(links, response), descriptions, digests);
    }

    private static List<Digest> digests(Response response) {
        List<Digest> digests = new ArrayList<>();
        response.headers("Repr-Digest").forEach(value -> digests.addAll(DigestHeader.parseReprDigest(value)));
        for (String value : response.headers("Digest")) {
            DigestHeader.parseDigest(value).stream()
                    .filter(digest -> digests.stream().noneMatch(other -> other.algorithm().equals(digest.algorithm()))).forEach(digests::add);
        }
        return digests;
    }

    private static boolean isHttpsAllTheWay(Response response) {
        for (Response each = response; each != null; each = each.priorResponse()) {
            if (!each.request().isHttps()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMetalink(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/metalink4+xml") || lower.startsWith("application/metalink+xml");
    }

    private static List<MetalinkUrl> mirrors(List<Link> links, Response response) {
        return links.stream().filter(link -> link.hasRelation("duplicate"))
                .sorted(Comparator.comparing((Link link) -> !link.parameters().containsKey("pref")).thenComparingInt(FileDescription::priority))
                .flatMap(link -> address(link, response).map(uri -> new MetalinkUrl(uri, priority(link), country(link))).stream())
                .limit(MOST_MIRRORS).toList();
    }

    private static int priority(Link link) {
        String text = link.parameter("pri");
        int priority = text.matches("\\d{1,6}") ? Integer.parseInt(text) : MetalinkUrl.LAST;
        return priority < 1 ? MetalinkUrl.LAST : priority;
    }

    private static String country(Link link) {
        String geo = link.parameter("geo").toLowerCase(Locale.ROOT);
        return geo.matches("[a-z]{2}") ? geo : "";
    }

    private static Optional<URI> address(Link link, Response response) {
        HttpUrl url = response.request().url().resolve(link.target());
        boolean usable = url != null && url.username().isEmpty() && url.password().isEmpty() && !link.target().isEmpty();
        return usable ? Optional.of(url.newBuilder().fragment(null).build().uri()) : Optional.empty();
    }
}
