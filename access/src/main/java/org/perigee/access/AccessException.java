package org.perigee.access;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// A request that did not bring what was asked for.
///
/// The message never holds a secret: the URL in it is redacted when the exception is made.
public final class AccessException extends IOException {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final String url;
    private final int status;
    private final String serverMessage;
    private final transient Duration retryAfter;

    private AccessException(FailureKind kind, String url, int status, String serverMessage, Duration retryAfter, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.url = url;
        this.status = status;
        this.serverMessage = serverMessage;
        this.retryAfter = retryAfter;
    }

    /// A failure without an answer from the server.
    public static AccessException of(FailureKind kind, String url, String what, Throwable cause) {
        String safe = Redaction.url(url);
        return new AccessException(kind, safe, 0, "", null, what + " (" + safe + ")", cause);
    }

    /// A refusal to sign somebody in, in the realm's own words.
    ///
    /// @param serverMessage what the realm said; may be empty
    public static AccessException refused(String url, String serverMessage) {
        String safe = Redaction.url(url);
        String text = Redaction.text(serverMessage);
        String message = (text.isEmpty() ? "The sign-in was refused" : text) + " (" + safe + ")";
        return new AccessException(FailureKind.AUTHENTICATION, safe, 0, text, null, message, null);
    }

    /// A failure told by the server's status.
    ///
    /// @param serverMessage the sentence found in the body, or an empty string
    public static AccessException ofStatus(String url, int status, String serverMessage, Optional<Duration> retryAfter) {
        String safe = Redaction.url(url);
        String text = Redaction.text(serverMessage);
        String message = "HTTP " + status + (text.isEmpty() ? "" : ": " + text) + " (" + safe + ")";
        return new AccessException(FailureKind.ofStatus(status), safe, status, text, retryAfter.orElse(null), message, null);
    }

    public FailureKind kind() {
        return kind;
    }

    /// The message without the address in it, for where that stands already.
    public String sentence() {
        String end = " (" + url + ")";
        return getMessage().endsWith(end) ? getMessage().substring(0, getMessage().length() - end.length()) : getMessage();
    }

    /// The URL asked, without anything secret.
    public String url() {
        return url;
    }

    /// The HTTP status, where there was an answer.
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /// What the server said of it, in its own words; may be empty.
    public String serverMessage() {
        return serverMessage;
    }

    /// How long the server wants to be left alone (RFC 9110, section 10.2.3).
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
