#!/usr/bin/env bash
# The slow rest, run before a release: Clang, every header on its own, clang-tidy, benchmarks built.
#   bash tests/full.sh [--no-install]
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-}" != --no-install ]; then bash cmake/install-packages.sh --tests --full; fi

step() { printf '\n== %s\n' "$1"; }
jobs=$(nproc)

step "Clang: build and test"
cmake --preset clang -DTK_BUILD_BENCHMARKS=ON >/dev/null
cmake --build --preset clang -j "$jobs"

step "Every header compiles alone"
gdal=$(gdal-config --cflags 2>/dev/null || true)
gdal="$gdal $(pkg-config --cflags imgui glfw3 epoxy cairo-ft freetype2 2>/dev/null || true)"
find engine layers cli viewer sample-data tests/support -name '*.h' | sort | xargs -P "$jobs" -I{} \
    sh -c 'echo "#include \"{}\"" | g++ -std=c++20 -fsyntax-only -Wall -Wextra -Werror \
        -Wno-restrict -I. '"$gdal"' -DTK_VERSION="\"\"" -DTK_SHARED_DATA="\"\"" \
        -DTK_SOURCE_DIR="\"\"" -x c++ - || { echo "{} does not compile alone" >&2; exit 255; }'

step "clang-tidy"
cmake --preset tidy >/dev/null
find engine layers cli viewer sample-data -name '*.cpp' -print0 |
    xargs -0 -P "$jobs" -n 4 clang-tidy-14 -p build/tidy --quiet --warnings-as-errors='*'

step "Without the window"
cmake -S . -B build/no-window -G Ninja -DCMAKE_BUILD_TYPE=Debug -DTK_BUILD_VIEWER=OFF \
    -DTK_BUILD_TESTS=OFF >/dev/null
cmake --build build/no-window -j "$jobs" --target tryggkarta

step "All tests, built with Clang"
display=()
if command -v xvfb-run >/dev/null; then
    display=(xvfb-run -a -s "-screen 0 1920x1200x24")
    export LIBGL_ALWAYS_SOFTWARE=1
fi
"${display[@]}" ctest --test-dir build/clang -j "$jobs" --output-on-failure
