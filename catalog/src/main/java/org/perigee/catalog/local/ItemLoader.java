package org.perigee.catalog.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;

/// Reads rows back into Items.
final class ItemLoader {

    private static final SourceDocument NONE = new SourceDocument("", "");

    private final Map<Long, Source> sources;
    private final Detail detail;

    ItemLoader(List<Source> sources, Detail detail) {
        this.sources = sources.stream().collect(Collectors.toMap(Source::id, Function.identity()));
        this.detail = detail;
    }

    /// The Items of these rows, in no order; rows that are gone meanwhile are left out.
    ///
    /// @throws IllegalArgumentException where a row cannot be read: the file is damaged
    List<Item> load(Connection connection, long[] ids) throws SQLException {
        String columns = "select i.source, i.item_id, i.footprint, i.body" + (detail == Detail.WHOLE ? ", d.media_type, d.body" : "");
        String from = " from json_each(?) r cross join item i on i.id = r.value" + (detail == Detail.WHOLE ? " left join document d on d.item = i.id" : "");
        List<Item> items = new ArrayList<>(ids.length);
        try (PreparedStatement statement = connection.prepareStatement(columns + from)) {
            statement.setString(1, Arrays.toString(ids));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Source source = sources.get(rows.getLong(1));
                    // Unknown where everything was forgotten and the row number given anew since the search began.
                    if (source != null) {
                        items.add(item(rows, source));
                    }
                }
            }
        }
        return items;
    }

    private Item item(ResultSet rows, Source source) throws SQLException {
        byte[] footprint = rows.getBytes(3);
        Footprint place = footprint == null ? null : CompactGeometry.read(footprint);
        return ItemBody.read(source.bodies().inflate(rows.getBytes(4)), new ItemRef(source.provider(), source.collection(), rows.getString(2)), place,
                document(rows, source));
    }

    private SourceDocument document(ResultSet rows, Source source) throws SQLException {
        if (detail == Detail.WITHOUT_DOCUMENT || rows.getBytes(6) == null) {
            return NONE;
        }
        return new SourceDocument(rows.getString(5), source.documents().inflate(rows.getBytes(6)));
    }
}
