package org.perigee.catalog.provider;

/// The languages catalogues speak.
public enum Protocol {
    /// STAC API (1.0 and betas), and static STAC.
    STAC,
    /// OData product catalogues: CSC (CDSE, CREODIAS, GSS) and DHuS.
    ODATA,
    /// OpenSearch with Geo, Time and EO extensions: resto, pycsw, FedEO, EUMETSAT.
    OPENSEARCH
}
