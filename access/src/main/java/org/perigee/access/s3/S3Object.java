package org.perigee.access.s3;

/// One line of a listing.
///
/// @param key  as it is, not encoded; not to be trusted as a file name
/// @param size bytes
/// @param etag without quotes; often, but not surely, an MD5
public record S3Object(String key, long size, String etag) {
}
