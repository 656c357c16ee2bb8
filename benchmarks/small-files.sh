#!/bin/sh
# Ten thousand files of 100 kB from a server on this machine, with aria2 and with Perigee, in turn:
#   benchmarks/small-files.sh [ROUNDS [FILES [KILOBYTES]]]
# Needs nginx and aria2.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
rounds=${1:-3}; files=${2:-10000}; size=${3:-100}
port=${SMALL_FILES_PORT:-19080}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir "$work/files"
head -c "${size}000" /dev/urandom > "$work/files/0"
i=0
while [ "$i" -lt "$files" ]; do
    # One content under many names: the server's disk is not what is measured.
    ln "$work/files/0" "$work/files/f$i.bin"
    echo "http://127.0.0.1:$port/f$i.bin" >> "$work/urls"
    i=$((i + 1))
done
cat > "$work/nginx.conf" <<END
worker_processes 1; daemon off; pid $work/pid; error_log $work/error.log;
events { worker_connections 256; }
http {
  access_log off; client_body_temp_path $work/1; proxy_temp_path $work/2; fastcgi_temp_path $work/3; uwsgi_temp_path $work/4; scgi_temp_path $work/5;
  sendfile on; tcp_nopush on; keepalive_requests 100000; default_type application/octet-stream;
  server { listen 127.0.0.1:$port; root $work/files; }
}
END
nginx -c "$work/nginx.conf" & server=$!
sleep 1

# Seconds of wall and of processor that a command took, and how many files came.
run() {
    name=$1; shift
    rm -rf "$work/out"; mkdir "$work/out"
    python3 - "$name" "$work/out" "$files" "$@" <<'END'
import os, resource, subprocess, sys, time
name, out, files, command = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
begin = time.monotonic()
status = subprocess.run(command, stdout=open("/dev/null", "w"), stderr=subprocess.STDOUT).returncode
wall = time.monotonic() - begin
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("%-8s %7.2f s  cpu %6.2f s  %5.0f MB  status %d  %d of %d files" % (
    name, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, status, len(os.listdir(out)), files), flush=True)
END
}

round=1
while [ "$round" -le "$rounds" ]; do
    run aria2 aria2c --no-conf -q -d "$work/out" -j4 -x1 -s1 --file-allocation=none -i "$work/urls"
    run perigee "$here/downloads/perigee-bench" download "$work/urls" --dir "$work/out" --transfers 4 --connections 4 --home "$work/home"
    round=$((round + 1))
done
