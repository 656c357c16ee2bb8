/// A client for STAC APIs and static STAC catalogues, usable on its own: landing page, collections, lazy searches.
/// Knows nothing of Perigee's own catalogue model; `org.perigee.stac.connector` maps into that.
package org.perigee.stac;
