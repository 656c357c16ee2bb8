#!/bin/sh
# Makes the cache that lets Perigee's downloads start quickly (JEP 483, 514 and 515), by downloading from a server on this machine over TLS.
# Needs nginx and the certificates that dlbench makes (one run of any scenario), in $DLBENCH_DATA/tls.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${DLBENCH_DATA:-/tmp/dlbench-data}
cache="$here/../../app/target/perigee-download.aot"
work=$(mktemp -d)
port=${TRAIN_PORT:-19443}
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir "$work/files"
for i in 1 2 3 4 5 6 7 8; do head -c 3000000 /dev/urandom > "$work/files/$i.bin"; done
head -c 64000000 /dev/urandom > "$work/files/big.bin"
cat > "$work/nginx.conf" <<END
worker_processes 1; daemon off; pid $work/pid; error_log $work/error.log;
events { }
http {
  access_log off; client_body_temp_path $work/1; proxy_temp_path $work/2; fastcgi_temp_path $work/3; uwsgi_temp_path $work/4; scgi_temp_path $work/5;
  server { listen 127.0.0.1:$port ssl; ssl_protocols TLSv1.2 TLSv1.3; ssl_certificate $data/tls/srv.pem; ssl_certificate_key $data/tls/srv.key; root $work/files; }
}
END
nginx -c "$work/nginx.conf" & server=$!
sleep 1
{
    echo '<?xml version="1.0" encoding="UTF-8"?><metalink xmlns="urn:ietf:params:xml:ns:metalink">'
    for name in 1 2 3 4 5 6 7 8 big; do
        echo "<file name=\"$name.bin\"><size>$(stat -c %s "$work/files/$name.bin")</size>"
        echo "<url priority=\"1\">https://127.0.0.1:$port/$name.bin</url></file>"
    done
    echo '</metalink>'
} > "$work/work.meta4"
rm -f "$cache"
PERIGEE_BENCH_CACHE="-XX:AOTCacheOutput=$cache" "$here/perigee-bench" download "$work/work.meta4" --dir "$work/out" --home "$work/home" \
    > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
ls -l "$cache"
