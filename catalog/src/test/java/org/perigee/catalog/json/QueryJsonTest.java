package org.perigee.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.catalog.query.SearchQuery;

class QueryJsonTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyQueryComesBackEqual() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        RandomQueries queries = new RandomQueries(new Random(seed));
        for (int i = 0; i < 500; i++) {
            SearchQuery query = queries.next();
            assertThat(QueryJson.read(JSON.readTree(QueryJson.write(query).toString()))).isEqualTo(query);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"version\": 2}", "{\"version\": 1, \"sort\": \"by-colour\"}", "{\"version\": 1, \"limit\": 0}",
        "{\"version\": 1, \"filters\": [{\"property\": \"a\", \"operator\": \"~\", \"value\": 1}]}",
        "{\"version\": 1, \"filters\": [{\"property\": \"a\", \"operator\": \"=\"}]}", "{\"version\": 1, \"filters\": [{\"property\": \"a\", \"in\": []}]}",
        "{\"version\": 1, \"time\": {\"start\": \"soon\"}}", "{\"version\": 1, \"area\": {\"type\": \"Point\", \"coordinates\": [500, 0]}}"})
    void aQueryThatCannotBeUnderstoodIsRefusedAndNotWidened(String text) {
        assertThatThrownBy(() -> QueryJson.read(JSON.readTree(text))).isInstanceOf(ItemFormatException.class);
    }
}
