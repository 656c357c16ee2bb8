package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.perigee.access.AccessException;
import org.perigee.access.FailureKind;

/// Makes the request for the page after a page (STAC API 1.0, "Pagination").
final class NextPage {

    private NextPage() {
    }

    /// What the `next` link says, to the letter; `prev` and `previous` are not looked at.
    ///
    /// A POST link with `merge` has its body merged into the original request's; without, its body is sent as it is, even where
    /// it holds a token alone. A POST link without a body sends the original one.
    ///
    /// @throws AccessException kind PROTOCOL where the link leads nowhere
    static Optional<StacRequest> byLink(StacPage page, StacRequest current, StacRequest original) throws AccessException {
        Optional<StacLink> link = page.links().stream().filter(candidate -> candidate.rel().equals("next")).findFirst();
        if (link.isEmpty()) {
            return Optional.empty();
        }
        StacLink next = link.get();
        HttpUrl url = current.url().resolve(next.href());
        if (url == null) {
            throw AccessException.of(FailureKind.PROTOCOL, current.url().toString(), "The next link is no web address", null);
        }
        boolean post = next.method().equals("POST");
        return Optional.of(new StacRequest(post ? "POST" : "GET", url, next.headers(), post ? body(next, original) : null));
    }

    private static JsonNode body(StacLink next, StacRequest original) {
        if (next.body().isMissingNode()) {
            return original.body();
        }
        if (next.merge() && original.body() instanceof ObjectNode before && next.body() instanceof ObjectNode change) {
            ObjectNode merged = before.deepCopy();
            merged.setAll(change);
            return merged;
        }
        return next.body();
    }

    static StacRequest byNumber(StacRequest current, StacDialect.Paging paging) {
        String parameter = paging.parameter();
        if (current.body() instanceof ObjectNode body) {
            int page = body.path(parameter).asInt(paging.first());
            return new StacRequest(current.method(), current.url(), current.headers(), body.deepCopy().put(parameter, page + 1));
        }
        String written = current.url().queryParameter(parameter);
        int page = written == null ? paging.first() : Integer.parseInt(written);
        HttpUrl url = current.url().newBuilder().setQueryParameter(parameter, Integer.toString(page + 1)).build();
        return new StacRequest(current.method(), url, current.headers(), null);
    }
}
