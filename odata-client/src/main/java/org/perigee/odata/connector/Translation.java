package org.perigee.odata.connector;

import java.util.List;
import java.util.Map;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.query.Condition;
import org.perigee.odata.ODataQuery;

/// A search in the words of a dialect.
///
/// @param queries    asked one after the other
/// @param nameLists  names posted instead, in portions
/// @param treatments what becomes of each condition
record Translation(List<ODataQuery> queries, List<List<String>> nameLists, Map<Condition, Treatment> treatments) {
}
