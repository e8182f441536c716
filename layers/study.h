#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/map_point.h"
#include "engine/follow_up/published_effects.h"
#include "engine/network/incidents_on_streets.h"
#include "engine/surfaces/camera_coverage.h"
#include "engine/surfaces/place_index.h"
#include "layers/layer_request.h"

/// A study as its file says it, with every default filled in. Sources are as GDAL opens them:
/// paths are resolved against the study's folder.
namespace tk {

/// The common filters in words, as the command line and the study give them; what they mean:
/// layers/study_filter.h.
struct StudyFilter {
    std::string from;  ///< ISO 8601; local time of the incidents' timezone where it does not say
    std::string to;
    std::vector<std::string> categories;  ///< whole names
    std::string hours;                    ///< "22-04"
    std::string weekdays;                 ///< "fri,sat"
    std::string darkness;                 ///< "day", "twilight" or "dark"

    bool empty() const {
        return from.empty() && to.empty() && categories.empty() && hours.empty() &&
               weekdays.empty() && darkness.empty();
    }
    friend bool operator==(const StudyFilter&, const StudyFilter&) = default;
};

/// Streets that something is computed along.
struct AlongStreets {
    std::string source;                       ///< empty: none are named
    double snap_m = default_street_snap_m;    ///< how near the ends of streets that meet come; >= 0
    double reach_m = default_street_reach_m;  ///< incidents further than this from every street are
                                              ///< left out; > 0

    friend bool operator==(const AlongStreets&, const AlongStreets&) = default;
};

/// [analysis.hotspot]. Words are those of the command line's options.
struct HotspotAnalysis {
    /// quartic | epanechnikov | triangular | uniform | triweight | gaussian
    std::string kernel = "quartic";
    double bandwidth_m = 250.0;
    std::string bandwidth_rule;  ///< scott | silverman | cross-validation; empty: bandwidth_m
    bool adaptive = false;
    std::string edge = "none";            ///< none | uniform | jones-diggle
    std::string unit = "per-km2";         ///< per-km2 | per-km2-year | raw
    std::string relative_to;              ///< source; empty: none
    AlongStreets along;                   ///< of the density along streets, besides the plane's
    std::string split = "discontinuous";  ///< discontinuous | continuous, with `along`
    StudyFilter filter;

    friend bool operator==(const HotspotAnalysis&, const HotspotAnalysis&) = default;
};

/// [analysis.lighting]
struct LightingAnalysis {
    /// horizontal | vertical | semicylindrical | hemispherical
    std::string quantity = "horizontal";
    double plane_height_m = 0.0;   ///< 1.5 for vertical and semicylindrical where not given
    std::string facing = "worst";  ///< compass degrees or "worst"; of upright quantities
    std::optional<double> maintenance_factor;  ///< of the lights that have none, (0, 1]
    std::string photometry;                    ///< file or folder; empty: none
    std::string luminaires;                    ///< library of luminaire types; empty: none
    std::string lamp_kinds;                    ///< lumens per watt by kind of lamp; empty: none
    std::string hour;                          ///< "02:30"; empty: whatever the hour
    double cell_m = 1.0;

    friend bool operator==(const LightingAnalysis&, const LightingAnalysis&) = default;
};

/// [analysis.cameras]
struct CamerasAnalysis {
    double target_height_m = 1.6;
    PixelDensityRule rule = PixelDensityRule::plane;
    CameraStandard standard = CameraStandard::iec_62676_4_2014;
    double cell_m = 5.0;

    friend bool operator==(const CamerasAnalysis&, const CamerasAnalysis&) = default;
};

/// [analysis.sightlines]
struct SightlinesAnalysis {
    std::string observers = "both";   ///< windows | entrances | both
    std::string entrances;            ///< source, in place of [layers.entrances]; empty: none
    std::string time_of_day = "day";  ///< day | night: which windows somebody looks out of
    double reach_m = 50.0;
    double eye_height_m = 1.6;
    double cell_m = 5.0;

    friend bool operator==(const SightlinesAnalysis&, const SightlinesAnalysis&) = default;
};

/// [analysis.clusters]: where values are high or low together.
struct ClustersAnalysis {
    std::string statistic = "gi-star";  ///< gi-star | gi | local-moran
    std::string neighbours = "queen";   ///< as parse_neighbour_words() reads them
    std::string areas;                  ///< source of polygons to count in; empty: a grid
    std::string value;       ///< field of the incidents that is added up; empty: their weight
    std::string population;  ///< field of the areas; empty: counts, not rates
    bool row_standardised = false;
    std::string inference = "normal";  ///< normal | permutation
    int permutations = 999;            ///< >= 1
    double alpha = 0.05;               ///< significant is a p (or q) of at most this; (0, 1)
    bool by_false_discovery = false;   ///< judged by q instead of p
    double snap_m = 0.01;              ///< how near outlines of areas touch; >= 0
    double cell_m = 250.0;             ///< of the counting grid; > 0
    int seed = 1;                      ///< of the permutations; >= 0

    friend bool operator==(const ClustersAnalysis&, const ClustersAnalysis&) = default;
};

/// [analysis.near_repeat]: the Knox test over bands of distance and days.
struct NearRepeatAnalysis {
    /// Upper ends of half-open bands, rising from above 0; the last may be infinite.
    std::vector<double> distance_ends_m{0.1, 100.0, 200.0, 300.0, 400.0};
    std::vector<double> day_ends{7.0, 14.0, 21.0, 28.0};
    std::string metric = "euclidean";  ///< euclidean | manhattan | network
    AlongStreets streets;    ///< of the metric `network`; none named: the study's own layer
    int permutations = 999;  ///< >= 1
    int seed = 1;            ///< of the permutations; >= 0

