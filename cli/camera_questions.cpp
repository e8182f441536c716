#include "cli/camera_questions.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "cli/at_values.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/source_options.h"
#include "cli/text_table.h"
#include "engine/surfaces/illuminance.h"
#include "layers/read_features.h"
#include "layers/read_incidents.h"
#include "layers/read_lights.h"
#include "layers/read_streets.h"

namespace tk::cli {
namespace {

/// --sees of this, without a source, asks for the windows of the façades.
constexpr const char* facade_windows_word = "windows";

Json incident_sum(const IncidentSum& sum) {
    return {{"count", sum.count}, {"weight", sum.weight}};
}

/// What is seen of a set, in the measures of what there is in it.
Json seen_of_set(const SeenOfSet& seen, const FeatureSet& set) {
    Json row = {{"name", seen.name}};
    const bool nothing = set.points.empty() && set.lines.empty() && set.polygons.empty();
    if (!set.points.empty() || nothing) row["count"] = seen.points;
    if (!set.lines.empty()) row["length_m"] = seen.length_m;
    if (!set.polygons.empty()) row["area_m2"] = seen.area_m2;
    return row;
}

std::string seen_in_words(const std::vector<CameraFindings>& findings,
                          const std::vector<FeatureSet>& sets) {
    std::vector<std::vector<std::string>> rows{{"in view", "points", "m", "m2"}};
    for (std::size_t k = 0; k < sets.size(); ++k) {
        SeenOfSet all;
        for (const CameraFindings& camera : findings) {
            all.points += camera.sees[k].points;
            all.length_m += camera.sees[k].length_m;
            all.area_m2 += camera.sees[k].area_m2;
        }
        rows.push_back({sets[k].name, std::to_string(all.points), plain_number(all.length_m),
                        plain_number(all.area_m2)});
    }
    return "\n" + text_table(rows) +
           "(each camera's added up: what two see counts twice; --json has them apart)\n";
}

}  // namespace

void CameraQuestions::declare(OptionSet& options) {
    options.text("--streets", "S", streets_, "lines: how much of their length is covered");
    options.text("--incidents", "S", incidents_, "points: how many of them are covered");
    options.texts("--sees", "NAME=S", sees_,
                  "entrances, windows, playgrounds, private ground: what each camera sees of them "
                  "in points, metres or m2; windows alone means those of the façades of "
                  "--buildings, each at its height; repeatable");
    options.text("--lights", "S", lights_, "street lights, for what is covered and lit");
    options.number("--lit", "LUX", lit_lux_, "horizontal lux on the ground that counts as lit");
    lamps_.declare(options);
}

void CameraQuestions::check() const {
    std::set<std::string> names;
    for (const std::string& text : sees_)
        if (const std::string name = parsed_sees(text).name; !names.insert(name).second)
            throw UsageError("--sees: '" + name + "' is named twice");
    if (lit_lux_) require_positive("--lit", *lit_lux_);
    if (lights_.empty() == lit_lux_.has_value())
        throw UsageError(
            "--lights and --lit LUX go together: what is covered and lit to that many lux");
    lamps_.check();
    if (lamps_.any() && lights_.empty())
        throw UsageError(
            "--photometry, --luminaires, --lamp-kinds, --hour and --maintenance-factor tell of "
            "--lights S: give that too");
}

bool CameraQuestions::needs_buildings() const {
    return std::find(sees_.begin(), sees_.end(), facade_windows_word) != sees_.end();
}

bool CameraQuestions::any() const {
    return !streets_.empty() || !incidents_.empty() || !lights_.empty() || !sees_.empty();
}

CameraQuestions::NamedSource CameraQuestions::parsed_sees(const std::string& text) {
    if (text == facade_windows_word) return {text, ""};
    const auto sign = text.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == text.size())
        throw UsageError("--sees: '" + text + "' must be NAME=SOURCE, as in entrances=doors.gpkg");
    return {text.substr(0, sign), text.substr(sign + 1)};
}

void CameraQuestions::answer(const WatchedGround& ground, const GridRows& density,
                             const ReadContext& reading, const Progress& progress,
                             Outcome& outcome) const {
    ReadContext with_streets = reading;
    if (!streets_.empty()) {
        ReadReport report;
        with_streets.aimed_across = std::make_shared<const std::vector<Street>>(
            read_streets(further_source(streets_), reading, report));
        take_further_report(report, outcome.notes);
        answer_streets(ground, *with_streets.aimed_across, progress, outcome);
    }
    if (!incidents_.empty()) answer_incidents(ground, reading, progress, outcome);
    if (!lights_.empty()) answer_lit(ground, density, with_streets, progress, outcome);
    if (!sees_.empty()) answer_sees(ground, reading, progress, outcome);
}

