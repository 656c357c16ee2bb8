/// The bytes of the archive and how they are served: products that are real zip files yet made up while they are read,
/// byte ranges, tape, the limit of connections per account, quicklooks and Metalinks.
package org.perigee.sandbox.download;
