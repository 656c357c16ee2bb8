package org.perigee.download.list;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The names of one list's files, so that no two of them get in each other's way on any system: not where only case tells them apart, not where one is
/// the folder of another, not where one is what another is called while it is being fetched. Not thread-safe.
public final class NameClaims {

    private static final List<String> UNFINISHED = List.of(".part", ".part.json", ".part.json.new", ".part.bad");

    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    /// Claims a safe name.
    ///
    /// @return why it is not free; empty where it was and now is taken
    public Optional<String> claim(String name) {
        String key = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        if (files.contains(key)) {
            return Optional.of("There is already a file of this name");
        }
        if (folders.contains(key)) {
            return Optional.of("There is already a folder of this name");
        }
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            if (files.contains(key.substring(0, slash))) {
                return Optional.of("A part of it is already the name of a file");
            }
        }
        boolean unfinished = UNFINISHED.stream().anyMatch(ending -> files.contains(key + ending)
                || key.endsWith(ending) && files.contains(key.substring(0, key.length() - ending.length())));
        if (unfinished) {
            return Optional.of("Another file is called so while it is being fetched");
        }
        files.add(key);
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            folders.add(key.substring(0, slash));
        }
        return Optional.empty();
    }
}
