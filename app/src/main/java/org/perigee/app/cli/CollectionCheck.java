package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perigee.catalog.provider.CollectionEntry;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;

/// Notices collection ids that nobody knows, most of which are mistyped. They are asked for all the same, since an archive may have
/// collections that the registry does not list.
record CollectionCheck(ProviderRegistry registry) {

    private static final int ALIKE = 5;

    void warn(Collection<String> ids, List<Provider> asked, PrintWriter err) {
        ids.stream().filter(id -> !isKnown(id, asked)).forEach(id -> {
            String alike = alike(id);
            err.println("No provider is known to have a collection " + id + "." + (alike.isEmpty() ? "" : " Known ones are: " + alike + "."));
        });
    }

    private boolean isKnown(String id, List<Provider> asked) {
        return registry.collections().stream().anyMatch(entry -> entry.id().equals(id))
                || asked.stream().anyMatch(provider -> provider.collections().containsKey(id));
    }

    private String alike(String id) {
        String start = id.toLowerCase(Locale.ROOT).replaceFirst("[^a-z]*$", "");
        String shortStart = start.length() > ALIKE ? start.substring(0, ALIKE) : start;
        Stream<String> known = registry.collections().stream().map(CollectionEntry::id);
        return known.filter(each -> !shortStart.isEmpty() && each.startsWith(shortStart)).limit(ALIKE * 2L).collect(Collectors.joining(", "));
    }
}
