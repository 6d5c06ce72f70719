# shellcheck shell=bash
# Sourced by run and test: the console's pages, built with Node, taken from an archive, or left out.
# Needs packages.sh and node.sh. Says which way it took; the service works without them.

pages=console/ui
vite_needs='20.19' # Vite 8 stops with a syntax error on older ones

# node_will_do: a Node that can build the pages, after looking into deploy/node.
node_will_do() {
  local have
  command -v node >/dev/null && command -v npm >/dev/null || return 1
  have=$(node --version)
  [ "$(printf '%s\n' "$vite_needs" "${have#v}" | sort -V | head -n 1)" = "$vite_needs" ]
}

# bring_node MODE: Debian 12 has 18, so npm brings a newer one into deploy/node; nothing is global.
bring_node() {
  use_newer_node
  node_will_do && return 0
  [ "$1" != no ] || return 1
  if ! command -v npm >/dev/null; then (install_packages yes nodejs npm) || return 1; fi
  (npm_ci deploy/node) || return 1
  use_newer_node
  node_will_do
}

pages_are_fresh() {
  [ -f "$pages/dist/index.html" ] || return 1
  [ -z "$(find "$pages/src" "$pages/public" "$pages/index.html" "$pages/package-lock.json" \
    "$pages/vite.config.ts" "$pages/scripts" -newer "$pages/dist/index.html" -print -quit)" ]
}

build_with_node() {
  local log=build/pages.log
  (npm_ci "$pages") || return 1
  npm run --prefix "$pages" build >"$log" 2>&1 </dev/null && return 0
  tail -n 5 "$log" >&2
  echo "Dựng trang của cán bộ bị lỗi; toàn bộ ở $log" \
    "(building the staff pages failed; all of it is" \
    "in $log)." >&2
  return 1
}

# prepare_pages MODE: MODE "no" installs nothing.
prepare_pages() {
  mkdir -p build
  if pages_are_fresh; then
    echo "Trang của cán bộ: đã có sẵn (staff pages: already built)."
  elif bring_node "$1" && build_with_node; then
    echo "Trang của cán bộ: dựng bằng Node $(node --version) (staff pages: built)."
  elif [ -f "$pages/dist.tar.gz" ] && tar -xzf "$pages/dist.tar.gz" -C "$pages"; then
    echo "Trang của cán bộ: lấy từ $pages/dist.tar.gz (staff pages: unpacked)."
  else
    echo "Không dựng được trang của cán bộ (cần Node $vite_needs và mạng);" \
      "dịch vụ vẫn chạy, các phần khác vẫn dùng được." >&2
    echo "(The staff pages could not be built: they need Node $vite_needs and the network; the" \
      "service runs without them.)" >&2
    return 1
  fi
}
