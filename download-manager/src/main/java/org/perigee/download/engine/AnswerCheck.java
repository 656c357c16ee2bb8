package org.perigee.download.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Response;
import org.perigee.access.AccessException;
import org.perigee.access.HttpAccess;
import org.perigee.access.RetryAfter;
import org.perigee.download.FailureKind;
import org.perigee.download.header.ContentRange;
import org.perigee.download.header.FileDescription;
import org.perigee.download.part.Segment;
import org.perigee.download.part.Validator;
import org.perigee.download.refusal.Refusal;
import org.perigee.download.refusal.RefusalRules;

/// Decides whether an answer is what was asked for, before a byte of it is written (RFC 9110, sections 13 to 15).
final class AnswerCheck {

    private final Ask ask;
    private final Response response;
    private final HttpAccess access;
    private final Clock clock;

    AnswerCheck(Ask ask, Response response, HttpAccess access, Clock clock) {
        this.ask = ask;
        this.response = response;
        this.access = access;
        this.clock = clock;
    }

    Answer check() throws FetchFailure {
        return switch (response.code()) {
            case 200 -> whole();
            case 206 -> partial();
            case 202 -> throw new FetchFailure(Reaction.TAPE, FailureKind.SERVER, said("The provider is getting the file from its archive"),
                    RetryAfter.parse(response.header("Retry-After"), clock.instant()).orElse(null));
            case 416 -> unsatisfiable();
            default -> throw refused();
        };
    }

    private Answer partial() throws FetchFailure {
        ContentRange range = contentRange().filter(found -> !found.isUnsatisfied()).orElse(null);
        if (range == null) {
            throw noRanges("The server sent a part of the file without saying rightly which");
        }
        OptionalLong total = range.total();
        Segment segment = ask.segment();
        if (range.from() != ask.from() || range.to() > segment.askedEnd()) {
            throw noRanges("Bytes " + ask.from() + " and on were asked for, " + range + " came");
        }
        if (total.isEmpty() && ask.knownSize().isEmpty()) {
            throw noRanges("The server sent a part of the file without saying how long the file is");
        }
        if (contentLength().isPresent() && contentLength().getAsLong() != range.length()) {
            throw noRanges("The server's part of the file does not have the length it names");
        }
        if (isEncoded()) {
            throw noRanges("The server packs the parts of the file");
        }
        if (range.from() == 0) {
            sniff();
        }
        checkVersion(total);
        return new Answer(total, OptionalLong.of(range.to()), true, Mirror.Ranges.YES, validator(), false,
                described());
    }

    private Answer whole() throws FetchFailure {
        if (ask.fresh() && ask.from() == 0) {
            return fresh();
        }
        boolean really206 = contentRange().filter(range -> range.from() == ask.from() && contentLength().orElse(-1) == range.length()).isPresent();
        if (really206) {
            // Some archives send parts with the wrong status; start and length leave no doubt.
            return partial();
        }
        sniff();
        boolean otherLength = !isEncoded() && contentLength().isPresent() && ask.knownSize().isPresent()
                && contentLength().getAsLong() != ask.knownSize().getAsLong();
        if (ask.previous().contradicts(validator()) || otherLength && !ask.previous().confirms(validator())) {
            throw changed();
        }
        throw noRanges("The server cannot deliver parts of the file");
    }

    private Answer fresh() throws FetchFailure {
        boolean gzipped = isEncoded() && !keepsItsPacking();
        if (isEncoded() && !header("Content-Encoding").matches("gzip|x-gzip")) {
            throw new FetchFailure(Reaction.STRIKE, FailureKind.PROTOCOL, "The server packed the file as “" + header("Content-Encoding") + "” unasked");
        }
        OptionalLong size = gzipped ? OptionalLong.empty() : contentLength();
        if (!gzipped) {
            sniff();
        }
        checkVersion(size);
        boolean none = header("Accept-Ranges").equals("none") || isEncoded() || ask.plain() || size.isEmpty();
        return new Answer(size, size, false, none ? Mirror.Ranges.NO : Mirror.Ranges.UNKNOWN, validator(), gzipped, described());
    }

    /// Some servers call `x.tar.gz` "a gzipped x.tar": there the packed bytes are the file.
    private boolean keepsItsPacking() {
        String name = ask.request().name().toLowerCase(Locale.ROOT);
        OptionalLong exact = ask.exactSize();
        return name.endsWith(".gz") || name.endsWith(".tgz") || exact.isPresent() && exact.equals(contentLength());
    }

