#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/map_point.h"
#include "engine/follow_up/published_effects.h"
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
    std::string along;                    ///< source of streets; empty: in the plane
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

/// [analysis.evidence]
struct EvidenceAnalysis {
    std::string table;  ///< source of published effects; empty: published_effects()
    CrimeTypeNames crime_types;

    friend bool operator==(const EvidenceAnalysis&, const EvidenceAnalysis&) = default;
};

/// The value of an option of an analysis that this version does not compute.
using StudyOption = std::variant<bool, std::int64_t, double, std::string, std::vector<double>>;

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
    std::filesystem::path file;  ///< where it was read from
    std::string name;            ///< the file's own name where it gives none
    std::string crs;             ///< empty: chosen from the incidents
    double cell_m = 10.0;        ///< of the risk grids
    std::string boundary;        ///< source; empty: none
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
    EvidenceAnalysis evidence;
    /// [analysis.*] tables that belong to later versions ("clusters" -> its options as given).
    std::map<std::string, std::map<std::string, StudyOption>> later_analyses;

    std::vector<StudyScenario> scenarios;
    std::vector<StudyProblem> problems;
    std::vector<StudyMeasure> measures;
    std::vector<StudyFollowUp> follow_ups;

    /// What the file asks for and this version does not compute, in words for the user:
    /// "[analysis.clusters]", "[analysis.lighting] quantity = \"vertical\"".
    std::vector<std::string> not_computed;

    friend bool operator==(const Study&, const Study&) = default;

    /// Null when the study has no such layer.
    const LayerRequest* layer(std::string_view role) const {
        const auto found = layers.find(std::string(role));
        return found == layers.end() ? nullptr : &found->second;
    }
};

}  // namespace tk
