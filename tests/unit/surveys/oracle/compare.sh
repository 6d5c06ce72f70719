#!/bin/sh
# compare.sh PROGRAM: our figures beside R's. Leaves with 77, and says so, where there is no R.
if ! command -v Rscript >/dev/null; then
  echo "left out: no Rscript here (Debian: r-base-core r-cran-survey)"
  exit 77
fi
figures=$(mktemp) || exit 1
trap 'rm -f "$figures"' EXIT
"$1" >"$figures" || exit 1
Rscript --vanilla "$(dirname "$0")/figures.R" "$figures"
