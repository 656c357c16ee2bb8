#!/bin/sh
# Fetches the files named at the end, with curl, into the folder given as the first argument, or into the current one.
# Run it again to go on where it stopped; what is complete stays as it is. Files are checked where a checksum is known.
# Sign-ins are taken from ~/.netrc. Further options for curl can be given in CURL_OPTIONS.
# It ends with 0 where every file is complete and, as far as known, right; otherwise with 1.
set -u
cd -- "${1:-.}" || exit 1
failed=0

# digest ALGORITHM FILE: prints the file's digest; nothing where no tool for it is installed.
digest() {
  bits=${1#sha-}
  if [ "$1" = md5 ]; then
    if command -v md5sum >/dev/null 2>&1; then md5sum <"$2" | cut -d ' ' -f 1
    elif command -v md5 >/dev/null 2>&1; then md5 -q "$2"
    elif command -v openssl >/dev/null 2>&1; then openssl dgst -md5 -r <"$2" | cut -d ' ' -f 1
    fi
  elif command -v "sha${bits}sum" >/dev/null 2>&1; then "sha${bits}sum" <"$2" | cut -d ' ' -f 1
  elif command -v shasum >/dev/null 2>&1; then shasum -a "$bits" <"$2" | cut -d ' ' -f 1
  elif command -v openssl >/dev/null 2>&1; then openssl dgst "-sha$bits" -r <"$2" | cut -d ' ' -f 1
  fi
}

# is_right FILE ALGORITHM DIGEST: 0 where the digest agrees, 1 where it does not, 2 where it cannot be known.
is_right() {
  [ "$2" != none ] || return 2
  actual=$(digest "$2" "$1")
  [ -n "$actual" ] || return 2
  [ "$actual" = "$3" ]
}

# end NAME ALGORITHM DIGEST: gives a complete file its name, or throws wrong bytes away.
end() {
  is_right "$1.part" "$2" "$3"
  case $? in
    0) mv -- "$1.part" "$1" && echo "$1: complete, $2 verified" ;;
    2) mv -- "$1.part" "$1" && echo "$1: complete, not verified" ;;
    *) echo "$1: the bytes do not have the $2 they should have" >&2; rm -f -- "$1.part"; return 1 ;;
  esac
}

# fetch NAME ALGORITHM DIGEST ADDRESS...
fetch() {
  name=$1 algorithm=$2 sum=$3
  shift 3
  if [ -e "$name" ]; then
    is_right "$name" "$algorithm" "$sum"
    if [ $? -eq 1 ]; then
      echo "$name: another file has this name" >&2
      failed=1
    else
      echo "$name: already there"
    fi
    return 0
  fi
  mkdir -p -- "$(dirname -- "$name")" || { failed=1; return 0; }
  if [ -s "$name.part" ] && is_right "$name.part" "$algorithm" "$sum"; then
    end "$name" "$algorithm" "$sum" && return 0
  fi
  for address in "$@"; do
    # shellcheck disable=SC2086
    curl --fail --location --proto '=http,https' --netrc-optional --retry 5 --continue-at - --output "$name.part" ${CURL_OPTIONS-} --url "$address"
    code=$?
    if [ $code -eq 33 ] || [ $code -eq 36 ] || { [ $code -ne 0 ] && [ "$algorithm" = none ] && [ $code -eq 22 ] && [ -s "$name.part" ]; }; then
      # This server cannot go on in the middle, or has no more than is there.
      rm -f -- "$name.part"
      # shellcheck disable=SC2086
      curl --fail --location --proto '=http,https' --netrc-optional --retry 5 --output "$name.part" ${CURL_OPTIONS-} --url "$address"
      code=$?
    fi
    if [ $code -eq 0 ]; then
      # An empty file leaves nothing behind.
      [ -e "$name.part" ] || : >"$name.part"
      end "$name" "$algorithm" "$sum" && return 0
    fi
  done
  echo "$name: could not be fetched" >&2
  failed=1
}

