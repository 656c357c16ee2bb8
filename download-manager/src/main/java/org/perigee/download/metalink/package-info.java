/// Metalinks: lists of files with their sizes, digests and mirrors. Reads Metalink 4 (RFC 5854) and its forerunner Metalink 3,
/// writes Metalink 4, and turns them into transfer requests.
///
/// What comes from a document is not trusted: names that would leave the folder and addresses that are not http or https are refused
/// entry by entry, external entities and document types altogether.
package org.perigee.download.metalink;
