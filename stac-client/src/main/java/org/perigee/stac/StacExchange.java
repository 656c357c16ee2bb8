package org.perigee.stac;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.access.ServerMessage;

/// Sends requests and reads JSON, whatever the answer calls itself: servers send JSON as text and web pages as JSON.
///
/// Answers are read as a stream and given up where they grow beyond 256 MB.
final class StacExchange {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final MediaType JSON = MediaType.get("application/json");
    private static final String ACCEPT = "application/geo+json, application/json;q=0.9, */*;q=0.1";
    private static final long LONGEST_ANSWER = 256_000_000;
    private static final int GLIMPSE = 64 * 1024;

    private final HttpAccess access;
    private final Realm realm;

    /// @param realm who to sign in with; null for nobody
    StacExchange(HttpAccess access, Realm realm) {
        this.access = access;
        this.realm = realm;
    }

    /// @throws AccessException of any kind; PROTOCOL where the answer is no JSON
    JsonNode json(StacRequest request, CallScope scope) throws AccessException {
        Request.Builder http = new Request.Builder().url(request.url()).header("Accept", ACCEPT);
        request.headers().forEach(http::header);
        if (request.method().equals("POST")) {
            String body = request.body() == null ? "{}" : request.body().toString();
            http.post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON));
        }
        if (realm != null) {
            http.tag(Realm.class, realm);
        }
        return access.read(http.build(), scope, StacExchange::parse);
    }

    private static JsonNode parse(Response response) throws IOException {
        String url = response.request().url().toString();
        InputStream body = unzipped(new BufferedInputStream(new CappedStream(response.body().byteStream(), LONGEST_ANSWER), GLIMPSE));
        body.mark(GLIMPSE);
        int first = firstCharacter(body);
        body.reset();
        if (first < 0) {
            throw AccessException.of(FailureKind.PROTOCOL, url, "The answer is empty", null);
        }
        if (first == '<') {
            String page = new String(body.readNBytes(GLIMPSE), StandardCharsets.UTF_8);
            throw AccessException.of(FailureKind.PROTOCOL, url, "The answer is a page, not JSON: " + ServerMessage.in(page), null);
        }
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw AccessException.of(FailureKind.PROTOCOL, url, "The answer is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Some servers send a compressed file without saying so.
    private static InputStream unzipped(BufferedInputStream body) throws IOException {
        body.mark(2);
        boolean gzip = body.read() == 0x1f && body.read() == 0x8b;
        body.reset();
        return gzip ? new BufferedInputStream(new CappedStream(new GZIPInputStream(body), LONGEST_ANSWER), GLIMPSE) : body;
    }

    private static int firstCharacter(InputStream body) throws IOException {
        for (int i = 0; i < GLIMPSE - 1; i++) {
            int c = body.read();
            boolean byteOrderMark = c == 0xEF || c == 0xBB || c == 0xBF;
            if (c < 0 || !byteOrderMark && !Character.isWhitespace(c)) {
                return c;
            }
        }
        return -1;
    }
}
