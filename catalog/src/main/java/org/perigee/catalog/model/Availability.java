package org.perigee.catalog.model;

/// Whether bytes can be had at once.
public enum Availability {
    /// On disk; a download starts at once.
    ONLINE,
    /// On tape or in deferred storage; asking for it starts staging, which takes minutes to days.
    OFFLINE,
    /// The provider lists it but does not let programs fetch or order it.
    NOT_ORDERABLE,
    /// Not said.
    UNKNOWN
}
