#!/usr/bin/env bash
# Installs what Tryggkarta is built from on Debian 12 (or a relative of it), where it is missing.
#   bash cmake/install-packages.sh [--tests] [--full]
# --tests adds what only the tests need, --full what only tests/full.sh needs.
set -euo pipefail

packages=(
    g++ cmake ninja-build ccache pkg-config tzdata proj-data gdal-bin
    libgdal-dev libgeos-dev libproj-dev libtbb-dev libfmt-dev nlohmann-json3-dev libcli11-dev
    libtomlplusplus-dev libhowardhinnant-date-dev libnanoflann-dev libeigen3-dev
    libboost-dev
    # The window: what it is built from, its type, and what draws without a graphics card.
    libimgui-dev libglfw3-dev libepoxy-dev libcairo2-dev libfreetype-dev libfontconfig-dev gettext
    libgl1-mesa-dri fonts-inter fonts-materialdesignicons-webfont
)
for option in "$@"; do
    case "$option" in
        --tests)
            packages+=(libgtest-dev librapidcheck-dev clang-format-14 git xvfb xauth libxtst-dev libxrandr-dev)
            ;;
        --full) packages+=(clang-14 clang-tidy-14 libbenchmark-dev) ;;
        *) echo "install-packages.sh: unknown option '$option'" >&2; exit 2 ;;
    esac
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not a Debian system, so nothing is installed. Tryggkarta needs what these" >&2
    echo "Debian packages hold: ${packages[*]}" >&2
    exit 0
fi

missing=()
for package in "${packages[@]}"; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Installing ${#missing[@]} packages: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Installing them needs root or sudo. As root, run:" >&2
        echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
        --no-install-recommends "${missing[@]}" >"$log" 2>&1
}
# The package lists of a fresh machine are empty or old: fetch them first, and if that cannot be
# done (no network), try with those there are.
"${as_root[@]}" apt-get update -q >"$log" 2>&1 || true
if ! install; then
    tail -n 20 "$log" >&2
    echo "The packages could not be installed; the lines above say why." >&2
    exit 1
fi
