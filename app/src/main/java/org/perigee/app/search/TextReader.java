package org.perigee.app.search;

import java.util.List;
import java.util.Optional;
import org.perigee.catalog.model.Footprint;

/// Reads what was typed into the search box. Implementations are quick: they are asked on every keystroke.
@FunctionalInterface
public interface TextReader {

    Understood read(String text);

    /// What a text was taken for.
    ///
    /// @param names      product names or patterns
    /// @param area       a place or a typed area; empty where there is none
    /// @param label      what the area is called, for people; may be empty
    /// @param words      what remains: free words
    /// @param problemKey a message key where the text looks like an area but is none
    record Understood(List<String> names, Optional<Footprint> area, String label, String words, Optional<String> problemKey) {

        /// Nothing was typed.
        public static final Understood NOTHING = new Understood(List.of(), Optional.empty(), "", "", Optional.empty());

        static Understood names(List<String> names) {
            return new Understood(names, Optional.empty(), "", "", Optional.empty());
        }

        static Understood area(Footprint area, String label) {
            return new Understood(List.of(), Optional.of(area), label, "", Optional.empty());
        }

        static Understood words(String words) {
            return new Understood(List.of(), Optional.empty(), "", words, Optional.empty());
        }

        static Understood problem(String key) {
            return new Understood(List.of(), Optional.empty(), "", "", Optional.of(key));
        }
    }
}
