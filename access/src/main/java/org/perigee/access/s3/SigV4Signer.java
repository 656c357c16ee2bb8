package org.perigee.access.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Signs requests without a body as AWS Signature Version 4 tells, in the form that S3 wants: paths are encoded once, the digest of
/// the empty body goes along. Signed are the host, the range and all `x-amz-` headers, so that what lies between may not change
/// them. Immutable, thread-safe.
public final class SigV4Signer {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String EMPTY_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String SERVICE = "s3";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DAY = 8;

    private final S3Keys keys;
    private final String region;

    public SigV4Signer(S3Keys keys, String region) {
        this.keys = keys;
        this.region = region;
    }

    /// The request with the headers that sign it, in place of any it had.
    public Request sign(Request request, Instant now) {
        String time = TIME.format(now);
        Request.Builder dated = request.newBuilder().removeHeader("Authorization").header("x-amz-date", time)
                .header("x-amz-content-sha256", EMPTY_BODY);
        if (!keys.sessionToken().isEmpty()) {
            dated.header("x-amz-security-token", keys.sessionToken());
        }
        Request ready = dated.build();
        SortedMap<String, String> headers = signedHeaders(ready);
        String names = String.join(";", headers.keySet());
        String scope = time.substring(0, DAY) + "/" + region + "/" + SERVICE + "/aws4_request";
        String toSign = String.join("\n", ALGORITHM, time, scope, hex(sha256(canonical(ready, headers, names))));
        String signature = hex(hmac(signingKey(time.substring(0, DAY)), toSign));
        return ready.newBuilder().header("Authorization", ALGORITHM + " Credential=" + keys.accessKey() + "/" + scope + ",SignedHeaders=" + names
                + ",Signature=" + signature).build();
    }

    private static SortedMap<String, String> signedHeaders(Request request) {
        SortedMap<String, String> headers = new TreeMap<>();
        for (String name : request.headers().names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("range") || lower.startsWith("x-amz-")) {
                headers.put(lower, request.headers(name).stream().map(value -> value.strip().replaceAll(" +", " "))
                        .collect(Collectors.joining(",")));
            }
        }
        headers.put("host", host(request.url()));
        return headers;
    }

    /// As it stands in the `Host` header: with the port where it is not the usual one.
    private static String host(HttpUrl url) {
        String name = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? name : name + ":" + url.port();
    }

    private static String canonical(Request request, SortedMap<String, String> headers, String names) {
        StringBuilder lines = new StringBuilder();
        headers.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
        return String.join("\n", request.method(), path(request.url()), query(request.url()), lines, names, EMPTY_BODY);
    }

    private static String path(HttpUrl url) {
        return url.encodedPathSegments().stream().map(part -> UriEncoding.encode(UriEncoding.decode(part))).collect(Collectors.joining("/", "/", ""));
    }

    private static String query(HttpUrl url) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            pairs.add(UriEncoding.encode(url.queryParameterName(i)) + "=" + UriEncoding.encode(value == null ? "" : value));
        }
        pairs.sort(null);
        return String.join("&", pairs);
    }

    private byte[] signingKey(String day) {
        byte[] dated = hmac(("AWS4" + keys.secretKey()).getBytes(StandardCharsets.UTF_8), day);
        return hmac(hmac(hmac(dated, region), SERVICE), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
