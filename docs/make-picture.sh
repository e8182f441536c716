#!/usr/bin/env bash
# Makes docs/lilleby.png, the picture of the README, with GDAL from the demo's result.
#   bash docs/make-picture.sh [RESULT.gpkg]
set -euo pipefail
cd "$(dirname "$0")/.."
result=$(realpath "${1:-sample-data/lilleby/result.gpkg}")
picture=$(realpath docs)/lilleby.png
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >levels.txt <<'TEXT'
nv 246 247 249
0 1 25 89
11.1 16 63 96
22.2 28 90 98
33.3 60 109 86
44.4 104 123 62
55.6 157 137 43
66.7 210 147 67
77.8 248 161 123
88.9 253 183 188
100 250 204 250
TEXT
cat >change.txt <<'TEXT'
nv 246 247 249
-30 10 72 143
-15 50 117 178
-6 122 173 213
-0.5 225 236 245
0 255 255 255
0.5 253 240 226
6 243 164 88
15 205 105 25
30 132 50 2
TEXT

panel=0
for map in place_index_today:levels place_index_forslag_b:levels place_index_forslag_b_change:change; do
    table=${map%%:*} ramp=${map##*:}
    gdal_translate -q -projwin 600900 6603100 603100 6600400 -of GTiff "GPKG:$result:$table" cut.tif
    gdaldem color-relief -q cut.tif "$ramp.txt" coloured.tif
    gdal_translate -q -outsize 200% 200% -r nearest \
        -a_ullr $((panel * 452)) 540 $((panel * 452 + 440)) 0 coloured.tif "panel$panel.tif"
    panel=$((panel + 1))
done
gdalbuildvrt -q -addalpha all.vrt panel0.tif panel1.tif panel2.tif
gdal_translate -q -of PNG -co ZLEVEL=9 all.vrt "$picture"
rm -f "$picture.aux.xml"
