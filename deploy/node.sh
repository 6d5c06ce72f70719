# shellcheck shell=bash
# Sourced by test and .ci/run: Node and the libraries of the browser tests. Needs packages.sh.

# node_packages: what Debian has to give where there is no Node at all.
node_packages() {
  command -v node >/dev/null && command -v npm >/dev/null || printf 'nodejs\nnpm\n'
}

# npm_ci FOLDER: only when the lock file is newer than what is installed.
npm_ci() {
  local installed=$1/node_modules/.package-lock.json log=build/npm.log
  [ ! "$installed" -nt "$1/package-lock.json" ] || return 0
  echo "Đang lấy thư viện cho $1 (fetching libraries)…"
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund >"$log" 2>&1 </dev/null &&
    touch "$installed" && return 0
  tail -n 5 "$log" >&2
  fail "npm không lấy được thư viện; toàn bộ ở $log." "npm failed; all of it is in $log"
}

# use_newer_node: the one in deploy/node, where npm brought it and the machine's own is too old.
use_newer_node() {
  local version folder
  version=$(node --version 2>/dev/null || echo v0)
  version=${version#v}
  ((${version%%.*} < 20)) || return 0
  for folder in "$PWD"/deploy/node/node_modules/node-linux-*/bin; do
    [ ! -d "$folder" ] || PATH=$folder:$PATH
  done
  export PATH
}

# prepare_node: the tests want Node 20; Debian 12 has 18, so npm brings a newer one along.
prepare_node() {
  local version
  [ -f tests/browser/package.json ] || return 0
  version=$(node --version)
  version=${version#v}
  ((${version%%.*} >= 20)) || npm_ci deploy/node
  use_newer_node
  npm_ci tests/browser
}
