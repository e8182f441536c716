#include "cli/verb.h"
#include "cli/verb_cameras.h"
#include "cli/verb_clusters.h"
#include "cli/verb_compare.h"
#include "cli/verb_concentration.h"
#include "cli/verb_evaluate.h"
#include "cli/verb_hotspot.h"
#include "cli/verb_info.h"
#include "cli/verb_lighting.h"
#include "cli/verb_near_repeat.h"
#include "cli/verb_risk.h"
#include "cli/verb_run.h"
#include "cli/verb_sightlines.h"
#include "cli/verb_trend.h"
#include "cli/verb_validate.h"
#ifdef TK_HAS_VIEWER
#include "cli/verb_view.h"
#endif

namespace tk::cli {
namespace {

template <class V>
std::unique_ptr<Verb> make_verb() {
    return std::make_unique<V>();
}

}  // namespace

const std::vector<VerbEntry>& verbs() {
    static const std::vector<VerbEntry> table{
        {"info", "SOURCE", "what is in a file, service or study, and what would be skipped",
         "tryggkarta info lilleby/incidents.csv", make_verb<InfoVerb>},
        {"hotspot", "INCIDENTS --out G", "kernel density surface",
         "tryggkarta hotspot lilleby/incidents.csv --input-crs EPSG:3006 --out hotspot.tif",
         make_verb<HotspotVerb>},
        {"clusters", "INCIDENTS|AREAS --out V",
         "where values are high or low together: Getis-Ord Gi* and local Moran's I",
         "tryggkarta clusters lilleby/incidents.csv --input-crs EPSG:3006 --boundary "
         "lilleby/omrade.gpkg --out result.gpkg",
         make_verb<ClustersVerb>},
        {"near-repeat", "INCIDENTS",
         "whether more incidents than chance has it follow others soon and nearby",
         "tryggkarta near-repeat lilleby/incidents.csv --input-crs EPSG:3006 --category "
         "bostadsinbrott",
         make_verb<NearRepeatVerb>},
        {"trend", "INCIDENTS --out V",
         "what rises and falls by week, month or year, and which hot spots emerge",
         "tryggkarta trend lilleby/incidents.csv --input-crs EPSG:3006 --step month --out "
         "result.gpkg",
         make_verb<TrendVerb>},
        {"concentration", "INCIDENTS", "how few places and hours hold how much",
         "tryggkarta concentration lilleby/incidents.csv --input-crs EPSG:3006 --streets "
         "lilleby/streets.gpkg",
         make_verb<ConcentrationVerb>},
        {"lighting", "LIGHTS --out G", "illuminance, with shadows from buildings",
         "tryggkarta lighting lilleby/lights.gpkg --buildings lilleby/buildings.gpkg --cell 4 "
         "--out light.tif",
         make_verb<LightingVerb>},
        {"cameras", "CAMERAS --out G", "pixel density and coverage, with occlusion by buildings",
         "tryggkarta cameras lilleby/cameras.geojson --buildings lilleby/buildings.gpkg --out "
         "cameras.tif",
         make_verb<CamerasVerb>},
        {"sightlines", "BUILDINGS --out G",
         "how much of the windows and entrances around sees a place, and what is seen from it",
         "tryggkarta sightlines lilleby/buildings.gpkg --out sightlines.tif",
         make_verb<SightlinesVerb>},
        {"risk", "STUDY", "which features of places incidents go with, and the risk grid they make",
         "tryggkarta risk lilleby/lilleby.toml --category misshandel --out risk.tif",
         make_verb<RiskVerb>},
        {"validate", "SURFACE INCIDENTS",
         "how well a surface foresaw later incidents: hit rate, PAI, PEI, the curve",
         "tryggkarta validate hotspot.tif lilleby/incidents.csv --input-crs EPSG:3006 --from "
         "2025-01-01",
         make_verb<ValidateVerb>},
        {"compare", "BEFORE AFTER --out G", "difference of two surfaces, summarised by area",
         "tryggkarta compare light.tif light.tif --areas lilleby/areas.gpkg --out change.tif",
         make_verb<CompareVerb>},
        {"evaluate", "...", "did a measure work: before and after, with control and displacement",
         "tryggkarta evaluate --incidents lilleby/incidents.csv --input-crs EPSG:3006 --treated "
         "lilleby/parken.gpkg --control lilleby/jamforelse.gpkg --buffer 200 --date 2024-01-01 "
         "--before-days 730 --after-days 730 --series month",
         make_verb<EvaluateVerb>},
        {"run", "STUDY --out R.gpkg",
         "everything a study asks for, today and every scenario, into one GeoPackage",
         "tryggkarta run lilleby/lilleby.toml --out result.gpkg", make_verb<RunVerb>},
#ifdef TK_HAS_VIEWER
        {"view", "STUDY", "open the window on a study", "tryggkarta view lilleby/lilleby.toml",
         make_verb<ViewVerb>},
#endif
    };
    return table;
}

}  // namespace tk::cli
