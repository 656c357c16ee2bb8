/// An OpenSearch client for Earth-observation catalogues: reads a description document, fills its URL template, and pages
/// through the answers. Usable without the rest of Perigee's catalogue.
package org.perigee.opensearch;
