#!/bin/sh
# Compares Perigee's downloads with those of other tools:
#   benchmarks/downloads.sh DLBENCH SCENARIO[,SCENARIO...] [TOOL...] [OPTION...]
# DLBENCH is the folder of dlbench.py. Build first: ./mvnw -DskipTests package -pl app -am
# Needs root (network namespaces), nginx, openssl, iproute2, python3 and the tools to compare with; aria2 is the base.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
bench=$1; scenarios=$2; shift 2
PATH="$here/downloads:$PATH"; export PATH
if [ ! -f "$here/../app/target/perigee-download.aot" ]; then
    # The first run of the bench makes its certificates.
    [ -f "${DLBENCH_DATA:-/tmp/dlbench-data}/tls/trust.p12" ] || python3 "$bench/dlbench.py" b aria2 --scale 0.01 --reps 1 > /dev/null
    "$here/downloads/train.sh"
fi
exec python3 "$bench/dlbench.py" "$scenarios" aria2 "$here/downloads/perigee.adapter" "$@"
