# Sourced by run, test and .ci/run: installs missing Debian packages, and says so.

# The names in the given list files that dpkg does not report as installed.
missing_packages() {
  local name
  sed 's/#.*//' "$@" | while read -r name; do
    [ -n "$name" ] || continue
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || echo "$name"
  done
}

# as_root COMMAND…: as it is when we are root, through sudo otherwise.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install_packages MODE LIST…: MODE "no" refuses instead of installing.
install_packages() {
  local mode=$1
  shift
  local missing
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -n "${missing// /}" ] || return 0
  if [ "$mode" = no ]; then
    echo "Thiếu gói Debian (missing packages): $missing" >&2
    return 1
  fi
  if ! command -v apt-get >/dev/null; then
    echo "Máy này không có apt-get; hãy cài (please install): $missing" >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    echo "Cần quyền root hoặc sudo để cài (root or sudo needed to install): $missing" >&2
    return 1
  fi
  echo "Đang cài gói Debian (installing): $missing"
  local log
  log=$(mktemp)
  # shellcheck disable=SC2086 # one word per package
  if as_root apt-get update -q >"$log" 2>&1 &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >>"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi
  echo "Không cài được; dòng cuối của apt (apt failed): $(tail -n 1 "$log")" >&2
  rm -f "$log"
  return 1
}
