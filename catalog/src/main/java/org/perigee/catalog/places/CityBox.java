package org.perigee.catalog.places;

import org.perigee.catalog.model.BoundingBox;

/// The square around a city's centre that stands for the city: 15 km wide for a town of 15,000, 40 km for one of five million.
final class CityBox {

    private static final double KM_PER_DEGREE = 111.32;
    private static final double TOWN_KM = 15;
    private static final double METROPOLIS_KM = 40;
    private static final double TOWN = Math.log(15_000);
    private static final double METROPOLIS = Math.log(5_000_000);

    private CityBox() {
    }

    /// Clamped at the poles; crosses the antimeridian where the city lies near it.
    ///
    /// @param longitude  degrees, −180 to 180
    /// @param latitude   degrees, −90 to 90
    /// @param population inhabitants
    static BoundingBox around(double longitude, double latitude, long population) {
        double half = sideKm(population) / 2 / KM_PER_DEGREE;
        double south = Math.max(-90, latitude - half);
        double north = Math.min(90, latitude + half);
        double shrinking = Math.cos(Math.toRadians(latitude));
        if (half >= 180 * shrinking) {
            return new BoundingBox(-180, south, 180, north);
        }
        return new BoundingBox(wrapped(longitude - half / shrinking), south, wrapped(longitude + half / shrinking), north);
    }

    static double sideKm(long population) {
        double share = (Math.log(Math.max(1, population)) - TOWN) / (METROPOLIS - TOWN);
        return TOWN_KM + (METROPOLIS_KM - TOWN_KM) * Math.clamp(share, 0, 1);
    }

    private static double wrapped(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    }
}
