# shellcheck shell=bash
# Sourced by run, test and .ci/run: speaks to the person at the terminal, installs missing Debian
# packages and says so.

# fail VIETNAMESE ENGLISH: one sentence in both languages, and the end.
fail() {
  printf '%s\n(%s)\n' "$1" "$2" >&2
  exit 1
}

# missing_packages: of the names on standard input, those that dpkg does not report as installed.
missing_packages() {
  local name
  while read -r name; do
    # A command that is there some other way will do (a newer cmake, another node).
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed ||
      command -v "$name" >/dev/null || echo "$name"
  done
}

# names_in LIST…: the package names in list files, without comments.
names_in() {
  sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$@"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# apt COMMAND…: quiet, without questions, waiting for another apt to finish.
apt_quietly() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 "$@"
}

# install_packages MODE NAME…: installs what is missing; MODE "no" refuses instead.
install_packages() {
  local mode=$1 missing log
  shift
  command -v dpkg-query >/dev/null || {
    echo "Không phải Debian: bỏ qua việc kiểm tra gói (not Debian: packages not checked)." >&2
    return 0
  }
  missing=$(printf '%s\n' "$@" | missing_packages | tr '\n' ' ')
  missing=${missing% }
  [ -n "$missing" ] || return 0
  [ "$mode" != no ] || fail "Thiếu gói Debian: $missing." "Debian packages are missing: $missing."
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || fail \
    "Thiếu gói Debian và không có quyền cài; hãy nhờ quản trị chạy: apt-get install $missing" \
    "packages are missing and this user may not install them; ask for: apt-get install $missing"
  echo "Đang cài gói Debian (installing): $missing"
  log=$(mktemp)
  # shellcheck disable=SC2086 # one word per package
  if ! { apt_quietly update && apt_quietly install -y --no-install-recommends $missing; } \
    >"$log" 2>&1 </dev/null; then
    tail -n 3 "$log" >&2
    fail "Không cài được gói; toàn bộ ở $log." "installing failed; all of it is in $log"
  fi
  rm -f "$log"
}

# need_space FOLDER MEGABYTES: refuses to begin what a full disk would break in the middle.
need_space() {
  local folder needed=$2 free
  folder=$(realpath -m -- "$1")
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
  ((free >= needed)) || fail "Ổ đĩa của $folder gần đầy: còn $free MB, cần $needed MB." \
    "the disk of $folder is nearly full: $free MB left, $needed MB needed"
}
