package org.perigee.access.oidc;

import java.time.Instant;

/// What a token endpoint gave. Never logged: its text shows no token.
///
/// @param accessToken  goes out as `Authorization: Bearer`
/// @param expires      when the access token ends, UTC
/// @param renewAt      when it should be replaced, ahead of its end, UTC
/// @param refreshToken gets the next one; empty where there is none
record TokenSet(String accessToken, Instant expires, Instant renewAt, String refreshToken) {

    @Override
    public String toString() {
        return "TokenSet until " + expires;
    }
}
