/// Answers to searches, in GeoJSON (resto, OGC 17-047r1) and Atom (OGC 10-032r8), read into one neutral form that keeps
/// every entry as it came.
package org.perigee.opensearch.answer;
