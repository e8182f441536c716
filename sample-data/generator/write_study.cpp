#include <map>

#include "sample-data/generator/output_layer.h"
#include "sample-data/generator/write_layers.h"

namespace tk {
namespace {

const char* const study_text =
    R"toml(# Lilleby, a made-up municipality: the study that the demo runs.
# All in it is generated (sample-data/README.md); no real place, no real person.
# Every key is explained in docs/study-format.md. Paths are relative to this file.

format = 1

[study]
name     = "Lilleby: lägesbild 2026"
crs      = "EPSG:3006"          # SWEREF 99 TM, metres
cell     = 10.0                 # side of a risk-grid cell
boundary = "omrade.gpkg"        # outside it grids have no data

# ---------------------------------------------------------------- today's layers

[layers.incidents]              # 2021-2025; some rows lack a place or a time, and it is said
source   = "incidents.csv"
crs      = "EPSG:3006"          # a table of numbers does not say what they are
timezone = "Europe/Stockholm"
fields   = { x = "x", y = "y", time = "datum", time_end = "datum_till", category = "brottstyp" }

[layers.observations]           # five safety walks; longitude and latitude, as GeoJSON has it
source = "observations.geojson"

[layers.lights]
source = "lights.gpkg"

[layers.cameras]
source = "cameras.geojson"

[layers.buildings]
source = "buildings.gpkg"

[layers.developments]           # Kv. Bryggan: planned, so that it stands only in förslag B
source = "developments.gpkg"

[layers.areas]
source = "areas.gpkg"

[layers.streets]
source = "streets.gpkg"

[layers.terrain]
source = "terrain.tif"

# What risk may go with. Each in another format, as they come in real life.
[[layers.features]]
name   = "bars"
source = "bars.csv"             # semicolons and decimal commas
crs    = "EPSG:3006"
uses   = ["bar", "restaurang"]  # what is planned for such a use counts too, while it stands

[[layers.features]]
name   = "bus_stops"
source = "bus_stops.geojson"

[[layers.features]]
name   = "schools"
source = "schools.gpkg"

[[layers.features]]
name   = "parks"
source = "parks.shp"

[[layers.features]]
name   = "playgrounds"
source = "playgrounds.csv"      # tabs, and places as WKT
crs    = "EPSG:3006"

[[layers.features]]
name   = "car_parks"
source = "car_parks.gpkg"

[[layers.basemap]]              # water, green and railway, drawn under everything
source = "karta.gpkg"

# ---------------------------------------------------------------- what is computed

[analysis.hotspot]
kernel    = "quartic"
bandwidth = 250.0               # metres: where the kernel ends
unit      = "per-km2-year"
along     = "streets.gpkg"      # the density along streets too, per km and year

[analysis.clusters]             # where counts are high or low together, more than chance has it
cell = 250.0
fdr  = true                     # allows for the number of cells

[analysis.near_repeat]          # do incidents follow each other soon and nearby?
permutations = 199              # 999 tell more, and take five times as long

# [analysis.risk] is left out: it takes longer than all else. `tryggkarta risk` computes it.

[analysis.lighting]
quantity = "horizontal"         # lux on the ground
cell     = 2.0                  # the default of 1 m makes a result three times as large

[analysis.cameras]
standard = "2014"               # IEC 62676-4:2014
cell     = 5.0

[analysis.sightlines]           # natural surveillance: windows and entrances that see a place
time_of_day = "day"
cell        = 5.0

# The place index describes the place. A lower value does not mean less crime.
[analysis.place_index]
weights = { incidents = 1.0, darkness = 1.0, unwatched = 0.5, bars = 0.5 }
ramps   = { darkness = [10, 0], unwatched = [62.5, 0], bars = [200, 0] }

# ---------------------------------------------------------------- plans

[[scenario]]
name  = "Förslag A"             # lamps along one path in Stadsparken, and a camera at its gate
edits = "forslag-a.gpkg"
cost  = { light = 45000, camera = 60000 }

[[scenario]]
name  = "Förslag B"             # old lamps renewed, all park paths lit, cameras, Kv. Bryggan
edits = "forslag-b.gpkg"
cost  = { light = 30000, camera = 60000 }

# ---------------------------------------------------------------- problem, measure, follow-up

[[problem]]
id    = "P1"
text  = "Misshandel och ordningsstörning i Stadsparken efter mörkrets inbrott"
area  = "parken.gpkg"
cause = "Mörka gångvägar utan uppsikt"

[[problem]]
id    = "P2"
text  = "Personrån och cykelstölder kring stationen"
area  = "station.gpkg"
cause = "Många passerar, få ser platsen, äldre belysning"

[[measure]]
id          = "A1"
problem     = "P1"
kind        = "lighting"
area        = "parken.gpkg"
responsible = "Tekniska förvaltningen"
cost        = 1200000
indicator   = "händelser i parken under mörker"
starts      = 2024-01-01
follow_up   = "Ny belysning i Stadsparken"

[[measure]]
id          = "A2"
problem     = "P1"
kind        = "lighting"
scenario    = "Förslag A"
responsible = "Tekniska förvaltningen"
cost        = 700000
indicator   = "händelser i parken under mörker"
starts      = 2027-09-01

[[measure]]
id          = "A3"
problem     = "P2"
kind        = "patrol"
area        = "station.gpkg"
responsible = "Kommunpolisen och ordningsvakter"
cost        = 900000
indicator   = "personrån kring stationen"
starts      = 2026-09-01

[[measure]]
id          = "A4"
problem     = "P2"
kind        = "cameras"
scenario    = "Förslag B"       # its area: what the new cameras see and today's do not
responsible = "Kommunens säkerhetsenhet"
cost        = 360000
indicator   = "stölder kring stationen"
starts      = 2027-03-01

[[measure]]                     # no evidence in the table: nothing is expected, but it is told
id          = "A5"              # at the follow-up that it began meanwhile in the same park
problem     = "P1"
kind        = "upkeep"
area        = "parken.gpkg"
responsible = "Tekniska förvaltningen"
cost        = 80000
indicator   = "otrygga platser i parken"
starts      = 2025-04-15

# The lamps that were renewed when 2024 began: two whole years before and after. In dark hours
# the planted effect is 1.35; over all hours less (truth.json).
[[follow_up]]
name           = "Ny belysning i Stadsparken"
treated        = "parken.gpkg"
control        = "jamforelse.gpkg"
buffer         = 200.0
date           = 2024-01-01
before_days    = 730
after_days     = 730
category       = ["misshandel", "ordningsstörning", "narkotikabrott", "personrån"]
overdispersion = "estimate"
)toml";

std::string effect_json(const Lilleby& lilleby, WhichHours hours) {
    const ExpectedFollowUp e = expected_follow_up(
        lilleby.town, lilleby.lattice,
        {"misshandel", "ordningsstörning", "narkotikabrott", "personrån"}, 730, hours);
    return "{\"treated_before\": " + fixed(e.treated_before, 2) +
           ", \"treated_after\": " + fixed(e.treated_after, 2) +
           ", \"control_before\": " + fixed(e.control_before, 2) +
           ", \"control_after\": " + fixed(e.control_after, 2) +
           ", \"relative_effect\": " + fixed(e.relative_effect(), 4) + "}";
}

std::string truth_json(const Lilleby& lilleby) {
    std::vector<int> drawn(incident_model().size()), repeats(incident_model().size());
    for (const SampleIncident& i : lilleby.incidents) {
        ++drawn[i.category];
        if (i.near_repeat) ++repeats[i.category];
    }
    std::string text =
        "{\n  \"rows\": " + std::to_string(lilleby.incidents.size()) +
        ",\n  \"rows_without_coordinates\": " + std::to_string(rows_without_coordinates) +
        ",\n  \"rows_at_zero\": " + std::to_string(rows_at_zero) +
        ",\n  \"rows_without_time\": " + std::to_string(rows_without_time) +
        ",\n  \"lattice_cell_m\": " + fixed(lattice_cell_m, 0) +
        ",\n  \"position_noise_m\": " + fixed(position_noise_m, 0) +
        ",\n  \"near_repeat\": {\"probability\": " + fixed(near_repeat_probability, 2) +
        ", \"reach_m\": " + fixed(near_repeat_reach_m, 0) +
        ", \"days\": " + std::to_string(near_repeat_days) +
        ", \"same_dwelling_probability\": " + fixed(same_dwelling_probability, 2) +
        "},\n  \"relighting\": {\"date\": \"2024-01-01\", \"days\": 730,"
        "\n    \"expected_all_hours\": " +
        effect_json(lilleby, WhichHours::all) +
        ",\n    \"expected_dark_hours\": " + effect_json(lilleby, WhichHours::dark) +
        "},\n  \"categories\": [";
    const std::vector<CategoryModel> model = incident_model();
    for (std::size_t k = 0; k < model.size(); ++k) {
        text += std::string(k ? "," : "") + "\n    {\"name\": \"" + model[k].name +
                "\", \"expected\": " + fixed(model[k].expected, 0) +
                ", \"drawn\": " + std::to_string(drawn[k]) +
                ", \"near_repeats\": " + std::to_string(repeats[k]) + ", \"beta\": {";
        for (std::size_t f = 0; f < factor_count; ++f)
            text += std::string(f ? ", " : "") + "\"" + name_of(static_cast<Factor>(f)) +
                    "\": " + fixed(model[k].beta[f], 1);
        text += "}}";
    }
    return text + "\n  ]\n}\n";
}

}  // namespace

