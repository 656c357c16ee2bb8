package org.perigee.opensearch.connector;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A platform under its STAC name, made of the spellings in use: `S2A`, `SENTINEL2A`, `Sentinel-2` with unit `A`, `LANDSAT-8`.
///
/// @param platform      `sentinel-2a`; empty where the unit is not known
/// @param constellation `sentinel-2`; empty where the platform belongs to none
record PlatformName(Optional<String> platform, Optional<String> constellation) {

    private static final Pattern SENTINEL = Pattern.compile("(?i)(?:SENTINEL|S)[-_ ]?0?(\\d)[-_ ]?([A-F])?");
    private static final Pattern LANDSAT = Pattern.compile("(?i)(?:LANDSAT|L|LC)[-_ ]?0?(\\d)");
    private static final Pattern UNIT = Pattern.compile("(?i)(?:(?:SENTINEL|S)?[-_ ]?0?(\\d))?[-_ ]?([A-F])");
    /// Sentinel products are named so by their product specifications.
    private static final Pattern PRODUCT = Pattern.compile("S(\\d)([A-F])_.*", Pattern.DOTALL);

    /// @param name  as the catalogue writes it
    /// @param unit  as the catalogue writes it; may be empty
    /// @param title the product's name, which tells the unit where the catalogue does not
    static PlatformName of(String name, String unit, String title) {
        Matcher sentinel = SENTINEL.matcher(name);
        if (sentinel.matches()) {
            String number = sentinel.group(1);
            Optional<String> letter = Optional.ofNullable(sentinel.group(2)).or(() -> letter(UNIT.matcher(unit), number))
                    .or(() -> letter(PRODUCT.matcher(title), number));
            return new PlatformName(letter.map(text -> "sentinel-" + number + text.toLowerCase(Locale.ROOT)), Optional.of("sentinel-" + number));
        }
        Matcher landsat = LANDSAT.matcher(name);
        if (landsat.matches()) {
            return new PlatformName(Optional.of("landsat-" + landsat.group(1)), Optional.of("landsat"));
        }
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        return new PlatformName(Optional.of(plain).filter(text -> !text.isEmpty()), Optional.empty());
    }

    private static Optional<String> letter(Matcher unit, String number) {
        return unit.matches() && (unit.group(1) == null || unit.group(1).equals(number)) ? Optional.of(unit.group(2)) : Optional.empty();
    }
}
