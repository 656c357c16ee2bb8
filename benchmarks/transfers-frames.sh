#!/bin/sh
# What a frame costs while the transfers' view shows ten thousand transfers that are all under way. Needs no display.
# Usage: benchmarks/transfers-frames.sh [number of transfers]...
# With GLASS=gtk it is measured on the display (or under Xvfb).
set -e
cd "$(dirname "$0")/.."
exec ./mvnw -q -B -P transfers-frames -pl benchmarks -am process-classes \
    -Dtransfers.frames.glass="${GLASS:-Headless}" -Dtransfers.frames.counts="$*"
