/// The map: a bundled base map with up to a hundred thousand footprints over it, drawn by one background thread into an image
/// that a layer of GluonMaps shows. It knows numbers only (ids, styles, longitudes and latitudes), nothing of products or catalogues.
package org.perigee.app.map;