void CameraQuestions::answer_streets(const WatchedGround& ground,
                                     const std::vector<Street>& streets, const Progress& progress,
                                     Outcome& outcome) const {
    std::vector<Line> lines;
    for (const Street& street : streets)
        lines.insert(lines.end(), street.lines.begin(), street.lines.end());
    const LineCoverage covered = covered_length(lines, ground.cameras, ground.obstacles,
                                                ground.options, ground.boundary, progress);
    outcome.result["streets_covered_share"] = number_or_null(covered.covered_share());
    outcome.result["streets_m"] = covered.length_m;
    outcome.result["streets_covered_m"] = covered.covered_m;
    if (!(covered.length_m > 0.0))
        outcome.notes.push_back("no street has any length outdoors and within the boundary");
    outcome.text += "streets covered " + percent(covered.covered_share()) + " of " +
                    plain_number(covered.length_m) + " m\n";
}

void CameraQuestions::answer_incidents(const WatchedGround& ground, const ReadContext& reading,
                                       const Progress& progress, Outcome& outcome) const {
    ReadReport report;
    const Incidents incidents =
        read_incidents(further_source(incidents_), reading, IncidentNeeds{}, report);
    take_further_report(report, outcome.notes);
    const IncidentCoverage sums = covered_incidents(incidents.all, ground.cameras, ground.obstacles,
                                                    ground.options, ground.boundary, progress);
    Json classes = Json::array();
    const auto names = density_classes(ground.options.standard);
    for (std::size_t k = 0; k < names.size(); ++k) {
        Json row = {{"class", names[k].name}};
        row.update(incident_sum(sums.of_class[k]));
        classes.push_back(row);
    }
    outcome.result["incidents_covered_share"] = number_or_null(sums.covered_share());
    outcome.result["incidents"] = {{"outdoors", incident_sum(sums.outdoors)},
                                   {"in_buildings", incident_sum(sums.in_buildings)},
                                   {"covered", incident_sum(sums.covered)},
                                   {"classes", classes}};
    if (sums.in_buildings.count > 0)
        outcome.notes.push_back(std::to_string(sums.in_buildings.count) +
                                " incidents lie in a building: they are in no share");
    if (!(sums.outdoors.weight > 0.0))
        outcome.notes.push_back("no incident lies outdoors and within the boundary");
    outcome.text += "incidents covered " + percent(sums.covered_share()) + " of " +
                    plain_number(sums.outdoors.weight) + " outdoors\n";
}

void CameraQuestions::answer_sees(const WatchedGround& ground, const ReadContext& reading,
                                  const Progress& progress, Outcome& outcome) const {
    std::vector<FeatureSet> sets;
    for (const std::string& text : sees_) {
        const NamedSource named = parsed_sees(text);
        if (named.source.empty()) {
            sets.push_back(facade_windows(named.name, ground.cameras, ground.obstacles,
                                          ground.options, progress));
            outcome.notes.push_back(named.name +
                                    ": taken to be every 3 m along the façades, on each floor; " +
                                    std::to_string(sets.back().points.size()) + " may be in view");
            continue;
        }
        ReadReport report;
        sets.push_back(read_features(further_source(named.source), named.name, reading, report));
        report.role = named.name;
        take_further_report(report, outcome.notes);
    }
    const std::vector<CameraFindings> findings =
        what_cameras_see(ground.cameras, ground.obstacles, sets, ground.options, progress);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        Json list = Json::array();
        for (std::size_t k = 0; k < sets.size(); ++k)
            list.push_back(seen_of_set(findings[i].sees[k], sets[k]));
        outcome.result["cameras"][i]["sees"] = list;
    }
    outcome.text += seen_in_words(findings, sets);
}

void CameraQuestions::answer_lit(const WatchedGround& ground, const GridRows& density,
                                 const ReadContext& reading, const Progress& progress,
                                 Outcome& outcome) const {
    ReadReport report;
    const ReadContext lamps = lamps_.reading(reading);
    const std::vector<StreetLight> lights = read_lights(further_source(lights_), lamps, report);
    take_further_report(report, outcome.notes);
    note_lights(lights, ground.obstacles, outcome.notes);
    IlluminanceOptions options;
    options.minute_of_day = lamps_.minute_of_day();
    const Grid<float> lux =
        illuminance(lights, ground.obstacles, density.spec(), options, progress);
    const double share = covered_and_lit_share(density, lux, *lit_lux_);
    outcome.parameters["lit_lux"] = *lit_lux_;
    lamps_.tell(lamps, outcome.parameters);
    outcome.result["covered_and_lit_share"] = number_or_null(share);
    outcome.text += "covered and lit to " + plain_number(*lit_lux_) + " lx " + percent(share) +
                    " of the cells with data\n";
}

}  // namespace tk::cli
