#!/bin/sh
# What ten thousand transfers take on disk and in memory, and what a frame costs while the transfers' view shows them, stands, is scrolled,
# hides and folds while forty of them change with each look. Needs no display.
# Usage: benchmarks/transfers-frames.sh [number of transfers]...
# With GLASS=gtk it is measured on the display (or under Xvfb).
set -e
cd "$(dirname "$0")/.."
exec ./mvnw -q -B -P transfers-frames -pl benchmarks -am process-classes \
    -Dtransfers.frames.glass="${GLASS:-Headless}" -Dtransfers.frames.counts="$*"
