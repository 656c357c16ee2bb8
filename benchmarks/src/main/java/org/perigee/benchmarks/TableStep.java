package org.perigee.benchmarks;

import java.util.function.IntConsumer;

/// Something people do with the table, to be measured a number of times.
///
/// @param rows    in the table
/// @param name    for people
/// @param rounds  how often it is measured, after some that are not
/// @param prepare what has to be undone before each time, not measured; null for what is done in every frame without a pause
/// @param act     what is measured; gets the number of the round
/// @param shown   whether to print what it costs
record TableStep(int rows, String name, int rounds, Runnable prepare, IntConsumer act, boolean shown) {
}
