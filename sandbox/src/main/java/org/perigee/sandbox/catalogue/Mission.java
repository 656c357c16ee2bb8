package org.perigee.sandbox.catalogue;

/// The three missions and what the protocols call them.
public enum Mission {
    SENTINEL_1("SENTINEL-1", "sentinel-1", "S1", "SAR", ".SAFE"),
    SENTINEL_2("SENTINEL-2", "sentinel-2", "S2ST", "MSI", ".SAFE"),
    SENTINEL_3("SENTINEL-3", "sentinel-3", "S3", "OLCI", ".SEN3");

    private final String odataCollection;
    private final String constellation;
    private final String restoCollection;
    private final String instrument;
    private final String suffix;

    Mission(String odataCollection, String constellation, String restoCollection, String instrument, String suffix) {
        this.odataCollection = odataCollection;
        this.constellation = constellation;
        this.restoCollection = restoCollection;
        this.instrument = instrument;
        this.suffix = suffix;
    }

    /// `Collection/Name` in OData.
    public String odataCollection() {
        return odataCollection;
    }

    /// `constellation` in STAC.
    public String constellation() {
        return constellation;
    }

    /// The collection in resto; single-tile Sentinel-2 products have one of their own.
    public String restoCollection() {
        return restoCollection;
    }

    /// Upper case short name.
    public String instrument() {
        return instrument;
    }

    /// What product names end in.
    public String suffix() {
        return suffix;
    }
}