    friend bool operator==(const NearRepeatAnalysis&, const NearRepeatAnalysis&) = default;
};

/// [analysis.risk]: which features of places incidents go with.
struct RiskAnalysis {
    double block_m = 100.0;             ///< a block's length; cells are half as wide; > 0
    int blocks = 3;                     ///< how many of them a feature reaches at most; >= 1
    std::string increments = "half";    ///< half | whole
    std::string operations = "both";    ///< both | proximity | density
    std::string effect = "raise";       ///< raise | lower | either
    int folds = 5;                      ///< of the cross-validations; >= 2
    std::string family = "auto";        ///< auto | poisson | negative-binomial
    std::string split;                  ///< a day; empty: that by which four fifths have happened
    double area_share = 0.1;            ///< of the cells with the highest scores; (0, 1]
    std::vector<std::string> without;   ///< sets that are not to be tried
    std::vector<std::string> surfaces;  ///< of light, cameras, sightlines
    double position_error_m = 0.0;      ///< how far incidents may lie off; 0: not known
    int seed = 1;                       ///< of the folds; >= 0

    friend bool operator==(const RiskAnalysis&, const RiskAnalysis&) = default;
};

/// [analysis.evidence]
struct EvidenceAnalysis {
    std::string table;  ///< source of published effects; empty: published_effects()
    CrimeTypeNames crime_types;

    friend bool operator==(const EvidenceAnalysis&, const EvidenceAnalysis&) = default;
};

/// [[layers.features]]
struct FeatureLayer {
    std::string name;
    LayerRequest request;
    std::vector<std::string> uses = {};  ///< of developments that belong to it while they stand

    friend bool operator==(const FeatureLayer&, const FeatureLayer&) = default;
};

/// [[scenario]]
struct StudyScenario {
    std::string name;
    std::string edits;                       ///< source of its edits
    std::map<std::string, double> cost_sek;  ///< per piece, by kind: light, camera, ...

    friend bool operator==(const StudyScenario&, const StudyScenario&) = default;
};

/// [[problem]]: what the lägesbild found.
struct StudyProblem {
    std::string id;
    std::string text;
    std::string area;  ///< source
    std::string cause;

    friend bool operator==(const StudyProblem&, const StudyProblem&) = default;
};

/// [[measure]]: what is done about it.
struct StudyMeasure {
    std::string id;
    std::string problem;  ///< id of a StudyProblem; empty: none
    std::string kind = "other";
    std::string setting;   ///< as the table of evidence calls it: "car park"; empty: not said
    std::string scenario;  ///< name of a StudyScenario; empty: none
    std::string area;      ///< source; empty: the scenario's
    std::string responsible;
    std::optional<double> cost_sek;
    std::string indicator;
    std::optional<std::chrono::year_month_day> starts;
    std::string follow_up;  ///< name of a StudyFollowUp; empty: none

    friend bool operator==(const StudyMeasure&, const StudyMeasure&) = default;
};

/// [[follow_up]]
struct StudyFollowUp {
    std::string name;
    std::string treated;  ///< source of the area that got the measure; empty: what cameras see
    /// Cameras that are the measure, by id: of the study, or of treated_scenario.
    std::vector<std::string> treated_cameras;
    std::string treated_scenario;  ///< name of a StudyScenario; without ids: all that it adds
    std::string control;           ///< source of an area that did not get it
    double buffer_m = 200.0;
    std::string buffer;  ///< source of the displacement area, in place of buffer_m; empty: none
    std::string control_buffer;
    std::optional<std::chrono::year_month_day> date;
    int before_days = 365;
    int after_days = 365;
    std::vector<std::string> categories;
    std::optional<double> overdispersion;  ///< none: estimated
    std::string locked;  ///< day and digest, see follow_up_lock.h; empty: not locked

    bool by_cameras() const { return !treated_cameras.empty() || !treated_scenario.empty(); }
    friend bool operator==(const StudyFollowUp&, const StudyFollowUp&) = default;
};

/// The study file, whole.
struct Study {
    static constexpr double default_cell_m = 10.0;

    std::filesystem::path file;      ///< where it was read from
    std::string name;                ///< the file's own name where it gives none
    std::string crs;                 ///< empty: chosen from the incidents
    double cell_m = default_cell_m;  ///< of the risk grids
    std::string boundary;            ///< source; empty: none
    std::optional<Extent> extent;

    /// By role: "incidents", always there, and "observations", "lights", "cameras", "buildings",
    /// "developments", "areas", "streets", "entrances", "masks", "trees", "addresses", "terrain".
    std::map<std::string, LayerRequest> layers;
    std::vector<FeatureLayer> features;
    std::vector<LayerRequest> basemaps;

    HotspotAnalysis hotspot;
    LightingAnalysis lighting;
    CamerasAnalysis cameras;
    std::optional<SightlinesAnalysis> sightlines;  ///< none: not asked for
    PlaceIndexParameters place_index;
    std::optional<ClustersAnalysis> clusters;  ///< none: not asked for, as the two below
    std::optional<NearRepeatAnalysis> near_repeat;
    std::optional<RiskAnalysis> risk;
    EvidenceAnalysis evidence;

    std::vector<StudyScenario> scenarios;
    std::vector<StudyProblem> problems;
    std::vector<StudyMeasure> measures;
    std::vector<StudyFollowUp> follow_ups;

    /// What the file asks for and this version does not compute, in words for the user:
    /// "[layers.addresses]".
    std::vector<std::string> not_computed;

    friend bool operator==(const Study&, const Study&) = default;

    /// Null when the study has no such layer.
    const LayerRequest* layer(std::string_view role) const {
        const auto found = layers.find(std::string(role));
        return found == layers.end() ? nullptr : &found->second;
    }
};

}  // namespace tk
