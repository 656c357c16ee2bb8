#!/bin/sh
# Runs the engine against a server that misbehaves: benchmarks/faults.sh FAULTSERVER [OPTION...]
# FAULTSERVER is the folder of faultmatrix.py. Build first, with the tests' classes: ./mvnw -DskipTests package -pl app -am
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$1; shift
PATH="$here/downloads:$PATH"; export PATH
exec python3 "$folder/faultmatrix.py" "$here/downloads/perigee-faults.adapter" "$@"
