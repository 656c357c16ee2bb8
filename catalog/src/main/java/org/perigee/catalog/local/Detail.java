package org.perigee.catalog.local;

/// How much of an Item is read from the local catalogue.
public enum Detail {
    /// Everything.
    WHOLE,
    /// All but the document it came from, which is most of its bytes: an empty one stands in its place.
    WITHOUT_DOCUMENT
}
