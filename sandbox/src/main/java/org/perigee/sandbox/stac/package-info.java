/// Two STAC APIs over the same archive: one in the manner of CDSE (pgSTAC: token paging, no totals, CQL2), one in the
/// manner of Earth Search (stac-server: totals, no filters, an empty last page).
package org.perigee.sandbox.stac;
