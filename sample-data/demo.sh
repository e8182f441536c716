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
    if ! cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_UNITY_BUILD=ON \
        -DTK_BUILD_TESTS=OFF >"$log" 2>&1; then
        cat "$log" >&2
        echo "The build could not be set up; the lines above say what is missing." >&2
        exit 1
    fi
fi
targets=(tryggkarta tk_sample_data)
# A build at hand may have been set up without the window.
window=no
if grep -q '^TK_BUILD_VIEWER:BOOL=\(ON\|TRUE\|1\|YES\)$' "$build/CMakeCache.txt"; then
    window=yes
    targets+=(tryggkarta_viewer)
fi
if ! cmake --build "$build" -j "$(nproc)" --target "${targets[@]}" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "The build stopped; the lines above say where." >&2
    exit 1
fi

echo "3/4  Making the municipality of Lilleby in $town"
"$build/sample-data/tk_sample_data" "$town"

echo "4/4  Running its study: risk grids of today, of two plans, and what they change"
"$build/cli/tryggkarta" run "$town/lilleby.toml" --out "$town/result.gpkg" --overwrite

if [ "$window" = yes ]; then
    cat <<TEXT

To see it on the map, to try lamps, cameras and buildings, and to compare before and after:
  $build/cli/tryggkarta view $town/lilleby.toml
TEXT
else
    printf '\nThis build is without the window; to have it: cmake -DTK_BUILD_VIEWER=ON %s\n' "$build"
fi
cat <<TEXT

The result is $town/result.gpkg. To look at it in other programs:
  - open it in QGIS: all vector layers come with their style; for a raster, load the .qml file of
    the same name beside it (Layer > Properties > Style > Load Style)
  - or list it: gdalinfo $town/result.gpkg; ogrinfo -so $town/result.gpkg
  - ask for a single place: $build/cli/tryggkarta lighting $town/lights.gpkg --at "X,Y"
  - the study is a readable file: $town/lilleby.toml
TEXT

# Where there is somebody to answer and a display to show it on, the window is a key away.
if [ "$window" = yes ] && [ -t 0 ] && [ -t 1 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    printf '\nOpen the window now? [Y/n] '
    read -r answer || answer=n
    case "$answer" in
        [nN]*) ;;
        *) exec "$build/cli/tryggkarta" view "$town/lilleby.toml" ;;
    esac
fi
