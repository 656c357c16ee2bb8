/// Offers OpenSearch catalogues as Perigee catalogues: queries become requests, entries become Items.
package org.perigee.opensearch.connector;
