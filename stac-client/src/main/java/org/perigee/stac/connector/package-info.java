/// Offers STAC catalogues as connectors: asks Perigee's queries in STAC's terms and maps what comes to Perigee's Items.
package org.perigee.stac.connector;
