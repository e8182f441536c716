// A study as the text of its file.
#include <fstream>
#include <utility>

#include "engine/core/input_error.h"
#include "layers/platform_disk.h"
#include "layers/study_file.h"
#include "layers/study_tables.h"

namespace tk {
namespace {

/// Writes a study's parts one after another; sources relative to its folder.
class StudyText {
public:
    explicit StudyText(const Study& study) : study_(study) {}

    std::string whole() {
        out_ = "format = " + std::to_string(study_format) + "\n";
        study_table();
        for (const auto& [role, request] : study_.layers)
            layer("[layers." + role + "]", "", request);
        for (const FeatureLayer& feature : study_.features)
            layer("[[layers.features]]", feature.name, feature.request, feature.uses);
        for (const LayerRequest& basemap : study_.basemaps)
            layer("[[layers.basemap]]", "", basemap);
        hotspot();
        lighting();
        cameras();
        sightlines();
        place_index();
        add_pattern_tables(study_, out_);
        evidence();
        for (const StudyScenario& one : study_.scenarios) scenario(one);
        for (const StudyProblem& one : study_.problems) problem(one);
        for (const StudyMeasure& one : study_.measures) measure(one);
        for (const StudyFollowUp& one : study_.follow_ups) follow_up(one);
        return out_;
    }

    std::string alone(const StudyProblem& one) { return problem(one), std::move(out_); }
    std::string alone(const StudyMeasure& one) { return measure(one), std::move(out_); }
    std::string alone(const StudyFollowUp& one) { return follow_up(one), std::move(out_); }

private:
    std::string source(const std::string& resolved) const {
        return relative_source(resolved, study_.file.parent_path());
    }

    void study_table() {
        TomlTableWriter table(out_, "[study]");
        table.text("name", study_.name, default_study_name(study_.file));
        table.text("crs", study_.crs);
        table.number("cell", study_.cell_m, Study::default_cell_m);
        table.text("boundary", source(study_.boundary));
        if (const auto& e = study_.extent)
            table.raw("extent", toml_list(std::vector{e->west_m, e->south_m, e->east_m, e->north_m},
                                          toml_number));
    }

    void layer(const std::string& heading, const std::string& name, const LayerRequest& request,
               const std::vector<std::string>& uses = {}) {
        TomlTableWriter table(out_, heading);
        table.text("name", name);
        table.texts("uses", uses);
        for (const auto& [key, value] : layer_entries(request, study_.file.parent_path()))
            table.raw(key, value);
    }

    void hotspot() {
        const HotspotAnalysis& now = study_.hotspot;
        const HotspotAnalysis otherwise;
        TomlTableWriter table(out_, "[analysis.hotspot]");
        table.text("kernel", now.kernel, otherwise.kernel);
        if (!now.bandwidth_rule.empty())
            table.text("bandwidth", now.bandwidth_rule);
        else
            table.number("bandwidth", now.bandwidth_m, otherwise.bandwidth_m);
        table.flag("adaptive", now.adaptive);
        table.text("edge", now.edge, otherwise.edge);
        table.text("unit", now.unit, otherwise.unit);
        table.text("relative_to", source(now.relative_to));
        table.text("along", source(now.along.source));
        table.number("snap", now.along.snap_m, otherwise.along.snap_m);
        table.number("street_reach", now.along.reach_m, otherwise.along.reach_m);
        table.text("split", now.split, otherwise.split);
        table.text("from", now.filter.from);
        table.text("to", now.filter.to);
        table.texts("category", now.filter.categories);
        table.text("hours", now.filter.hours);
        table.text("weekdays", now.filter.weekdays);
        table.text("darkness", now.filter.darkness);
    }

