package org.perigee.sandbox.catalogue;

/// The kinds of product the archive holds, with what each catalogue protocol calls them.
public enum ProductType {
    S1_GRD(Mission.SENTINEL_1, "sentinel-1-grd", "IW_GRDH_1S", "L1", "Sentinel-1 Ground Range Detected (GRD)"),
    S1_SLC(Mission.SENTINEL_1, "sentinel-1-slc", "IW_SLC__1S", "L1", "Sentinel-1 Single Look Complex (SLC)"),
    S2_L1C(Mission.SENTINEL_2, "sentinel-2-l1c", "S2MSI1C", "L1", "Sentinel-2 Level-1C"),
    S2_L2A(Mission.SENTINEL_2, "sentinel-2-l2a", "S2MSI2A", "L2", "Sentinel-2 Level-2A"),
    S3_EFR(Mission.SENTINEL_3, "sentinel-3-olci-1-efr-ntc", "OL_1_EFR___", "L1", "Sentinel-3 OLCI Level-1 Full Resolution (NTC)"),
    S3_LFR(Mission.SENTINEL_3, "sentinel-3-olci-2-lfr-ntc", "OL_2_LFR___", "L2", "Sentinel-3 OLCI Level-2 Land Full Resolution (NTC)");

    private final Mission mission;
    private final String collection;
    private final String code;
    private final String level;
    private final String title;

    ProductType(Mission mission, String collection, String code, String level, String title) {
        this.mission = mission;
        this.collection = collection;
        this.code = code;
        this.level = level;
        this.title = title;
    }

    public Mission mission() {
        return mission;
    }

    /// The STAC collection's id.
    public String collection() {
        return collection;
    }

    /// The mission's own name of the type, `productType` in OData and OpenSearch.
    public String code() {
        return code;
    }

    /// `L1` or `L2`.
    public String level() {
        return level;
    }

    /// For people.
    public String title() {
        return title;
    }
}
