package org.perigee.access.s3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// A store with one bucket that works out each signature from the request line and headers as they came, and refuses what does not
/// agree.
final class S3Double extends Dispatcher {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    final NavigableMap<String, String> objects = new TreeMap<>();
    final List<String> targets = new ArrayList<>();
    int pageSize = 2;
    private final String bucket;
    private final S3Keys keys;

    S3Double(String bucket, S3Keys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        targets.add(request.getTarget());
        if (!isSigned(request)) {
            return new MockResponse.Builder().code(403).body("<Error><Code>SignatureDoesNotMatch</Code><Message>The signature is wrong.</Message></Error>")
                    .build();
        }
        String path = request.getTarget().split("\\?", 2)[0];
        if (path.equals("/" + bucket + "/")) {
            return list(request.getTarget());
        }
        String object = objects.get(UriEncoding.decode(path.substring(bucket.length() + 2)));
        return object == null ? new MockResponse.Builder().code(404).build()
                : new MockResponse.Builder().setHeader("ETag", '"' + hex("MD5", object) + '"').body(request.getMethod().equals("HEAD") ? "" : object)
                        .setHeader("Content-Length", object.getBytes(StandardCharsets.UTF_8).length).build();
    }

    private MockResponse list(String target) {
        String prefix = parameter(target, "prefix");
        String after = parameter(target, "continuation-token");
        List<String> keysThere = objects.keySet().stream().filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0).toList();
        List<String> page = keysThere.subList(0, Math.min(pageSize, keysThere.size()));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        boolean more = page.size() < keysThere.size();
        xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
        page.forEach(key -> xml.append("<Contents><Key>").append(UriEncoding.encode(key).replace("%20", "+")).append("</Key><Size>")
                .append(objects.get(key).length()).append("</Size><ETag>&quot;").append(hex("MD5", objects.get(key))).append("&quot;</ETag></Contents>"));
        xml.append(more ? "<NextContinuationToken>" + page.getLast() + "</NextContinuationToken>" : "");
        return new MockResponse.Builder().body(xml.append("<EncodingType>url</EncodingType></ListBucketResult>").toString()).build();
    }

    private static String parameter(String target, String name) {
        return Arrays.stream(target.replaceFirst("^[^?]*\\??", "").split("&")).filter(pair -> pair.startsWith(name + "="))
                .map(pair -> UriEncoding.decode(pair.substring(name.length() + 1))).findFirst().orElse("");
    }

    private boolean isSigned(RecordedRequest request) {
        String authorization = request.getHeaders().get("Authorization");
        Matcher matcher = AUTHORIZATION.matcher(authorization == null ? "" : authorization);
        if (!matcher.matches() || !matcher.group(1).equals(keys.accessKey())) {
            return false;
        }
        String date = request.getHeaders().get("x-amz-date");
        String[] target = request.getTarget().split("\\?", 2);
        String query = target.length < 2 ? "" : Arrays.stream(target[1].split("&")).map(pair -> pair.contains("=") ? pair : pair + "=").sorted()
                .collect(Collectors.joining("&"));
        String headers = Arrays.stream(matcher.group(4).split(";"))
                .map(name -> name + ":" + String.join(",", request.getHeaders().values(name)) + "\n").collect(Collectors.joining());
        String canonical = request.getMethod() + "\n" + target[0] + "\n" + query + "\n" + headers + "\n" + matcher.group(4) + "\n" + hex("SHA-256", "");
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + matcher.group(2) + "/" + matcher.group(3) + "/s3/aws4_request\n" + hex("SHA-256", canonical);
        byte[] key = ("AWS4" + keys.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(matcher.group(2), matcher.group(3), "s3", "aws4_request")) {
            key = mac(key, step);
        }
        return HexFormat.of().formatHex(mac(key, toSign)).equals(matcher.group(5).toLowerCase(Locale.ROOT));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
