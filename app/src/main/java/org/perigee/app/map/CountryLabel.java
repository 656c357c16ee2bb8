package org.perigee.app.map;

import java.util.Locale;

/// Where the name of a country stands.
///
/// @param text the name
/// @param x in worlds
/// @param y in worlds
/// @param room distance to the nearest border, in worlds (double that sideways)
/// @param size root of the area of the country's largest part, in worlds
record CountryLabel(String text, double x, double y, double room, double size) {

    static CountryLabel parse(String line, Locale language) {
        String[] fields = line.split("\t");
        return new CountryLabel(name(fields[0], fields[1], language),
                Mercator.x(Double.parseDouble(fields[2])), Mercator.y(Double.parseDouble(fields[3])),
                Double.parseDouble(fields[4]), Double.parseDouble(fields[5]));
    }

    private static String name(String code, String english, Locale language) {
        String known = code.isEmpty() ? code : Locale.of("", code).getDisplayCountry(language);
        if (known.equals(code)) {
            return english;
        }
        int bracket = known.indexOf(" (");
        String local = bracket < 0 ? known : known.substring(0, bracket);
        boolean longer = language.getLanguage().equals(Locale.ENGLISH.getLanguage()) && local.length() > english.length();
        return longer ? english : local;
    }
}
