package org.perigee.sandbox.odata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.perigee.sandbox.catalogue.Acquisition;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;

/// One typed attribute of a product.
///
/// @param type   `String`, `Integer`, `Double` or `DateTimeOffset`
/// @param name   as CDSE spells it
/// @param value  text, `Long`, `Double` or instant
record CscAttribute(String type, String name, Object value) {

    static List<CscAttribute> of(Product product) {
        List<CscAttribute> list = new ArrayList<>(20);
        Acquisition a = product.acquisition();
        Mission mission = product.type().mission();
        text(list, "origin", "ESA");
        text(list, "productType", product.type().code());
        text(list, "platformShortName", mission.odataCollection());
        text(list, "platformSerialIdentifier", a.platform().substring(2));
        text(list, "instrumentShortName", mission.instrument());
        text(list, "processingLevel", mission == Mission.SENTINEL_2 ? product.type().code() : product.type().level().replace("L", "LEVEL"));
        text(list, "processorVersion", product.details().baseline());
        text(list, "orbitDirection", a.orbitState().toUpperCase(Locale.ROOT));
        list.add(new CscAttribute("Integer", "orbitNumber", (long) a.absoluteOrbit()));
        list.add(new CscAttribute("Integer", "relativeOrbitNumber", (long) a.relativeOrbit()));
        time(list, "beginningDateTime", a.start());
        time(list, "endingDateTime", a.end());
        time(list, "processingDate", product.published());
        product.details().cloudCover().ifPresent(cover -> list.add(new CscAttribute("Double", "cloudCover", cover)));
        product.details().tile().ifPresent(tile -> text(list, "tileId", tile.name()));
        switch (mission) {
            case SENTINEL_1 -> {
                text(list, "operationalMode", "IW");
                text(list, "swathIdentifier", "IW");
                text(list, "polarisationChannels", String.join("&", product.details().polarisations()));
                text(list, "timeliness", "Fast-24h");
            }
            case SENTINEL_2 -> text(list, "operationalMode", "INS-NOBS");
            case SENTINEL_3 -> {
                text(list, "timeliness", "NT");
                list.add(new CscAttribute("Integer", "cycleNumber", (long) ((a.absoluteOrbit() - a.relativeOrbit()) / 385 + 1)));
            }
        }
        return list;
    }

    private static void text(List<CscAttribute> list, String name, String value) {
        list.add(new CscAttribute("String", name, value));
    }

    private static void time(List<CscAttribute> list, String name, Instant value) {
        list.add(new CscAttribute("DateTimeOffset", name, value));
    }
}
