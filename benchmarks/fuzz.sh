#!/bin/sh
# Throws made-up input at the readers of Metalinks, headers (with plain lists, names and addresses) and journals, with Jazzer.
# Usage: benchmarks/fuzz.sh [seconds for each] [folder with samples]...
# The samples are what it begins with. What makes a reader crash or hang is left in target/fuzz, with a program that does it again;
# the corpus that it found stays there, too, and is the start of the next run.
set -e
cd "$(dirname "$0")/.."
seconds=${1:-240}
[ $# -eq 0 ] || shift
for target in metalink.MetalinkFuzz header.HeaderFuzz part.JournalFuzz; do
  folder=$PWD/download-manager/target/fuzz/$target
  mkdir -p "$folder/corpus"
  for samples; do
    find "$samples" -type f -size -64k -exec cp {} "$folder/corpus" \;
  done
  ./mvnw -q -B -P fuzz -pl download-manager -am process-test-classes -Dfuzz.target="org.perigee.download.$target" -Dfuzz.seconds="$seconds" \
      -Dfuzz.folder="$folder"
done
