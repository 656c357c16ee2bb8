package org.perigee.sandbox.catalogue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

/// Writes product names by the missions' published conventions, and the ids derived from them.
final class ProductNames {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ProductNames() {
    }

    static String sentinel1(ProductType type, Acquisition a, long hash) {
        String mode = type == ProductType.S1_GRD ? "GRDH" : "SLC_";
        return a.platform() + "_IW_" + mode + "_1SDV_" + compact(a.start()) + '_' + compact(a.end()) + '_'
            + digits(a.absoluteOrbit(), 6) + '_' + HEX.toHexDigits(a.absoluteOrbit() * 8 + 0x102, 6) + '_' + HEX.toHexDigits((short) hash)
            + ".SAFE";
    }

    static String sentinel2(ProductType type, Acquisition a, String baseline, String tile, Instant processed) {
        String level = type == ProductType.S2_L1C ? "L1C" : "L2A";
        return a.platform() + "_MSI" + level + '_' + compact(a.start()) + "_N" + baseline.replace(".", "") + "_R"
            + digits(a.relativeOrbit(), 3) + "_T" + tile + '_' + compact(processed) + ".SAFE";
    }

    static String sentinel3(ProductType type, Acquisition a, int cycle, int frame, Instant processed) {
        return a.platform() + '_' + type.code() + '_' + compact(a.start()) + '_' + compact(a.end()) + '_' + compact(processed)
            + "_0179_" + digits(cycle, 3) + '_' + digits(a.relativeOrbit(), 3) + '_' + digits(frame, 4) + "_PS1_O_NT_"
            + (type == ProductType.S3_EFR ? "004" : "003") + ".SEN3";
    }

    private static String compact(Instant time) {
        OffsetDateTime t = time.atOffset(ZoneOffset.UTC);
        return digits(t.getYear(), 4) + digits(t.getMonthValue(), 2) + digits(t.getDayOfMonth(), 2) + 'T' + digits(t.getHour(), 2)
            + digits(t.getMinute(), 2) + digits(t.getSecond(), 2);
    }

    private static String digits(int number, int width) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    /// A UUID of the random kind that depends on the name alone.
    static UUID id(long seed, String name) {
        long high = Hash.of(seed, name);
        long low = Hash.mix(high ^ 0x5DEECE66DL);
        return new UUID(high & ~0xF000L | 0x4000L, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
