package org.perigee.download.verify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perigee.digest.HashFunction;
import org.perigee.digest.PublishedDigest;
import org.perigee.download.Digest;

/// Computes what a file's promised digests need, each function once, and compares at the end. Not thread-safe.
///
/// A promise that was made without a function's name, or with a wrong one, verifies where any function of its length agrees and
/// refutes nothing. So does the digest of nothing at all for a file that is not empty, which archives publish when their own
/// hashing failed.
final class DigestCheck {

    private final List<PublishedDigest> promises;
    private final Map<HashFunction, Hasher> hashers = new EnumMap<>(HashFunction.class);
    private long bytes;

    /// @param wanted computed in any case, for the record
    DigestCheck(List<Digest> promised, Set<HashFunction> wanted) {
        promises = promised.stream().map(digest -> new PublishedDigest(digest.algorithm(), digest.hex()))
                .filter(digest -> !digest.candidates().isEmpty()).toList();
        promises.stream().flatMap(promise -> promise.candidates().stream()).forEach(this::add);
        wanted.forEach(this::add);
    }

    private void add(HashFunction function) {
        hashers.computeIfAbsent(function, Hasher::of);
    }

    /// Whether nothing was promised that could be compared.
    boolean isWithoutPromise() {
        return promises.isEmpty();
    }

    /// Whether there is anything to compute.
    boolean isIdle() {
        return hashers.isEmpty();
    }

    void update(ByteBuffer from) {
        bytes += from.remaining();
        hashers.values().forEach(hasher -> hasher.update(from.duplicate()));
    }

    /// All bytes have been seen.
    Verdict finish() {
        Map<HashFunction, String> actual = new EnumMap<>(HashFunction.class);
        hashers.forEach((function, hasher) -> actual.put(function, hasher.finish()));
        List<String> agreed = new ArrayList<>();
        for (PublishedDigest promise : promises) {
            List<HashFunction> agreeing = promise.candidates().stream().filter(function -> actual.get(function).equals(promise.hex())).toList();
            agreeing.stream().map(HashFunction::label).filter(name -> !agreed.contains(name)).forEach(agreed::add);
            if (agreeing.isEmpty() && promise.refutes() && !isOfNothing(promise)) {
                return new Verdict.Differs(promise.algorithm(), promise.hex(), actual.get(promise.candidates().getFirst()));
            }
        }
        List<Digest> computed = actual.entrySet().stream().map(each -> new Digest(each.getKey().label(), each.getValue())).toList();
        return agreed.isEmpty() ? new Verdict.Unverifiable(computed) : new Verdict.Agrees(String.join(", ", agreed), computed);
    }

    private boolean isOfNothing(PublishedDigest promise) {
        return bytes > 0 && promise.hex().equals(Hasher.of(promise.candidates().getFirst()).finish());
    }
}
