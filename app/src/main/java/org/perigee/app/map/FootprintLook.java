package org.perigee.app.map;

import java.util.BitSet;

/// What is to be painted of the footprints. The bit sets are never changed after they were handed over.
///
/// @param set all of them
/// @param filter the ids to show, or null for all
/// @param basket ids to hatch
/// @param selected ids to outline strongly
/// @param visible whether any is shown
/// @param fill whether they are tinted
record FootprintLook(FootprintSet set, BitSet filter, BitSet basket, BitSet selected, boolean visible, boolean fill) {
}
