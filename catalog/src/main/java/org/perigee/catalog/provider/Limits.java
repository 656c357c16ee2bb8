package org.perigee.catalog.provider;

/// What a provider bears.
///
/// @param pageSize     Items asked for at once
/// @param pageCeiling  how many Items paging can reach for one request; 0 where there is no ceiling
/// @param requests     requests at once when searching
/// @param downloads    downloads at once for an account
/// @param deadlineSeconds how long a whole search may be silent before it is given up
public record Limits(int pageSize, int pageCeiling, int requests, int downloads, int deadlineSeconds) {

    public static final Limits DEFAULT = new Limits(100, 0, 4, 4, 60);

    public Limits {
        pageSize = pageSize <= 0 ? 100 : pageSize;
        requests = requests <= 0 ? 4 : requests;
        downloads = downloads <= 0 ? 4 : downloads;
        deadlineSeconds = deadlineSeconds <= 0 ? 60 : deadlineSeconds;
    }
}
