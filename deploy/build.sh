# shellcheck shell=bash
# Sourced by run and test: configures and builds build/release, showing that it moves and, when it
# fails, only what matters.

# configure FLAG…: once for ./run (without tests, which need more packages); ./test adds them, and
# what is built already stays built.
configure() {
  local log=build/configure.log
  mkdir -p build
  command -v c++ >/dev/null ||
    fail "Không tìm thấy trình biên dịch C++ (lệnh c++)." "there is no C++ compiler (c++)"
  # A tree that was copied or moved carries paths that are no longer true.
  if [ -f build/release/CMakeCache.txt ] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" build/release/CMakeCache.txt; then
    rm -rf build/release
  fi
  cmake --preset release "$@" >"$log" 2>&1 </dev/null && return 0
  grep -A 6 -m 1 'CMake Error' "$log" >&2 || tail -n 5 "$log" >&2
  fail "Không chuẩn bị được bản dựng; toàn bộ ở $log." "configuring failed; all of it is in $log"
}

# One line that changes on a terminal; elsewhere a line for every tenth part.
show_progress() {
  local line built total tenth=-1
  while IFS= read -r line; do
    [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
    built=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
    if [ -t 1 ]; then
      printf '\r  %s/%s ' "$built" "$total"
    elif ((total >= 20 && built * 10 / total > tenth)); then
      tenth=$((built * 10 / total))
      printf '  %s/%s\n' "$built" "$total"
    fi
  done
  [ ! -t 1 ] || printf '\r             \r'
}

# build TARGET…: all of them when none is named.
build() {
  local log=build/build.log
  NINJA_STATUS='[%f/%t] ' ninja -C build/release "$@" 2>&1 </dev/null | tee "$log" |
    show_progress && return 0
  grep -E -A 3 'error:|undefined reference|No space left|^FAILED' "$log" | head -n 20 >&2 ||
    tail -n 5 "$log" >&2
  fail "Dựng không thành; toàn bộ ở $log." "the build failed; all of it is in $log"
}
