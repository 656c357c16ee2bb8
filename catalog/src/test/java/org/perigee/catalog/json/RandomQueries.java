package org.perigee.catalog.json;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.catalog.query.SortBy;

/// Queries with any mixture of conditions.
public final class RandomQueries {

    private static final List<PropertyFilter> FILTERS = List.of(PropertyFilter.atMost(Properties.CLOUD_COVER, 12.5),
            new PropertyFilter.Compare(Properties.CLOUD_COVER, PropertyFilter.Operator.GREATER, 80L),
            new PropertyFilter.Compare(Properties.CLOUD_COVER, PropertyFilter.Operator.LESS, 30.05),
            PropertyFilter.equal(Properties.CLOUD_COVER, "12.5"),
            PropertyFilter.equal(Properties.POLARIZATIONS, "vv"), PropertyFilter.equal(Properties.RELATIVE_ORBIT, 7L),
            new PropertyFilter.Compare(Properties.PLATFORM, PropertyFilter.Operator.NOT_EQUAL, "SENTINEL-1A"),
            new PropertyFilter.In(Properties.PLATFORM, List.of("sentinel-1a", "sentinel-2b")),
            new PropertyFilter.Like(Properties.PRODUCT_TYPE, "*2a"), PropertyFilter.equal("some:flag", true),
            new PropertyFilter.Compare(Properties.PUBLISHED, PropertyFilter.Operator.GREATER_OR_EQUAL, Instant.parse("2025-01-01T00:00:00Z")));

    private final Random random;

    public RandomQueries(Random random) {
        this.random = random;
    }

    public SearchQuery next() {
        SearchQuery.Builder query = SearchQuery.builder();
        if (random.nextInt(3) > 0) {
            query.area(area());
        }
        if (random.nextBoolean()) {
            query.time(time());
        }
        if (random.nextInt(3) == 0) {
            query.collection(List.of("sentinel-2-l2a", "sentinel-1-grd", "SENTINEL-2", "s1_grd", "nowhere").get(random.nextInt(5)));
        }
        if (random.nextInt(3) == 0) {
            query.filter(FILTERS.get(random.nextInt(FILTERS.size()))).filter(FILTERS.get(random.nextInt(FILTERS.size())));
        }
        if (random.nextInt(6) == 0) {
            query.name(random.nextBoolean() ? "S2A_MSIL2A_001*" : "s2a_msil2a_00042_é.SAFE").name("*title*" + random.nextInt(50));
        }
        if (random.nextInt(8) == 0) {
            query.text(random.nextBoolean() ? "sentinel quotes" : "S2MSI2A");
        }
        query.sort(random.nextBoolean() ? SortBy.NEWEST_FIRST : SortBy.OLDEST_FIRST);
        return query.limit(random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 20_000).build();
    }

    private TimeRange time() {
        Instant start = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(700) * 86_400L);
        return switch (random.nextInt(4)) {
            case 0 -> new TimeRange(start, null);
            case 1 -> new TimeRange(null, start);
            default -> new TimeRange(start, start.plusSeconds(1 + random.nextInt(30 * 86_400)));
        };
    }

    private Footprint area() {
        double x = random.nextInt(340) - 170;
        double y = random.nextInt(150) - 75;
        return switch (random.nextInt(6)) {
            case 0 -> Footprint.point(x, y);
            case 1 -> Footprint.of(new BoundingBox(170 + random.nextInt(10), y, -175 + random.nextInt(5), y + 10));
            case 2 -> Footprint.of(new BoundingBox(-180, y, 180, y + 5));
            case 3 -> Footprint.of(new GeometryFactory().createPolygon(new Coordinate[] {new Coordinate(x, y), new Coordinate(x + 30, y + 3),
                new Coordinate(x + 10, y + 15), new Coordinate(x, y)}));
            default -> Footprint.of(new BoundingBox(x, y, x + 1 + random.nextInt(8), y + 1 + random.nextInt(8)));
        };
    }
}
