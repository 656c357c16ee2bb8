package org.perigee.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;

/// Signs in with a code that is typed on another device, for machines without a browser (RFC 8628).
public final class DeviceSignIn {

    private final OidcCredentials credentials;
    private final Clock clock;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final String deviceCode;
    private final String userCode;
    private final String page;
    private final Instant ends;
    private Duration interval;

    private DeviceSignIn(OidcCredentials credentials, Clock clock, JsonNode answer) {
        this.credentials = credentials;
        this.clock = clock;
        this.deviceCode = answer.path("device_code").asText();
        this.userCode = answer.path("user_code").asText();
        this.page = answer.path("verification_uri_complete").asText(answer.path("verification_uri").asText());
        this.ends = Instant.now(clock).plusSeconds(answer.path("expires_in").asLong(600));
        this.interval = Duration.ofSeconds(Math.max(1, answer.path("interval").asLong(5)));
    }

    /// Asks the realm for a code.
    ///
    /// @throws AccessException where the realm cannot be reached or has no device sign-in
    public static DeviceSignIn begin(OidcCredentials credentials, Clock clock, CallScope scope) throws AccessException {
        HttpUrl device = credentials.endpoints().device();
        String issuer = credentials.config().issuer().toString();
        if (device == null) {
            throw AccessException.of(FailureKind.PROTOCOL, issuer, "The realm has no sign-in by device code", null);
        }
        JsonNode answer = credentials.tokenEndpoint().post(device, Map.of("scope", String.join(" ", credentials.config().scopes())), scope);
        if (!answer.hasNonNull("device_code")) {
            throw AccessException.of(FailureKind.AUTHENTICATION, issuer, answer.path("error_description").asText("No device code was given"), null);
        }
        return new DeviceSignIn(credentials, clock, answer);
    }

    /// What the user types.
    public String userCode() {
        return userCode;
    }

    /// Where the user types it.
    public String page() {
        return page;
    }

    /// Asks until the user has agreed, refused, or the code has ended.
    ///
    /// @throws AccessException kind AUTHENTICATION where it was refused or the code ended, CANCELLED
    public void await() throws AccessException {
        Map<String, String> grant = Map.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", deviceCode);
        while (true) {
            pause();
            TokenEndpoint.Answer answer = credentials.tokenEndpoint().ask(credentials.endpoints().token(), grant, new CallScope());
            if (answer.error().equals("slow_down")) {
                interval = interval.plusSeconds(5);
            } else if (!answer.error().equals("authorization_pending")) {
                credentials.accept(answer);
                return;
            }
        }
    }

    private void pause() throws AccessException {
        String issuer = credentials.config().issuer().toString();
        if (Instant.now(clock).isAfter(ends)) {
            throw AccessException.of(FailureKind.AUTHENTICATION, issuer, "The code has ended; ask for another", null);
        }
        try {
            if (cancelled.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                throw AccessException.of(FailureKind.CANCELLED, issuer, "The sign-in was cancelled", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AccessException.of(FailureKind.CANCELLED, issuer, "The sign-in was cancelled", e);
        }
    }

    /// Ends the wait; may be called from any thread.
    public void cancel() {
        cancelled.countDown();
    }
}
