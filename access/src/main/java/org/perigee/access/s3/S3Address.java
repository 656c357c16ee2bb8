package org.perigee.access.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `s3://bucket/key`: an object, or with a slash at its end all objects whose keys begin with it.
///
/// @param bucket as stores name them
/// @param key    as it is, not encoded; empty for the whole bucket
public record S3Address(String bucket, String key) {

    private static final Pattern FORM = Pattern.compile("(?i)s3a?://([a-z0-9][a-z0-9._-]{1,61}[a-z0-9])(?:/(.*))?", Pattern.DOTALL);

    /// Reads an address as people and catalogues write it; keys stand in it as they are.
    ///
    /// @return empty where it is none
    public static Optional<S3Address> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches() ? Optional.of(new S3Address(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2))) : Optional.empty();
    }

    /// Whether it stands for many objects.
    public boolean isPrefix() {
        return key.isEmpty() || key.endsWith("/");
    }

    /// Whether a URL can hold the key: one with `.` or `..` between slashes would be another by the time it arrives.
    public boolean isReachable() {
        return !key.matches("(?:.*/)?\\.\\.?(?:/.*)?");
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
