package org.perigee.app.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the user has chosen and how the window was left. Defaults stand here; unknown members of the file are kept.
///
/// Changed on the JavaFX thread only; [SettingsStore] writes copies.
public final class Settings {

    /// `light`, `dark`.
    public String theme = "light";
    /// A language tag; empty for the system's.
    public String language = "";
    /// The folder products were last saved in; empty for the user's download folder.
    public String downloadFolder = "";
    /// The window's place on the screen.
    public WindowState window = new WindowState();
    /// The map's view.
    public MapState map = new MapState();
    /// The search form as it was left, as [org.perigee.catalog.query.SearchQuery] JSON; empty for a fresh form.
    public String query = "";
    /// The free words as typed.
    public String queryText = "";
    /// Ids of the providers to ask; empty for those the registry enables.
    public List<String> providers = new ArrayList<>();
    /// Whether to answer from the local catalogue alone.
    public boolean offline;
    /// Columns of the result table, in order, with their widths.
    public Map<String, Double> columns = new LinkedHashMap<>();
    /// Columns of the result table that are not shown.
    public List<String> hiddenColumns = new ArrayList<>();
    /// `column:ascending` or `column:descending`.
    public String sort = "time:descending";
    /// The template for folders and names of products, as [org.perigee.app.core.product.Layout]; empty for names alone.
    public String layout = "";
    /// Transfers at once.
    public int transfers = 4;
    /// Connections for one transfer.
    public int connections = 4;
    /// Bytes a second over all transfers; 0 for no limit.
    public long rateLimit;
    /// The hours transfers may run in, local time, such as `20:00-07:00`; empty for all.
    public String transferHours = "";
    /// Whether the desktop is told when a batch has ended.
    public boolean notifications = true;

    private final Map<String, Object> unknown = new LinkedHashMap<>();

    /// Place and proportions of the window.
    public static final class WindowState {
        /// Screen pixels; NaN for the middle of the screen.
        public double x = Double.NaN;
        /// Screen pixels; NaN for the middle of the screen.
        public double y = Double.NaN;
        public double width = 1280;
        public double height = 800;
        public boolean maximised;
        /// Where the splitters stand, by name, 0 to 1.
        public Map<String, Double> dividers = new LinkedHashMap<>();
        /// The tab in front below the map.
        public String drawer = "results";
    }

    /// What the map shows.
    public static final class MapState {
        public double longitude = 8;
        public double latitude = 46;
        public double zoom = 4;
    }

    @JsonAnyGetter
    public Map<String, Object> unknown() {
        return unknown;
    }

    @JsonAnySetter
    public void keep(String name, Object value) {
        unknown.put(name, value);
    }
}
