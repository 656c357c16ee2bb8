package org.perigee.download.verify;

import java.util.List;
import org.perigee.download.Digest;

/// What became of a file's verification.
public sealed interface Verdict {

    /// Every digest that could be checked agrees.
    ///
    /// @param algorithms which, such as `md5, blake3`
    /// @param computed   what the bytes add up to
    record Agrees(String algorithms, List<Digest> computed) implements Verdict {

        public Agrees {
            computed = List.copyOf(computed);
        }
    }

    /// Nothing was promised that could be checked.
    ///
    /// @param computed what the bytes add up to; empty where nobody looked
    record Unverifiable(List<Digest> computed) implements Verdict {

        public Unverifiable {
            computed = List.copyOf(computed);
        }
    }

    /// A digest of the whole file differs.
    record Differs(String algorithm, String expected, String actual) implements Verdict {
    }

    /// Pieces were wrong and have been taken out of the file, which is not complete any more.
    record PiecesMissing() implements Verdict {
    }
}
