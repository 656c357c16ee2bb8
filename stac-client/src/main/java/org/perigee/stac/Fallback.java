package org.perigee.stac;

/// Something in a request that a server cannot be asked as it was meant, and what is done instead. Nothing is left out without one.
public sealed interface Fallback {

    /// A sentence for people.
    String sentence();

    /// The condition is not asked: the server declares no way to.
    record FilterNotAsked(Cql2 condition) implements Fallback {
        @Override
        public String sentence() {
            return "The server cannot be asked for " + Cql2Text.write(condition) + ".";
        }
    }

    /// The conditions go in the older `query` extension, since the server declares no CQL2.
    record FilterAsQuery() implements Fallback {
        @Override
        public String sentence() {
            return "Conditions are asked in the older query extension; the server declares no CQL2 filter.";
        }
    }

    /// The search goes by GET, since the server takes CQL2 text only.
    record GetForText() implements Fallback {
        @Override
        public String sentence() {
            return "The search goes by GET; the server declares CQL2 text only.";
        }
    }

    /// The box around the geometry is asked for: more may come than was meant.
    record AreaAsBox() implements Fallback {
        @Override
        public String sentence() {
            return "The box around the area is asked for; the server does not take this geometry.";
        }
    }

    /// The time is not asked.
    record TimeNotAsked() implements Fallback {
        @Override
        public String sentence() {
            return "The server cannot be asked for a time.";
        }
    }

    /// The order is the server's own.
    record SortNotAsked() implements Fallback {
        @Override
        public String sentence() {
            return "The server cannot sort; its own order is kept.";
        }
    }

    /// All fields come.
    record FieldsNotAsked() implements Fallback {
        @Override
        public String sentence() {
            return "The server cannot leave out fields; all come.";
        }
    }

    /// The words are not asked.
    record TextNotAsked() implements Fallback {
        @Override
        public String sentence() {
            return "The server has no free-text search.";
        }
    }
}
