package org.perigee.download.verify;

/// What became of a file's verification.
public sealed interface Verdict {

    /// Every digest that could be checked agrees.
    ///
    /// @param algorithms which, such as `md5, blake3`
    record Agrees(String algorithms) implements Verdict {
    }

    /// Nothing was promised that could be checked.
    record Unverifiable() implements Verdict {
    }

    /// A digest of the whole file differs.
    record Differs(String algorithm, String expected, String actual) implements Verdict {
    }

    /// Pieces were wrong and have been taken out of the file, which is not complete any more.
    record PiecesMissing() implements Verdict {
    }
}