    void lighting() {
        const LightingAnalysis& now = study_.lighting;
        const LightingAnalysis otherwise;
        TomlTableWriter table(out_, "[analysis.lighting]");
        table.text("quantity", now.quantity, otherwise.quantity);
        const bool upright = now.quantity == "vertical" || now.quantity == "semicylindrical";
        table.number("plane_height", now.plane_height_m, upright ? 1.5 : 0.0);
        if (now.facing != otherwise.facing) table.raw("facing", now.facing);
        table.number("maintenance_factor", now.maintenance_factor);
        table.text("photometry", source(now.photometry));
        table.text("luminaires", source(now.luminaires));
        table.text("lamp_kinds", source(now.lamp_kinds));
        table.text("hour", now.hour);
        table.number("cell", now.cell_m, otherwise.cell_m);
    }

    void cameras() {
        const CamerasAnalysis& now = study_.cameras;
        const CamerasAnalysis otherwise;
        TomlTableWriter table(out_, "[analysis.cameras]");
        table.number("target_height", now.target_height_m, otherwise.target_height_m);
        if (now.rule == PixelDensityRule::on_axis) table.text("rule", "on-axis");
        if (now.standard == CameraStandard::iec_62676_4_2025) table.raw("standard", "2025");
        table.number("cell", now.cell_m, otherwise.cell_m);
    }

    void sightlines() {
        if (!study_.sightlines) return;
        const SightlinesAnalysis& now = *study_.sightlines;
        const SightlinesAnalysis otherwise;
        TomlTableWriter table(out_, "[analysis.sightlines]");
        table.head();
        table.text("observers", now.observers, otherwise.observers);
        table.text("entrances", source(now.entrances));
        table.text("time_of_day", now.time_of_day, otherwise.time_of_day);
        table.number("reach", now.reach_m, otherwise.reach_m);
        table.number("eye_height", now.eye_height_m, otherwise.eye_height_m);
        table.number("cell", now.cell_m, otherwise.cell_m);
    }

    void place_index() {
        const PlaceIndexParameters& now = study_.place_index;
        if (now == PlaceIndexParameters{}) return;
        const auto ramp = [](const Ramp& r) {
            return toml_list(std::vector{r.at_zero, r.at_one}, toml_number);
        };
        std::vector<std::pair<std::string, double>> weights = {
            {"incidents", now.incident_density_weight},
            {"darkness", now.darkness_weight},
            {"unwatched", now.unwatchedness_weight}};
        std::vector<std::pair<std::string, Ramp>> ramps;
        if (now.incident_density_ramp) ramps.push_back({"incidents", *now.incident_density_ramp});
        ramps.push_back({"darkness", now.darkness_ramp});
        ramps.push_back({"unwatched", now.unwatchedness_ramp});
        for (const FeaturePart& part : now.features) {
            weights.push_back({part.set, part.weight});
            ramps.push_back({part.set, part.ramp});
        }
        TomlTableWriter table(out_, "[analysis.place_index]");
        table.raw("weights", toml_inline_table(weights, toml_number));
        table.raw("ramps", toml_inline_table(ramps, ramp));
    }

    void evidence() {
        TomlTableWriter table(out_, "[analysis.evidence]");
        table.text("table", source(study_.evidence.table));
        table.texts("property", study_.evidence.crime_types.property);
        table.texts("violence", study_.evidence.crime_types.violence);
    }

    void scenario(const StudyScenario& scenario) {
        TomlTableWriter table(out_, "[[scenario]]");
        table.text("name", scenario.name);
        table.text("edits", source(scenario.edits));
        if (!scenario.cost_sek.empty()) table.raw("cost", toml_amounts(scenario.cost_sek));
    }

    void problem(const StudyProblem& problem) {
        TomlTableWriter table(out_, "[[problem]]");
        table.text("id", problem.id);
        table.text("text", problem.text);
        table.text("area", source(problem.area));
        table.text("cause", problem.cause);
    }

    void measure(const StudyMeasure& measure) {
        TomlTableWriter table(out_, "[[measure]]");
        table.text("id", measure.id);
        table.text("problem", measure.problem);
        table.text("kind", measure.kind, StudyMeasure{}.kind);
        table.text("setting", measure.setting);
        table.text("scenario", measure.scenario);
        table.text("area", source(measure.area));
        table.text("responsible", measure.responsible);
        table.number("cost", measure.cost_sek);
        table.text("indicator", measure.indicator);
        table.day("starts", measure.starts);
        table.text("follow_up", measure.follow_up);
    }

