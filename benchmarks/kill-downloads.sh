#!/bin/sh
# Fetches a batch with a program that is killed again and again, from a server that is rough with it: plainly, while files are replaced on
# the server, and while the disk fills up and is freed (that one needs root, for a small disk of its own).
# Usage: benchmarks/kill-downloads.sh [kills [files [largest file in MB [seed]]]]
set -e
cd "$(dirname "$0")/.."
exec ./mvnw -q -B -pl download-manager -am test -Dtest=KilledQueueTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dperigee.kills="${1:-200}" -Dperigee.kill.files="${2:-50}" -Dperigee.kill.largest="${3:-200}" ${4:+-Dperigee.kill.seed="$4"}
