package org.perigee.sandbox.resto;

import org.perigee.sandbox.catalogue.Product;

/// Addresses within the resto server.
///
/// @param root  scheme, authority and path of the server
record RestoLinks(String root) {

    String search(String collection, String format) {
        return root + "/api/collections/" + (collection.isEmpty() ? "" : collection + '/') + "search." + format;
    }

    String description(String collection) {
        return root + "/api/collections/" + (collection.isEmpty() ? "" : collection + '/') + "describe.xml";
    }

    String feature(Product product, String format) {
        return root + path(product) + '.' + format;
    }

    String download(Product product) {
        return root + path(product) + "/download";
    }

    String quicklook(Product product) {
        return root + "/quicklook/" + product.stem() + "_quicklook.jpg";
    }

    static String path(Product product) {
        return "/collections/" + product.type().mission().restoCollection() + '/' + product.id();
    }
}
