package org.perigee.sandbox.download;

import java.util.UUID;
import org.perigee.sandbox.catalogue.Product;

/// Where products are fetched from; every face points to the same places. `base` is scheme and authority of the request.
public final class ServiceLinks {

    /// Below it products are served to those who are signed in.
    public static final String DOWNLOAD = "/download/odata/v1";
    /// Below it products are served to everybody, twice over, as mirrors.
    public static final String OPEN = "/open";
    /// The sign-in realm.
    public static final String REALM = "/auth/realms/sandbox";

    private static final long ASSET_MARK = 0x0A55E7000000L;

    private ServiceLinks() {
    }

    /// The zip, for signed-in users.
    public static String product(String base, Product product) {
        return base + DOWNLOAD + "/Products(" + product.id() + ")/$value";
    }

    /// One file of the product, for signed-in users.
    ///
    /// @param path  inside the product's folder
    public static String node(String base, Product product, String path) {
        return base + DOWNLOAD + "/Products(" + product.id() + ")/Nodes(" + product.name() + ")/Nodes(" + path.replace("/", ")/Nodes(") + ")/$value";
    }

    /// The picture, for everybody.
    public static String quicklook(String base, Product product) {
        return base + "/odata/v1/Assets(" + assetId(product) + ")/$value";
    }

    /// The zip, for everybody.
    ///
    /// @param mirror  1 or 2
    public static String open(String base, Product product, int mirror) {
        return base + OPEN + "/mirror" + mirror + '/' + product.name() + ".zip";
    }

    /// One band of a product as Earth Search offers it, for everybody.
    public static String band(String base, Product product, String band) {
        return base + OPEN + "/bands/" + product.stem() + '/' + band + ".tif";
    }

    public static String openIdConfiguration(String base) {
        return base + REALM + "/.well-known/openid-configuration";
    }

    /// The quicklook's own id.
    public static UUID assetId(Product product) {
        return new UUID(product.id().getMostSignificantBits(), product.id().getLeastSignificantBits() ^ ASSET_MARK);
    }

    /// The product's id out of that of its quicklook.
    public static UUID productId(UUID assetId) {
        return new UUID(assetId.getMostSignificantBits(), assetId.getLeastSignificantBits() ^ ASSET_MARK);
    }
}
