package org.perigee.app.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.perigee.download.TransferId;
import org.perigee.download.TransferSnapshot;

/// Transfers chosen by words: an id or its beginning, a batch's or its beginning, or `all`.
///
/// @param chosen  each once
/// @param unknown words that nothing is called by
record Selection(Collection<TransferSnapshot> chosen, List<String> unknown) {

    private static final String ALL = "all";
    private static final int SHORTEST = 4;

    static Selection of(Collection<String> words, List<TransferSnapshot> queue) {
        Map<TransferId, TransferSnapshot> chosen = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String word : words) {
            List<TransferSnapshot> found = queue.stream().filter(one -> isMeant(word.toLowerCase(Locale.ROOT), one)).toList();
            found.forEach(one -> chosen.put(one.id(), one));
            if (found.isEmpty() && !word.equalsIgnoreCase(ALL)) {
                unknown.add(word);
            }
        }
        return new Selection(List.copyOf(chosen.values()), unknown);
    }

    private static boolean isMeant(String word, TransferSnapshot one) {
        return word.equals(ALL) || word.length() >= SHORTEST
                && (one.id().toString().startsWith(word) || one.request().batch().toLowerCase(Locale.ROOT).startsWith(word));
    }
}