void write_study(const Lilleby& lilleby, const std::filesystem::path& folder) {
    write_text(folder / "lilleby.toml", study_text);
    write_text(folder / "truth.json", truth_json(lilleby));
}

Lilleby make_lilleby(std::uint64_t seed) {
    Lilleby made;
    made.town = build_sample_town(seed);
    made.lattice = lay_lattice(made.town);
    made.incidents = draw_incidents(made.town, made.lattice, seed);
    made.observations = note_observations(made.town, seed);
    return made;
}

void write_lilleby(const Lilleby& lilleby, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    for (const char* file :
         {"streets.gpkg",      "buildings.gpkg",  "areas.gpkg",     "omrade.gpkg",
          "parken.gpkg",       "jamforelse.gpkg", "station.gpkg",   "lights.gpkg",
          "cameras.geojson",   "karta.gpkg",      "terrain.tif",    "observations.geojson",
          "bus_stops.geojson", "schools.gpkg",    "car_parks.gpkg", "parks.shp",
          "parks.shx",         "parks.dbf",       "parks.prj",      "parks.cpg",
          "developments.gpkg", "forslag-a.gpkg",  "forslag-b.gpkg"})
        std::filesystem::remove(folder / file);
    write_map_layers(lilleby, folder);
    write_feature_layers(lilleby, folder);
    write_events(lilleby, folder);
    write_plans(lilleby, folder);
    write_study(lilleby, folder);
}

}  // namespace tk
