package org.perigee.catalog.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of products as their ground segments gave them, freed from what archives add: `.SAFE`, `.zip`, case.
///
/// Archives call the same product by different ids; the name its ground segment gave it is what they share.
public final class ProductName {

    /// Properties in which catalogues keep the name where the id is one of their own. Not `sentinel:product_name` and
    /// `landsat:landsat_product_id`: there derived products name what they were made from.
    private static final List<String> NAME_PROPERTIES = List.of("s2:product_uri", "s1:product_identifier", "sentinel:product_id", "identifier",
            "productIdentifier", "title");

    private static final Pattern SUFFIX = Pattern.compile("(?i)(?:\\.(?:SAFE|SEN3|SEN6|EOF|zip|tar|tgz|gz|nc)|_COG)$");

    private static final String INSTANT = "\\d{8}T\\d{6}";

    /// Complete names only: catalogues also shorten them (without baseline, without the closing digits), which would make
    /// different files look like one.
    private static final Pattern KNOWN = Pattern.compile(String.join("|",
            "S1[A-D]_[A-Z0-9]{2}_[A-Z0-9_]{4}_[0-9A-Z_]{4}_" + INSTANT + "_" + INSTANT + "_\\d{6}_[0-9A-F]{6}_[0-9A-F]{4}",
            "S[12][A-D]_OPER_[A-Z0-9_]+_" + INSTANT + "\\w*",
            "S1[A-D]_AUX_[A-Z0-9]{3}_V" + INSTANT + "_G" + INSTANT,
            "S2[A-D]_MSIL[0-9][A-C]_" + INSTANT + "_N\\d{4}_R\\d{3}_T\\d{2}[A-Z]{3}_" + INSTANT,
            "S3[A-D_]_[A-Z]{2}_[0-9_]_[A-Z0-9_]{6}_" + INSTANT + "_" + INSTANT + "_" + INSTANT + "_[0-9A-Z_]{12,}",
            "S5P_[A-Z]{4}_L[0-9A-Z_]{2}_+[A-Z0-9_]+_" + INSTANT + "_" + INSTANT + "_\\d{5}_\\d{2}_\\d{6}_" + INSTANT,
            "S6[A-C_]_[A-Z]{2}_[0-9_]_[A-Z0-9_]{6,}_" + INSTANT + "_" + INSTANT + "_" + INSTANT + "_[0-9A-Z_]{12,}",
            "L[COTEM]0\\d_L[0-9A-Z]{3}_\\d{6}_\\d{8}_(?:\\d{8}_)?\\d{2}_(?:RT|T1|T2)",
            "COPERNICUS_DSM_(?:COG_)?\\d{2}_[NS]\\d{2}_\\d{2}_[EW]\\d{3}_\\d{2}(?:_DEM)?"));

    private ProductName() {
    }

    /// The name without path, suffixes and surrounding blanks, in upper case: `S2A_….SAFE.zip` and `s2a_…` are the same.
    public static String normalise(String name) {
        String bare = name.strip();
        bare = bare.substring(bare.lastIndexOf('/') + 1);
        String shorter = SUFFIX.matcher(bare).replaceFirst("");
        while (!shorter.equals(bare) && !shorter.isEmpty()) {
            bare = shorter;
            shorter = SUFFIX.matcher(bare).replaceFirst("");
        }
        return bare.toUpperCase(Locale.ROOT);
    }

    /// The normalised name of the product, where one of the names the Item carries is a ground segment's complete name.
    /// Names that differ in baseline or in processing time are different files and stay different.
    public static Optional<String> of(Item item) {
        return carried(item).stream().map(ProductName::normalise).filter(name -> KNOWN.matcher(name).matches()).findFirst();
    }

    /// All names an Item carries, as they are: known properties, title, id.
    public static Set<String> carried(Item item) {
        Set<String> names = new LinkedHashSet<>();
        NAME_PROPERTIES.forEach(property -> item.text(property).ifPresent(names::add));
        names.add(item.title());
        names.add(item.ref().id());
        return names;
    }
}
