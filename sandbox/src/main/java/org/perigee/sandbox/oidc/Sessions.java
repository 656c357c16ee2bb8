package org.perigee.sandbox.oidc;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perigee.sandbox.http.HttpProblem;

/// Who is signed in: sessions, authorization codes, rotating refresh tokens, pending devices. Safe for any number of
/// threads.
final class Sessions {

    /// A sign-in.
    record Session(String id, String user, String scope) {
    }

    /// An authorization code and what it is bound to.
    record Code(Session session, String redirectUri, String challenge, String nonce, Instant expires) {
    }

    /// A device that waits for its user.
    record Device(String deviceCode, String userCode, String scope, Instant expires, Optional<Session> session) {
    }

    private record Refresh(Session session, Instant expires) {
    }

    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
    private static final Duration DEVICE_LIFETIME = Duration.ofMinutes(10);
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Refresh> refreshes = new HashMap<>();
    private final Map<String, Session> usedRefreshes = new HashMap<>();
    private final Map<String, Device> devices = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Clock clock;
    private final Duration refreshLifetime;

    Sessions(Clock clock, Duration refreshLifetime) {
        this.clock = clock;
        this.refreshLifetime = refreshLifetime;
    }

    Session open(String user, String scope) {
        return new Session(secret(), user, scope);
    }

    synchronized String code(Session session, String redirectUri, String challenge, String nonce) {
        String code = secret();
        codes.put(code, new Code(session, redirectUri, challenge, nonce, clock.instant().plus(CODE_LIFETIME)));
        return code;
    }

    /// Takes a code, which serves only once.
    synchronized Code redeem(String code) {
        Code found = codes.remove(code);
        if (found == null || found.expires.isBefore(clock.instant())) {
            throw OidcError.invalidGrant("Code not valid");
        }
        return found;
    }

    synchronized String refreshToken(Session session) {
        String token = secret();
        refreshes.put(token, new Refresh(session, clock.instant().plus(refreshLifetime)));
        return token;
    }

    /// Takes a refresh token, which serves only once; using it again ends the session.
    synchronized Session refresh(String token) {
        Session reused = usedRefreshes.get(token);
        if (reused != null) {
            end(reused);
            throw OidcError.invalidGrant("Maximum allowed refresh token reuse exceeded");
        }
        Refresh found = refreshes.remove(token);
        if (found == null) {
            throw OidcError.invalidGrant("Invalid refresh token");
        }
        if (found.expires.isBefore(clock.instant())) {
            throw OidcError.invalidGrant("Token is not active");
        }
        usedRefreshes.put(token, found.session);
        if (ended.contains(found.session.id)) {
            throw OidcError.invalidGrant("Session not active");
        }
        return found.session;
    }

    /// Ends the session of a refresh token, if it is one.
    synchronized void revoke(String refreshToken) {
        Refresh found = refreshes.remove(refreshToken);
        if (found != null) {
            end(found.session);
        }
    }

    private void end(Session session) {
        ended.add(session.id);
        refreshes.values().removeIf(refresh -> refresh.session.equals(session));
    }

    synchronized boolean isOpen(String sessionId) {
        return !ended.contains(sessionId);
    }

    synchronized Device device(String scope) {
        StringBuilder user = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            user.append(i == 4 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        Device device = new Device(secret(), user.toString(), scope, clock.instant().plus(DEVICE_LIFETIME), Optional.empty());
        devices.put(device.deviceCode, device);
        return device;
    }

    /// Lets a waiting device in; false when there is none of that code.
    synchronized boolean approve(String userCode, String user) {
        Optional<Device> waiting = devices.values().stream().filter(d -> d.userCode.equalsIgnoreCase(userCode.strip())).findFirst();
        waiting.ifPresent(d -> devices.put(d.deviceCode,
            new Device(d.deviceCode, d.userCode, d.scope, d.expires, Optional.of(open(user, d.scope)))));
        return waiting.isPresent();
    }

    /// The session of a device that has been let in.
    synchronized Session poll(String deviceCode) {
        Device device = devices.get(deviceCode);
        if (device == null) {
            throw OidcError.invalidGrant("Device code not valid");
        }
        if (device.expires.isBefore(clock.instant())) {
            devices.remove(deviceCode);
            throw OidcError.of(400, "expired_token", "Device code is expired");
        }
        HttpProblem pending = OidcError.of(400, "authorization_pending", "The authorization request is still pending");
        Session session = device.session.orElseThrow(() -> pending);
        devices.remove(deviceCode);
        return session;
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
