/// Offers OData product catalogues to Perigee: queries in STAC terms are translated to attributes and back, by the dialect's table.
package org.perigee.odata.connector;
