package org.perigee.sandbox.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import org.perigee.sandbox.http.HttpCall;

/// Signs and checks JSON Web Tokens (RFC 7519) with RS256. The key is made when first needed and dies with the sandbox.
/// Safe for any number of threads.
final class AccessTokens {

    private static final String KEY_ID = "sandbox-1";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private KeyPair keys;

    private synchronized KeyPair keys() {
        if (keys == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                keys = generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java platform has RSA", e);
            }
        }
        return keys;
    }

    /// The compact form of a signed token.
    String sign(ObjectNode claims) {
        ObjectNode header = HttpCall.JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT").put("kid", KEY_ID);
        String signed = encode(header) + '.' + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA256withRSA", e);
        }
    }

    /// The claims of a token that we have signed, whatever its age; empty for anything else.
    Optional<JsonNode> verify(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys().getPublic());
            signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
            boolean ours = signature.verify(Base64.getUrlDecoder().decode(parts[2]));
            return ours ? Optional.of(HttpCall.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))) : Optional.empty();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The public key as a JSON Web Key Set (RFC 7517).
    ObjectNode keySet() {
        RSAPublicKey key = (RSAPublicKey) keys().getPublic();
        ObjectNode set = HttpCall.JSON.createObjectNode();
        set.putArray("keys").addObject().put("kid", KEY_ID).put("kty", "RSA").put("alg", "RS256").put("use", "sig")
            .put("n", unsigned(key.getModulus().toByteArray())).put("e", unsigned(key.getPublicExponent().toByteArray()));
        return set;
    }

    private static String unsigned(byte[] bytes) {
        int from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String encode(ObjectNode node) {
        return BASE64.encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }
}
