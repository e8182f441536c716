#!/usr/bin/env bash
# From a fresh clone to a finished study of the made-up municipality of Lilleby:
# installs what is missing, builds, generates the municipality, runs its study, says where to look.
#   bash sample-data/demo.sh [--no-install]
set -euo pipefail
cd "$(dirname "$0")/.."

install=yes
for option in "$@"; do
    case "$option" in
        --no-install) install=no ;;
        *) echo "usage: bash sample-data/demo.sh [--no-install]" >&2; exit 2 ;;
    esac
done

build=${TK_BUILD_DIR:-build/release}
town=${TK_SAMPLE_DIR:-sample-data/lilleby}

if [ "$install" = yes ]; then
    echo "1/4  Installing the packages that are missing (Debian 12; as root or with sudo)"
    bash cmake/install-packages.sh
else
    echo "1/4  Installing nothing, as asked"
fi
for tool in cmake ninja g++; do
    if ! command -v "$tool" >/dev/null; then
        echo "'$tool' is missing; run this again without --no-install" >&2
        exit 1
    fi
done

echo "2/4  Building (a few minutes the first time)"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ ! -f "$build/CMakeCache.txt" ]; then
    if ! cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DTK_BUILD_TESTS=OFF >"$log" 2>&1; then
        cat "$log" >&2
        echo "The build could not be set up; the lines above say what is missing." >&2
        exit 1
    fi
fi
if ! cmake --build "$build" -j "$(nproc)" --target tryggkarta tk_sample_data >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "The build stopped; the lines above say where." >&2
    exit 1
fi

echo "3/4  Making the municipality of Lilleby in $town"
"$build/sample-data/tk_sample_data" "$town"

echo "4/4  Running its study: risk grids of today, of two plans, and what they change"
"$build/cli/tryggkarta" run "$town/lilleby.toml" --out "$town/result.gpkg" --overwrite

cat <<TEXT

The result is $town/result.gpkg. To look at it:
  - open it in QGIS: all vector layers come with their style; for a raster, load the .qml file of
    the same name beside it (Layer > Properties > Style > Load Style)
  - or list it: gdalinfo $town/result.gpkg; ogrinfo -so $town/result.gpkg
  - ask for a single place: $build/cli/tryggkarta lighting $town/lights.gpkg --at "X,Y"
  - the study is a readable file: $town/lilleby.toml
TEXT