    private void checkVersion(OptionalLong total) throws FetchFailure {
        Validator now = validator();
        if (ask.previous().contradicts(now)) {
            throw changed();
        }
        long size = total.orElse(-1);
        OptionalLong announced = ask.request().size();
        if (size == 0 && announced.orElse(0) > 0) {
            throw new FetchFailure(Reaction.STRIKE, FailureKind.SIZE, "The server's file is empty");
        }
        if (size < 0 || ask.knownSize().isEmpty() || ask.knownSize().getAsLong() == size) {
            return;
        }
        if (ask.previous().confirms(now)) {
            throw noRanges("The server names different lengths for one version of the file");
        }
        if (ask.exactSize().isPresent()) {
            throw new FetchFailure(Reaction.STRIKE, FailureKind.SIZE,
                    "The server's file has " + size + " bytes, " + ask.exactSize().getAsLong() + " were promised");
        }
        if (ask.onlyOne() || ask.mirror().hasDelivered()) {
            throw changed();
        }
        throw new FetchFailure(Reaction.DROP, FailureKind.SIZE, "This source has another file: " + size + " bytes");
    }

    private Answer unsatisfiable() throws FetchFailure {
        Optional<ContentRange> range = contentRange().filter(ContentRange::isUnsatisfied);
        if (range.isPresent()) {
            long total = range.get().total().orElseThrow();
            OptionalLong known = ask.knownSize();
            if (known.isPresent() && known.getAsLong() != total && !ask.previous().confirms(validator()) && ask.exactSize().isEmpty()) {
                throw changed();
            }
        }
        throw noRanges("The server says the file has no such part");
    }

    private FetchFailure refused() {
        AccessException failure = access.failure(response);
        int status = response.code();
        Optional<Refusal> meant = RefusalRules.bundled().meaningOf(status, response::header, failure.serverMessage(), clock.instant());
        if (meant.isPresent()) {
            return refused(meant.get(), failure);
        }
        FailureKind kind = switch (failure.kind()) {
            case AUTHENTICATION -> FailureKind.AUTHENTICATION;
            case FORBIDDEN -> FailureKind.FORBIDDEN;
            case NOT_FOUND -> FailureKind.NOT_FOUND;
            case THROTTLED -> FailureKind.THROTTLED;
            case TIMEOUT -> FailureKind.TIMEOUT;
            case SERVER -> FailureKind.SERVER;
            default -> status == 402 || status == 451 ? FailureKind.FORBIDDEN : FailureKind.PROTOCOL;
        };
        if (ask.mirror().source().isVolatile() && (status == 400 || status == 401 || status == 403 || status == 410)) {
            return new FetchFailure(Reaction.RENEW, kind, "The link has run out: " + failure.getMessage());
        }
        Reaction reaction = switch (kind) {
            case AUTHENTICATION -> ask.mirror().source().realm().isEmpty() ? Reaction.DROP : Reaction.SIGN_IN;
            case THROTTLED -> Reaction.THROTTLE;
            case SERVER -> status == 503 ? Reaction.THROTTLE : Reaction.AGAIN;
            case TIMEOUT -> Reaction.AGAIN;
            default -> status == 425 ? Reaction.AGAIN : Reaction.DROP;
        };
        return new FetchFailure(reaction, kind, failure.getMessage(), failure.retryAfter().map(this::untilTheSecondIsOver).orElse(null));
    }

    /// A date names a second, and the server may mean its end.
    private Duration untilTheSecondIsOver(Duration wait) {
        return header("Retry-After").endsWith("gmt") ? wait.plusSeconds(1) : wait;
    }

    private static FetchFailure refused(Refusal refusal, AccessException failure) {
        return switch (refusal.meaning()) {
            case TERMS -> new FetchFailure(Reaction.TERMS, FailureKind.FORBIDDEN, failure.getMessage());
            case BUSY -> new FetchFailure(Reaction.THROTTLE, FailureKind.THROTTLED, failure.getMessage(), refusal.waitTime().orElse(null));
            case QUOTA -> new FetchFailure(Reaction.QUOTA, FailureKind.THROTTLED, failure.getMessage(), refusal.waitTime().orElse(null));
        };
    }

    private void sniff() throws FetchFailure {
        Optional<String> page = BodySniffer.errorIn(response, ask.request().name());
        if (page.isPresent()) {
            throw new FetchFailure(Reaction.STRIKE, FailureKind.NOT_THE_FILE, "A page came in place of the file"
                    + (page.get().isBlank() ? "" : ": " + page.get()));
        }
    }

    private String said(String text) {
        String words = access.failure(response).serverMessage();
        return words.isEmpty() ? text : text + ": " + words;
    }

    private Optional<ContentRange> contentRange() {
        return ContentRange.parse(response.header("Content-Range"));
    }

    private static FetchFailure noRanges(String message) {
        return new FetchFailure(Reaction.NO_RANGES, FailureKind.PROTOCOL, message);
    }

    private static FetchFailure changed() {
        return new FetchFailure(Reaction.CHANGED, FailureKind.PROTOCOL, "The file on the server has changed");
    }

    private FileDescription described() {
        return ask.mirror().isGuest() ? FileDescription.NONE : FileDescription.of(response);
    }

    private Validator validator() {
        return new Validator(response.header("ETag"), response.header("Last-Modified"));
    }

    private boolean isEncoded() {
        return !header("Content-Encoding").isEmpty() && !header("Content-Encoding").equals("identity");
    }

    private OptionalLong contentLength() {
        long length = response.body().contentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    private String header(String name) {
        String value = response.header(name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
