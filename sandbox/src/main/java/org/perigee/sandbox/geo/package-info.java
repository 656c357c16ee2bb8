/// Areas as the protocols write them: boxes, GeoJSON and Well-Known Text, longitude before latitude.
package org.perigee.sandbox.geo;
