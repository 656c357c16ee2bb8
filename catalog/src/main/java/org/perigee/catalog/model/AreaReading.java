package org.perigee.catalog.model;

import java.util.Objects;
import java.util.Optional;

/// What came of reading an area that somebody typed, pasted or opened: the area, or exactly what is wrong with it.
public sealed interface AreaReading {

    /// It is an area.
    record Read(Footprint area) implements AreaReading {
    }

    /// It is none.
    ///
    /// @param kind     what is wrong
    /// @param sentence for people, in English; names the place where there is one
    /// @param place    longitude and latitude where it is wrong, as written; null where it is not about a place
    record Refused(Kind kind, String sentence, Place place) implements AreaReading {
        public Refused {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(sentence);
        }

        public Optional<Place> findPlace() {
            return Optional.ofNullable(place);
        }
    }

    /// A longitude and a latitude as they were written, possibly out of range.
    record Place(double longitude, double latitude) {
    }

    /// What can be wrong.
    enum Kind {
        /// Nothing was there.
        EMPTY,
        /// More characters or points than are taken.
        TOO_LARGE,
        /// Neither WKT nor GeoJSON nor a box.
        NOT_UNDERSTOOD,
        /// Not in longitude and latitude on WGS 84.
        OTHER_REFERENCE_SYSTEM,
        /// A polygon does not end where it begins.
        UNCLOSED,
        /// A line of less than two or a ring of less than four points, the last being the first again.
        TOO_FEW_POINTS,
        /// A boundary crosses or touches itself.
        SELF_CROSSING,
        /// A hole lies outside, or the like.
        MISPLACED_HOLE,
        /// No longitude or latitude has such a value.
        OUT_OF_RANGE,
        /// Out of range, but not if latitude and longitude change places.
        SWAPPED
    }

    /// The area, where it was read.
    default Optional<Footprint> findArea() {
        return this instanceof Read(Footprint read) ? Optional.of(read) : Optional.empty();
    }
}
