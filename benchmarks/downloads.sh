#!/bin/sh
# Compares Perigee's downloads with those of other tools:
#   benchmarks/downloads.sh DLBENCH SCENARIO[,SCENARIO...] [TOOL...] [OPTION...]
# DLBENCH is the folder of dlbench.py.
# Needs root (network namespaces), nginx, openssl, iproute2, python3 and the tools to compare with; aria2 is the base.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
bench=$1; scenarios=$2; shift 2
PATH="$here/downloads:$PATH"; export PATH
if [ ! -f "$here/../app/target/download.aot" ]; then
    # The first download, here one of many small files, makes the cache of loaded classes.
    python3 "$bench/dlbench.py" c "$here/downloads/perigee.adapter" --scale 0.2 --reps 1 > /dev/null
fi
exec python3 "$bench/dlbench.py" "$scenarios" aria2 "$here/downloads/perigee.adapter" "$@"
