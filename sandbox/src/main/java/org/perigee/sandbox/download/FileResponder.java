package org.perigee.sandbox.download;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.perigee.sandbox.http.Faults;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// Serves files as RFC 9110 tells: single ranges, conditions on strong entity tags and dates, and as slowly as told.
public final class FileResponder {

    /// What is served.
    ///
    /// @param content      its bytes
    /// @param fileName     for `Content-Disposition`
    /// @param mediaType    for `Content-Type`
    /// @param etag         with quotes
    /// @param lastModified to the second
    public record Representation(ByteSource content, String fileName, String mediaType, String etag, Instant lastModified) {
    }

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final int CHUNK = 16 * 1024;

    private final long bytesPerSecond;
    private final Faults faults;

    /// @param bytesPerSecond  the most that one connection gets, 0 for no limit
    public FileResponder(long bytesPerSecond, Faults faults) {
        this.bytesPerSecond = bytesPerSecond;
        this.faults = faults;
    }

    /// Answers a GET or HEAD request.
    public void serve(HttpCall call, Representation file) throws IOException {
        call.set("ETag", file.etag).set("Last-Modified", HTTP_DATE.format(file.lastModified)).set("Accept-Ranges", "bytes");
        if (call.header("If-Match").filter(tags -> !matches(tags, file.etag)).isPresent()) {
            throw HttpProblem.message(412, "Precondition Failed");
        }
        if (call.header("If-None-Match").filter(tags -> matches(tags, file.etag)).isPresent()) {
            call.empty(304);
            return;
        }
        call.set("Content-Type", file.mediaType).set("Content-Disposition", "attachment; filename=\"" + file.fileName + '"');
        long length = file.content.length();
        switch (rangeFor(call, file)) {
            case ByteRange.Whole _ -> stream(call, 200, file.content, new ByteRange.Part(0, length - 1));
            case ByteRange.Part part -> {
                call.set("Content-Range", "bytes " + part.first() + '-' + part.last() + '/' + length);
                stream(call, 206, file.content, part);
            }
            case ByteRange.Unsatisfiable _ -> throw HttpProblem.message(416, "Range Not Satisfiable")
                .header("Content-Range", "bytes */" + length);
        }
    }

    private static ByteRange rangeFor(HttpCall call, Representation file) {
        Optional<String> condition = call.header("If-Range");
        boolean current = condition.isEmpty() || condition.get().equals(file.etag) || sameDate(condition.get(), file.lastModified);
        return current ? ByteRange.parse(call.header("Range"), file.content.length()) : new ByteRange.Whole();
    }

    private static boolean sameDate(String text, Instant date) {
        try {
            return Instant.from(HTTP_DATE.parse(text)).equals(date.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean matches(String tags, String etag) {
        for (String tag : tags.split(",")) {
            if (tag.strip().equals("*") || tag.strip().equals(etag)) {
                return true;
            }
        }
        return false;
    }

    private void stream(HttpCall call, int status, ByteSource content, ByteRange.Part part) throws IOException {
        boolean cut = !call.isHead() && faults.takeCut(call.path());
        long end = part.first() + (cut ? part.length() / 2 : part.length());
        Pace pace = new Pace(bytesPerSecond);
        byte[] chunk = new byte[CHUNK];
        OutputStream out = call.start(status, part.length());
        for (long position = part.first(); position < end && !call.isHead(); position += CHUNK) {
            int count = (int) Math.min(CHUNK, end - position);
            content.copy(position, chunk, 0, count);
            out.write(chunk, 0, count);
            pace.keep(position + count - part.first());
        }
        if (cut) {
            out.flush();
            call.cut();
        } else {
            out.close();
        }
    }
}
