#!/bin/sh
# What the result table costs in CPU time on the software pipeline: loading, sorting, filtering, scrolling, selecting. Needs no display.
# Usage: benchmarks/table.sh [number of rows]...
# With GLASS=gtk it is measured on the display (or under Xvfb).
set -e
cd "$(dirname "$0")/.."
exec ./mvnw -q -B -P table-cost -pl benchmarks -am process-classes \
    -Dtable.cost.glass="${GLASS:-Headless}" -Dtable.cost.counts="$*"
