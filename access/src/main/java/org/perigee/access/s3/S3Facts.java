package org.perigee.access.s3;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;

/// What a store says of an object when it is asked for its head alone.
///
/// @param size      bytes; empty where it does not say
/// @param checksums lower-case hexadecimal by algorithm (`md5`, `sha-256`, `crc32c`…), of the whole object only
public record S3Facts(OptionalLong size, Map<String, String> checksums) {

    private static final Map<String, String> HEADERS = Map.of("x-amz-checksum-sha256", "sha-256", "x-amz-checksum-sha1", "sha-1",
            "x-amz-checksum-crc32", "crc32", "x-amz-checksum-crc32c", "crc32c", "x-amz-checksum-crc64nvme", "crc64nvme");
    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");
    /// Encrypted with these, an object's ETag is something else than its MD5.
    private static final Set<String> OPAQUE = Set.of("aws:kms", "aws:kms:dsse");

    public S3Facts {
        checksums = Map.copyOf(checksums);
    }

    /// Reads the headers of an answer.
    public static S3Facts of(Headers headers) {
        Map<String, String> checksums = new LinkedHashMap<>();
        String etag = unquoted(headers.get("ETag"));
        if (MD5.matcher(etag).matches() && !isOpaque(headers)) {
            checksums.put("md5", etag.toLowerCase(Locale.ROOT));
        }
        // Those of the parts of an object, put together, do not belong to the whole.
        if (!"COMPOSITE".equalsIgnoreCase(headers.get("x-amz-checksum-type"))) {
            HEADERS.forEach((header, algorithm) -> {
                String hex = hex(headers.get(header));
                if (!hex.isEmpty()) {
                    checksums.put(algorithm, hex);
                }
            });
        }
        String length = headers.get("Content-Length");
        return new S3Facts(length != null && length.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(length)) : OptionalLong.empty(), checksums);
    }

    private static boolean isOpaque(Headers headers) {
        String encryption = headers.get("x-amz-server-side-encryption");
        return headers.get("x-amz-server-side-encryption-customer-algorithm") != null
                || encryption != null && OPAQUE.contains(encryption.toLowerCase(Locale.ROOT));
    }

    static String unquoted(String etag) {
        return etag == null ? "" : etag.strip().replaceAll("^\"|\"$", "");
    }

    private static String hex(String base64) {
        try {
            return base64 == null || base64.contains("-") ? "" : HexFormat.of().formatHex(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
