package org.perigee.download.list;

/// The forms of lists that are read, besides Metalink; told apart by what is in them.
public enum ListForm {
    /// Addresses, one a line, and aria2's input files: mirrors behind tabulators, options on indented lines.
    ADDRESSES,
    /// Comma-, semicolon- or tabulator-separated values with a header line.
    TABLE,
    /// What md5sum and its kin write, in the GNU and the BSD form.
    CHECKSUMS
}
