#!/usr/bin/env bash
# Everything that must hold before a change lands: format, build, all tests, sanitizers.
#   bash tests/run.sh [--no-install]
# Installs missing packages first (Debian 12; as root or with sudo). Needs some 40 minutes on two
# cores from nothing, fewer with a warm compiler cache. tests/full.sh runs the slow rest.
set -euo pipefail
cd "$(dirname "$0")/.."

install=yes
for option in "$@"; do
    case "$option" in
        --no-install) install=no ;;
        *) echo "usage: bash tests/run.sh [--no-install]" >&2; exit 2 ;;
    esac
done

# A display of its own, so that the window's tests disturb nobody; without one they say so and skip.
display=()
if command -v xvfb-run >/dev/null; then
    display=(xvfb-run -a -s "-screen 0 1920x1200x24")
    export LIBGL_ALWAYS_SOFTWARE=1
fi

# Clones and work trees on one machine share what the compiler's cache knows.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1

step() { printf '\n== %s (after %d s)\n' "$1" "$SECONDS"; }
jobs=$(nproc)

# Runs a test program as one process per core, each with its share of the tests.
sharded() {
    local shards=() shard
    for ((shard = 0; shard < jobs; shard++)); do
        GTEST_TOTAL_SHARDS=$jobs GTEST_SHARD_INDEX=$shard "$@" --gtest_brief=1 &
        shards+=($!)
    done
    for shard in "${shards[@]}"; do wait "$shard"; done
}

if [ "$install" = yes ]; then
    step "Packages"
    bash cmake/install-packages.sh --tests
fi

step "Format"
formatter=$(command -v clang-format-14 || command -v clang-format || true)
if [ -z "$formatter" ]; then
    echo "clang-format is not installed; run without --no-install" >&2
    exit 1
fi
find engine layers cli viewer sample-data tests \( -name '*.cpp' -o -name '*.h' \) -print0 |
    xargs -0 "$formatter" --dry-run --Werror

step "Build (release)"
cmake --preset release >/dev/null
cmake --build --preset release -j "$jobs"

step "Build (address and undefined-behaviour sanitizers)"
cmake --preset asan >/dev/null
cmake --build --preset asan -j "$jobs" \
    --target tk_engine_test tk_layers_test tk_viewer_test tk_window_test tk_sample_data

step "Build (thread sanitizer)"
cmake --preset tsan >/dev/null
cmake --build --preset tsan -j "$jobs" --target tk_engine_test

step "Engine and layers under the address sanitizer"
# What GDAL and its libraries keep until the process ends is not ours to free.
export ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1
sharded build/asan/tests/tk_engine_test
sharded build/asan/tests/tk_layers_test

step "The window under the address sanitizer"
rm -rf build/asan/tests/cli/lilleby
build/asan/sample-data/tk_sample_data build/asan/tests/cli/lilleby >/dev/null
sharded build/asan/tests/viewer/tk_viewer_test
# The tours go through every dialog, panel and tool; the others here are about what outlives what.
tours='Tour.OfEvery*:Tour.APicked*:LiveEdits.ALamp*:WindowWalk.FollowsThe*'
lifetimes='ViewerWindow.Cancels*:ViewerWindow.OffersWhat*'
# Two windows of one display would take the pointer from each other.
"${display[@]}" build/asan/tests/viewer/tk_window_test --gtest_brief=1 \
    --gtest_filter="$tours:$lifetimes"

step "What runs in parallel under the thread sanitizer"
build/tsan/tests/tk_engine_test --gtest_brief=1 --gtest_filter='*Thread*:*Parallel*'

step "All tests"
"${display[@]}" ctest --test-dir build/release -j "$jobs" --output-on-failure
