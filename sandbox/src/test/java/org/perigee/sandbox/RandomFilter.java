package org.perigee.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.perigee.sandbox.catalogue.Product;

/// One condition in the languages of the faces and as a plain predicate to compare with.
record RandomFilter(Predicate<Product> plain, String cqlText, ObjectNode cqlJson, String odata) {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    static RandomFilter any(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            RandomFilter a = any(random, depth - 1);
            RandomFilter b = any(random, depth - 1);
            return random.nextBoolean() ? joined("and", a, b, p -> a.plain.test(p) && b.plain.test(p))
                : joined("or", a, b, p -> a.plain.test(p) || b.plain.test(p));
        }
        return switch (random.nextInt(7)) {
            case 0 -> cloud(random);
            case 1 -> orbit(random);
            case 2 -> type(random);
            case 3 -> time(random);
            case 4 -> box(random);
            case 5 -> not(type(random));
            default -> name(random);
        };
    }

    private static RandomFilter joined(String op, RandomFilter a, RandomFilter b, Predicate<Product> plain) {
        ObjectNode json = node(op);
        json.withArray("args").add(a.cqlJson).add(b.cqlJson);
        return new RandomFilter(plain, "(" + a.cqlText + " " + op.toUpperCase(Locale.ROOT) + " " + b.cqlText + ")", json,
            "(" + a.odata + " " + op + " " + b.odata + ")");
    }

    private static RandomFilter not(RandomFilter a) {
        ObjectNode json = node("not");
        json.withArray("args").add(a.cqlJson);
        return new RandomFilter(a.plain.negate(), "NOT (" + a.cqlText + ")", json, "not (" + a.odata + ")");
    }

    private static RandomFilter cloud(Random random) {
        double limit = random.nextInt(101);
        boolean below = random.nextBoolean();
        String sign = below ? "<=" : ">";
        return new RandomFilter(p -> p.details().cloudCover().isPresent() && p.details().cloudCover().get() <= limit == below,
            "eo:cloud_cover " + sign + " " + limit, compare(sign, "eo:cloud_cover").put("value", limit),
            attribute("Double", "cloudCover", (below ? "le " : "gt ") + limit)).tidy();
    }

    private static RandomFilter orbit(Random random) {
        int orbit = List.of(108, 65, 8, 139, 22).get(random.nextInt(5));
        return new RandomFilter(p -> p.acquisition().relativeOrbit() == orbit, "sat:relative_orbit = " + orbit,
            compare("=", "sat:relative_orbit").put("value", orbit), attribute("Integer", "relativeOrbitNumber", "eq " + orbit)).tidy();
    }

    private static RandomFilter type(Random random) {
        String type = List.of("S2MSI2A", "S2MSI1C", "IW_GRDH_1S", "OL_1_EFR___").get(random.nextInt(4));
        return new RandomFilter(p -> p.type().code().equals(type), "product:type IN ('" + type + "', 'nothing''s')",
            compare("=", "product:type").put("value", type), attribute("String", "productType", "eq '" + type + "'")).tidy();
    }

    private static RandomFilter time(Random random) {
        Instant limit = Instant.parse("2025-03-01T00:00:00Z").plusSeconds(random.nextInt(200 * 86_400));
        ObjectNode json = node(">=");
        json.withArray("args").add(property("datetime")).add(Client.JSON.createObjectNode().put("timestamp", limit.toString()));
        return new RandomFilter(p -> !p.start().isBefore(limit), "datetime >= TIMESTAMP('" + limit + "')", json, "ContentDate/Start ge " + limit);
    }

    private static RandomFilter box(Random random) {
        double west = random.nextInt(-20, 25);
        double south = random.nextInt(30, 60);
        Envelope box = new Envelope(west, west + 6, south, south + 5);
        var area = GEOMETRY.toGeometry(box);
        ObjectNode json = node("s_intersects");
        ObjectNode polygon = Client.JSON.createObjectNode().put("type", "Polygon");
        var ring = polygon.putArray("coordinates").addArray();
        for (var c : area.getCoordinates()) {
            ring.addArray().add(c.x).add(c.y);
        }
        json.withArray("args").add(property("geometry")).add(polygon);
        return new RandomFilter(p -> p.footprint().intersects(area), "S_INTERSECTS(geometry, " + area.toText() + ")", json,
            "OData.CSC.Intersects(area=geography'SRID=4326;" + area.toText() + "')");
    }

    private static RandomFilter name(Random random) {
        String part = List.of("S2A", "S1C", "S3").get(random.nextInt(3));
        ObjectNode json = node("like");
        json.withArray("args").add(property("id")).add(part + "%");
        return new RandomFilter(p -> p.name().startsWith(part), "id LIKE '" + part + "%'", json, "startswith(Name,'" + part + "')");
    }

    /// Moves the constant that [#compare] left beside the arguments to where it belongs.
    private RandomFilter tidy() {
        cqlJson.withArray("args").add(cqlJson.remove("value"));
        return this;
    }

    private static ObjectNode compare(String op, String property) {
        ObjectNode json = node(op);
        json.withArray("args").add(property(property));
        return json;
    }

    private static ObjectNode property(String name) {
        return Client.JSON.createObjectNode().put("property", name);
    }

    private static ObjectNode node(String op) {
        return Client.JSON.createObjectNode().put("op", op);
    }

    private static String attribute(String type, String name, String condition) {
        return "Attributes/OData.CSC." + type + "Attribute/any(att:att/Name eq '" + name + "' and att/OData.CSC." + type + "Attribute/Value " + condition + ")";
    }
}
