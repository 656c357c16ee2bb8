package org.perigee.catalog.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.catalog.query.SortBy;

/// The statement that finds, by indexes alone, all rows that may meet a query, in the query's order. What really meets it is
/// tested on the Items afterwards, so that this may give too many, never too few.
final class CandidateQuery {

    /// Of the world's area, above which looking by cell saves nothing.
    private static final double LARGE_AREA = 0.25;

    private final SearchQuery query;
    private final List<Source> sources;
    private final BoundingBox area;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /// @param sources where to look; at least one
    CandidateQuery(SearchQuery query, List<Source> sources) {
        this.query = query;
        this.sources = sources;
        this.area = query.area() == null ? null : query.area().bounds();
    }

    Candidates run(Connection connection) throws SQLException {
        String from = from(connection);
        conditions.add("i.source in (" + sources.stream().map(source -> Long.toString(source.id())).collect(Collectors.joining(",")) + ")");
        addTime();
        addBox();
        addCloud();
        String direction = query.sort() == SortBy.OLDEST_FIRST ? "asc" : "desc";
        String sql = "select i.id, i.first_s, i.first_n from " + from + " where " + String.join(" and ", conditions)
                + " order by i.first_s " + direction + " nulls last, i.first_n " + direction;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return Candidates.read(rows);
            }
        }
    }

    /// One access path, chosen here: the planner knows too little of what is in the file.
    private String from(Connection connection) throws SQLException {
        if (!query.names().isEmpty() && query.names().stream().noneMatch(name -> name.contains("*"))) {
            String hashes = query.names().stream().map(name -> Integer.toString(ItemInserter.nameHash(name))).collect(Collectors.joining(","));
            conditions.add("i.id in (select id from item where name_hash in (" + hashes + ") union select item from other_name where hash in ("
                    + hashes + "))");
            return "item i";
        }
        if (area != null && area.width() * area.height() < LARGE_AREA * 360 * 180) {
            parameters.add(cells(connection));
            conditions.add("i.cell between r.value ->> 0 and r.value ->> 1");
            return "json_each(?) r cross join item i indexed by item_cell";
        }
        return "item i indexed by item_time";
    }

    private String cells(Connection connection) throws SQLException {
        List<CellKey.Range> ranges = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select exists (select 1 from item where cell between ? and ?)")) {
            for (int level = 0; level < CellKey.LEVELS; level++) {
                CellKey.Range all = CellKey.level(level);
                statement.setLong(1, all.first());
                statement.setLong(2, all.last());
                try (ResultSet rows = statement.executeQuery()) {
                    if (rows.next() && rows.getBoolean(1)) {
                        ranges.addAll(CellKey.ranges(area, level));
                    }
                }
            }
        }
        return ranges.stream().map(range -> String.format(Locale.ROOT, "[%d,%d]", range.first(), range.last())).collect(Collectors.joining(",", "[", "]"));
    }

    private void addTime() {
        TimeRange time = query.time();
        if (time.start() != null) {
            long start = time.start().getEpochSecond();
            long longest = sources.stream().mapToLong(Source::longest).max().orElse(0);
            addCondition("i.first_s >= ?", start - longest);
            addCondition("i.last_s >= ?", start);
        }
        if (time.end() != null) {
            addCondition("i.first_s <= ?", time.end().getEpochSecond());
        }
    }

    private void addCondition(String condition, long parameter) {
        conditions.add(condition);
        parameters.add(parameter);
    }

    private void addBox() {
        if (area == null) {
            return;
        }
        addCondition("i.south <= ?", ItemInserter.scaledUp(area.north()));
        addCondition("i.north >= ?", ItemInserter.scaledDown(area.south()));
        if (area.crossesAntimeridian()) {
            conditions.add("(" + longitudes(area.west(), 180) + " or " + longitudes(-180, area.east()) + ")");
        } else {
            conditions.add(longitudes(area.west(), area.east()));
        }
    }

    /// A stored box with west beyond east crosses the antimeridian.
    private String longitudes(double west, double east) {
        long from = ItemInserter.scaledDown(west);
        long to = ItemInserter.scaledUp(east);
        return String.format(Locale.ROOT, "case when i.west <= i.east then i.west <= %1$d and i.east >= %2$d else i.west <= %1$d or i.east >= %2$d end", to, from);
    }

    /// Rows whose cloud cover is no number are left for the exact test: it may be a number written as text.
    private void addCloud() {
        for (PropertyFilter filter : query.filters()) {
            if (filter instanceof PropertyFilter.Compare(String property, PropertyFilter.Operator operator, Number value)
                    && property.equals(Properties.CLOUD_COVER)
                    && (operator == PropertyFilter.Operator.LESS || operator == PropertyFilter.Operator.LESS_OR_EQUAL)) {
                addCondition("(i.cloud10 is null or i.cloud10 <= ?)", ItemInserter.tenths(value.doubleValue()));
            }
        }
    }
}
