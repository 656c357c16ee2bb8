/// Decides whether the bytes that came are the bytes that were promised: digests of the whole file and of its pieces.
package org.perigee.download.verify;
