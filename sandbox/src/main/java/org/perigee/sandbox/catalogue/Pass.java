package org.perigee.sandbox.catalogue;

import java.util.function.Consumer;

/// One chance to acquire a scene. Passes are drawn by their key, the smallest first, until the archive is full; the key
/// falls with the weight of the place, so that busy places fill up sooner (weighted sampling without replacement).
///
/// @param key   when it is drawn
/// @param emit  makes the products of this pass, once it has been drawn
record Pass(double key, Consumer<Consumer<Product>> emit) {

    static double key(long hash, double weight) {
        return -Math.log(1 - Hash.unit(hash)) / weight;
    }
}
