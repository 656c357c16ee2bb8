package org.perigee.catalog.model;

/// The names under which properties of Items are kept, asked and shown: those of STAC and its extensions.
public final class Properties {

    /// `sentinel-2a`: lower case, with the unit letter.
    public static final String PLATFORM = "platform";
    /// `sentinel-2`: lower case, without the unit letter.
    public static final String CONSTELLATION = "constellation";
    /// A list: `msi`, `c-sar`, `olci`; lower case.
    public static final String INSTRUMENTS = "instruments";
    /// Percent, 0 to 100.
    public static final String CLOUD_COVER = "eo:cloud_cover";
    /// Percent, 0 to 100.
    public static final String SNOW_COVER = "eo:snow_cover";
    /// `ascending` or `descending`.
    public static final String ORBIT_STATE = "sat:orbit_state";
    public static final String RELATIVE_ORBIT = "sat:relative_orbit";
    public static final String ABSOLUTE_ORBIT = "sat:absolute_orbit";
    /// `MGRS-32TLQ`.
    public static final String GRID_CODE = "grid:code";
    /// `S2MSI2A`, `IW_GRDH_1S`, `OL_1_EFR___`.
    public static final String PRODUCT_TYPE = "product:type";
    /// `L1C`, `L2A`, `L1`.
    public static final String PROCESSING_LEVEL = "processing:level";
    /// `05.11`.
    public static final String PROCESSING_BASELINE = "processing:version";
    /// A list: `VV`, `VH`.
    public static final String POLARIZATIONS = "sar:polarizations";
    /// `IW`, `EW`, `SM`, `WV`.
    public static final String INSTRUMENT_MODE = "sar:instrument_mode";
    /// `NRT`, `NTC`, `STC`…
    public static final String TIMELINESS = "product:timeliness_category";
    /// When the provider published it, ISO 8601 UTC.
    public static final String PUBLISHED = "published";
    /// When the provider last changed it, ISO 8601 UTC.
    public static final String UPDATED = "updated";
    /// Metres.
    public static final String GSD = "gsd";
    /// `orderable`, `succeeded`…: order extension.
    public static final String ORDER_STATUS = "order:status";

    private Properties() {
    }
}