    void follow_up(const StudyFollowUp& now) {
        const StudyFollowUp otherwise;
        TomlTableWriter table(out_, "[[follow_up]]");
        table.text("name", now.name);
        table.text("treated", source(now.treated));
        table.texts("treated_cameras", now.treated_cameras);
        table.text("treated_scenario", now.treated_scenario);
        table.text("control", source(now.control));
        if (!now.buffer.empty())
            table.text("buffer", source(now.buffer));
        else
            table.number("buffer", now.buffer_m, otherwise.buffer_m);
        table.text("control_buffer", source(now.control_buffer));
        table.day("date", now.date);
        table.whole("before_days", now.before_days, otherwise.before_days);
        table.whole("after_days", now.after_days, otherwise.after_days);
        table.texts("category", now.categories);
        table.number("overdispersion", now.overdispersion);
        table.text("locked", now.locked);
    }

    const Study& study_;
    std::string out_;
};

std::filesystem::path beside(const std::filesystem::path& file, const char* ending) {
    std::filesystem::path other = file;
    other += ending;
    return other;
}

[[noreturn]] void refuse_saving(const std::filesystem::path& file, const std::string& reason) {
    const std::u8string name = file.generic_u8string();
    throw InputError(std::string(name.begin(), name.end()), "cannot be written: " + reason,
                     "check that its folder is there, may be written and has space");
}

}  // namespace

std::string toml_amounts(const std::map<std::string, double>& amounts) {
    return toml_inline_table(amounts, toml_number);
}

std::vector<std::pair<std::string, std::string>> layer_entries(
    const LayerRequest& request, const std::filesystem::path& folder) {
    std::vector<std::pair<std::string, std::string>> entries;
    const auto text = [&](const char* key, const std::string& value,
                          const std::string& otherwise = "") {
        if (value != otherwise) entries.emplace_back(key, toml_text(value));
    };
    text("source", relative_source(request.source, folder));
    text("layer", request.layer);
    text("crs", request.input_crs);
    text("where", request.where);
    if (!request.fields.empty())
        entries.emplace_back("fields", toml_inline_table(request.fields, toml_text));
    text("timezone", request.timezone, LayerRequest{}.timezone);
    return entries;
}

namespace {

template <class Entry>
std::string table_alone(const Entry& entry, const std::filesystem::path& folder) {
    Study study;
    study.file = folder / "study.toml";
    return StudyText(study).alone(entry);
}

}  // namespace

std::string plan_table(const StudyProblem& problem, const std::filesystem::path& folder) {
    return table_alone(problem, folder);
}
std::string plan_table(const StudyMeasure& measure, const std::filesystem::path& folder) {
    return table_alone(measure, folder);
}
std::string plan_table(const StudyFollowUp& follow_up, const std::filesystem::path& folder) {
    return table_alone(follow_up, folder);
}

std::string to_toml(const Study& study) {
    return StudyText(study).whole();
}

void save_study(const Study& study) {
    save_study_text(study.file, to_toml(study));
}

void save_study_text(const std::filesystem::path& study_file, const std::string& toml) {
    namespace fs = std::filesystem;
    std::error_code error;
    // A link stays a link: what it points to is replaced.
    const bool is_link = fs::is_symlink(study_file, error);
    error.clear();  // a file that is not there yet is no error
    const fs::path file = is_link ? fs::canonical(study_file, error) : study_file;
    if (error) refuse_saving(study_file, error.message());
    const fs::path unfinished = beside(file, ".new");
    std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
    stream << toml;
    stream.close();
    if (!stream) error = std::make_error_code(std::errc::io_error);
    if (!error && fs::exists(file))
        fs::copy_file(file, beside(file, ".bak"), fs::copy_options::overwrite_existing, error);
    if (!error) fs::rename(unfinished, file, error);
    if (!error) return keep_on_disk(file);
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    refuse_saving(study_file, error.message());
}

}  // namespace tk
