package org.perigee.app.results;

import java.util.List;
import java.util.Locale;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;

/// One acquisition as the table shows and sorts it. Immutable; made beside the user-interface thread.
///
/// @param id           number of the row within its search, also that of its footprint on the map
/// @param acquisition  what it stands for
/// @param start        acquisition start in milliseconds since 1970-01-01 UTC; [Long#MIN_VALUE] where unknown
/// @param platform     such as `Sentinel-2A`; may be empty
/// @param type         product type; may be empty
/// @param tile         tile such as `32TLQ`; may be empty
/// @param orbit        relative orbit; −1 where unknown
/// @param orbitState   `ascending`, `descending` or empty
/// @param cloud        percent; NaN where unknown
/// @param size         bytes; −1 where unknown
/// @param availability of the preferred offer
/// @param haystack     lower-case text that the filter field searches
public record ResultRow(int id, Acquisition acquisition, long start, String platform, String type, String tile, int orbit, String orbitState,
        double cloud, long size, Availability availability, String haystack) {

    /// Reads the columns out of the acquisition's preferred offer.
    public static ResultRow of(int id, Acquisition acquisition) {
        Item item = acquisition.preferred();
        String platform = displayPlatform(item);
        String type = item.text(Properties.PRODUCT_TYPE).or(() -> item.text(Properties.PROCESSING_LEVEL)).orElse("");
        String tile = item.text(Properties.GRID_CODE).map(code -> code.substring(code.indexOf('-') + 1)).orElse("");
        return new ResultRow(id, acquisition, item.start() == null ? Long.MIN_VALUE : item.start().toEpochMilli(), platform, type, tile,
                (int) item.number(Properties.RELATIVE_ORBIT).orElse(-1), item.text(Properties.ORBIT_STATE).orElse(""),
                item.number(Properties.CLOUD_COVER).orElse(Double.NaN), item.size().orElse(-1), item.availability(),
                haystack(item, platform, type, tile));
    }

    private static String displayPlatform(Item item) {
        String platform = item.text(Properties.PLATFORM).or(() -> item.text(Properties.CONSTELLATION)).orElse("");
        if (platform.isEmpty()) {
            return platform;
        }
        int dash = platform.lastIndexOf('-');
        String family = Character.toUpperCase(platform.charAt(0)) + platform.substring(1, Math.max(1, dash + 1));
        return dash < 0 ? family + platform.substring(1) : family + platform.substring(dash + 1).toUpperCase(Locale.ROOT);
    }

    private static String haystack(Item item, String platform, String type, String tile) {
        return String.join(" ", item.title(), platform, type, tile, item.ref().collection(), item.ref().provider()).toLowerCase(Locale.ROOT);
    }

    public Item item() {
        return acquisition.preferred();
    }

    public List<Item> offers() {
        return acquisition.offers();
    }

    public String title() {
        return item().title();
    }
}
