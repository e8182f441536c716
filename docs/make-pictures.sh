#!/usr/bin/env bash
# Makes the README's four pictures of the window from the demo's municipality.
#   bash docs/make-pictures.sh      (after sample-data/demo.sh; needs xvfb and ImageMagick)
set -euo pipefail
cd "$(dirname "$0")/.."
viewer=${TK_BUILD_DIR:-build/release}/cli/tryggkarta-viewer
study=${TK_SAMPLE_DIR:-sample-data/lilleby}/lilleby.toml
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LIBGL_ALWAYS_SOFTWARE=1

picture() {
    local name=$1
    shift
    xvfb-run -a -s "-screen 0 1920x1200x24" "$viewer" "$study" --screenshot "$scratch/$name.png" \
        --size 1600x900 "$@"
    convert "$scratch/$name.png" -resize 1280x -dither None -colors 160 "PNG8:docs/window-$name.png"
}

picture explore --language sv --theme light --ask 601700,6601760
picture try --language sv --theme light --scenario "Förslag B" --view 601780,6601500,3000 \
    --bottom changes
picture compare --language en --theme dark --scenario "Förslag B" --compare difference \
    --view 601700,6601760,7000 --bottom compare
picture inspect --language en --theme light --scenario "Förslag A" --compare swipe \
    --view 601690,6601560,3500 --ask 601700,6601482
ls -l docs/window-*.png
