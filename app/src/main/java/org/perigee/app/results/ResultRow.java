package org.perigee.app.results;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Footprint;
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

    /// Reads the columns out of the acquisition: what the preferred offer does not know, another one may.
    public static ResultRow of(int id, Acquisition acquisition) {
        Item item = acquisition.preferred();
        String platform = displayPlatform(known(acquisition, Properties.PLATFORM).or(() -> known(acquisition, Properties.CONSTELLATION)).orElse(""));
        String type = known(acquisition, Properties.PRODUCT_TYPE).or(() -> known(acquisition, Properties.PROCESSING_LEVEL)).orElse("");
        String tile = known(acquisition, Properties.GRID_CODE).map(code -> code.substring(code.indexOf('-') + 1)).orElse("");
        Instant start = acquisition.firstKnown(offer -> Optional.ofNullable(offer.start())).orElse(null);
        return new ResultRow(id, acquisition, start == null ? Long.MIN_VALUE : start.toEpochMilli(), platform, type, tile,
                (int) number(acquisition, Properties.RELATIVE_ORBIT, -1), known(acquisition, Properties.ORBIT_STATE).orElse("").toLowerCase(Locale.ROOT),
                number(acquisition, Properties.CLOUD_COVER, Double.NaN), size(acquisition), item.availability(),
                haystack(acquisition, platform, type, tile));
    }

    private static Optional<String> known(Acquisition acquisition, String property) {
        return acquisition.firstKnown(item -> item.text(property));
    }

    private static double number(Acquisition acquisition, String property, double unknown) {
        return acquisition.firstKnown(item -> item.number(property).stream().boxed().findFirst()).orElse(unknown);
    }

    private static long size(Acquisition acquisition) {
        return acquisition.firstKnown(item -> item.size().stream().boxed().findFirst()).orElse(-1L);
    }

    private static String displayPlatform(String platform) {
        if (platform.isEmpty()) {
            return platform;
        }
        int dash = platform.lastIndexOf('-');
        String family = Character.toUpperCase(platform.charAt(0)) + platform.substring(1, Math.max(1, dash + 1));
        return dash < 0 ? family + platform.substring(1) : family + platform.substring(dash + 1).toUpperCase(Locale.ROOT);
    }

    private static String haystack(Acquisition acquisition, String platform, String type, String tile) {
        StringBuilder text = new StringBuilder(160).append(acquisition.preferred().title()).append(' ').append(platform).append(' ').append(type)
                .append(' ').append(tile);
        acquisition.offers().forEach(item -> text.append(' ').append(item.ref().collection()).append(' ').append(item.ref().provider()));
        return text.toString().toLowerCase(Locale.ROOT);
    }

    public Item item() {
        return acquisition.preferred();
    }

    public List<Item> offers() {
        return acquisition.offers();
    }

    /// Where it was taken, from the first offer that says so.
    public Optional<Footprint> footprint() {
        return acquisition.firstKnown(Item::findFootprint);
    }

    public String title() {
        return item().title();
    }
}
