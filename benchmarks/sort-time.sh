#!/bin/sh
# What sorting and filtering the result table costs in CPU time, beside the JavaFX thread.
# Usage: benchmarks/sort-time.sh [number of rows]...
set -e
cd "$(dirname "$0")/.."
exec ./mvnw -q -B -P sort-time -pl benchmarks -am process-classes -Dsort.time.counts="$*"
