package org.perigee.app.core;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.discovery.DocumentSource;
import org.perigee.catalog.discovery.FetchedDocument;
import org.perigee.catalog.discovery.UnreachableException;

/// Fetches what may be a catalogue's front door, without credentials: whoever pasted an address has not said whom they trust.
record DocumentFetcher(HttpAccess access, CallScope scope) implements DocumentSource {

    private static final int LARGEST = 16_000_000;
    private static final String WANTED = "application/json, application/geo+json;q=0.9, application/opensearchdescription+xml;q=0.9, application/xml;q=0.8, */*;q=0.5";

    @Override
    public FetchedDocument fetch(URI address) throws IOException {
        Request request;
        try {
            request = new Request.Builder().url(address.toString()).header("Accept", WANTED).build();
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address that can be asked", e);
        }
        try {
            return access.read(request, scope, DocumentFetcher::document);
        } catch (AccessException e) {
            // The list of what was looked at names the address already.
            boolean unreachable = EnumSet.of(FailureKind.NETWORK, FailureKind.TIMEOUT, FailureKind.TLS).contains(e.kind());
            throw unreachable ? new UnreachableException(e.sentence(), e) : new IOException(e.sentence(), e);
        }
    }

    private static FetchedDocument document(Response response) throws IOException {
        byte[] content = response.body().byteStream().readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw AccessException.of(FailureKind.PROTOCOL, response.request().url().toString(), "The document is larger than a description of a catalogue", null);
        }
        MediaType type = response.body().contentType();
        return new FetchedDocument(response.request().url().uri(), new String(content, type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8)));
    }
}
