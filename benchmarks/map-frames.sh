#!/bin/sh
# What a frame of the map costs in CPU time on the software pipeline. Needs no display.
# Usage: benchmarks/map-frames.sh [number of footprints]...
# With GLASS=gtk it is measured on the display (or under Xvfb).
set -e
cd "$(dirname "$0")/.."
exec ./mvnw -q -B -P map-frames -pl benchmarks -am process-classes \
    -Dmap.frames.glass="${GLASS:-Headless}" -Dmap.frames.counts="$*"
