/// Moves bytes to disk: a durable queue of transfers, each in segments from one or more mirrors, resumed after anything,
/// verified before it gets its name. Knows nothing of catalogues.
package org.perigee.download;
