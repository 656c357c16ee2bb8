/// What is on disk of a file that is still being fetched: the partial file, the journal beside it that says which bytes of it count,
/// and the map of what is there, what is being fetched and what is missing.
package org.perigee.download.part;
