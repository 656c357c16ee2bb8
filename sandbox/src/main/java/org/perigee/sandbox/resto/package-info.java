/// A resto 2 server in the manner of PEPS: OpenSearch descriptions, GeoJSON and Atom answers, downloads from disk and tape
/// with HTTP Basic, and Metalink orders whose links carry their own key.
package org.perigee.sandbox.resto;
