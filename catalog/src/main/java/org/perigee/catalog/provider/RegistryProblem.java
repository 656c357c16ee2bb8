package org.perigee.catalog.provider;

import java.util.Objects;

/// Something in a registry file that was left out, and why.
///
/// @param section  `providers`, `realms`, `stores`, `collections`; empty where the whole file is meant
/// @param entry    the entry's id; empty where the whole section or file is meant
/// @param sentence for people: what is wrong and what happens instead
public record RegistryProblem(String section, String entry, String sentence) {

    public RegistryProblem {
        Objects.requireNonNull(section);
        Objects.requireNonNull(entry);
        Objects.requireNonNull(sentence);
    }
}
