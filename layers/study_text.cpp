// A study as the text of its file.
#include <charconv>
#include <fstream>

#include <fmt/format.h>

#include "engine/core/input_error.h"
#include "layers/platform_disk.h"
#include "layers/study_file.h"
#include "layers/study_tables.h"

namespace tk {

std::string toml_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += {'\\', c};
        else if (byte < 0x20 || byte == 0x7F)
            quoted += fmt::format("\\u{:04X}", byte);
        else
            quoted += c;
    }
    return quoted + "\"";
}

namespace {

std::string toml_key(const std::string& key) {
    const bool is_bare = !key.empty() && key.find_first_not_of(
                                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                             "0123456789_-") == std::string::npos;
    return is_bare ? key : toml_text(key);
}

/// The shortest text that reads back as the same number, recognisable as a fractional one.
std::string toml_number(double value) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    std::string text(digits, end);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string toml_day(std::chrono::year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

template <typename T, typename Write>
std::string toml_list(const std::vector<T>& elements, const Write& write) {
    std::string list;
    for (const T& element : elements) list += (list.empty() ? "" : ", ") + write(element);
    return "[" + list + "]";
}

/// Lines of one table; the heading comes with the first of them, or at once where it must be there.
class TableText {
public:
    TableText(std::string& out, std::string heading) : out_(out), heading_(std::move(heading)) {}

    void raw(const std::string& key, const std::string& value) {
        head();
        out_ += key + " = " + value + "\n";
    }
    void text(const std::string& key, const std::string& value, const std::string& otherwise = "") {
        if (value != otherwise) raw(key, toml_text(value));
    }
    void number(const std::string& key, double value, double otherwise) {
        if (value != otherwise) raw(key, toml_number(value));
    }
    void number(const std::string& key, const std::optional<double>& value) {
        if (value) raw(key, toml_number(*value));
    }
    void day(const std::string& key, const std::optional<std::chrono::year_month_day>& value) {
        if (value) raw(key, toml_day(*value));
    }
    void texts(const std::string& key, const std::vector<std::string>& values) {
        if (!values.empty()) raw(key, toml_list(values, toml_text));
    }
    void head() {
        if (!heading_.empty()) out_ += "\n" + heading_ + "\n";
        heading_.clear();
    }

private:
    std::string& out_;
    std::string heading_;
};

template <typename Map, typename Write>
std::string inline_table(const Map& map, const Write& write) {
    std::string list;
    for (const auto& [key, value] : map)
        list += (list.empty() ? "" : ", ") + toml_key(key) + " = " + write(value);
    return "{ " + list + " }";
}

/// Writes a study's parts one after another; sources relative to its folder.
class StudyText {
public:
    explicit StudyText(const Study& study) : study_(study) {}

    std::string whole() {
        out_ = fmt::format("format = {}\n", study_format);
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
        for (const auto& [name, options] : study_.later_analyses) later(name, options);
        for (const StudyScenario& one : study_.scenarios) scenario(one);
        for (const StudyProblem& one : study_.problems) problem(one);
        for (const StudyMeasure& one : study_.measures) measure(one);
        for (const StudyFollowUp& one : study_.follow_ups) follow_up(one);
        return out_;
    }

private:
    std::string source(const std::string& resolved) const {
        return relative_source(resolved, study_.file.parent_path());
    }

    void study_table() {
        TableText table(out_, "[study]");
        table.text("name", study_.name, default_study_name(study_.file));
        table.text("crs", study_.crs);
        table.number("cell", study_.cell_m, Study{}.cell_m);
        table.text("boundary", source(study_.boundary));
        if (const auto& e = study_.extent)
            table.raw("extent", toml_list(std::vector{e->west_m, e->south_m, e->east_m, e->north_m},
                                          toml_number));
    }

    void layer(const std::string& heading, const std::string& name, const LayerRequest& request,
               const std::vector<std::string>& uses = {}) {
        TableText table(out_, heading);
        table.text("name", name);
        table.texts("uses", uses);
        for (const auto& [key, value] : layer_entries(request, study_.file.parent_path()))
            table.raw(key, value);
    }

    void hotspot() {
        const HotspotAnalysis& now = study_.hotspot;
        const HotspotAnalysis otherwise;
        TableText table(out_, "[analysis.hotspot]");
        table.text("kernel", now.kernel, otherwise.kernel);
        if (!now.bandwidth_rule.empty())
            table.text("bandwidth", now.bandwidth_rule);
        else
            table.number("bandwidth", now.bandwidth_m, otherwise.bandwidth_m);
        if (now.adaptive) table.raw("adaptive", "true");
        table.text("edge", now.edge, otherwise.edge);
        table.text("unit", now.unit, otherwise.unit);
        table.text("relative_to", source(now.relative_to));
        table.text("along", source(now.along));
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
        TableText table(out_, "[analysis.lighting]");
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
        TableText table(out_, "[analysis.cameras]");
        table.number("target_height", now.target_height_m, otherwise.target_height_m);
        if (now.rule == PixelDensityRule::on_axis) table.text("rule", "on-axis");
        if (now.standard == CameraStandard::iec_62676_4_2025) table.raw("standard", "2025");
        table.number("cell", now.cell_m, otherwise.cell_m);
    }

    void sightlines() {
        if (!study_.sightlines) return;
        const SightlinesAnalysis& now = *study_.sightlines;
        const SightlinesAnalysis otherwise;
        TableText table(out_, "[analysis.sightlines]");
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
        TableText table(out_, "[analysis.place_index]");
        table.raw("weights", inline_table(weights, toml_number));
        table.raw("ramps", inline_table(ramps, ramp));
    }

    void later(const std::string& name, const std::map<std::string, StudyOption>& options) {
        TableText table(out_, "[analysis." + name + "]");
        table.head();
        for (const auto& [key, option] : options) {
            const bool is_source = key == "areas" || key == "streets";
            table.raw(key, option_text(option, is_source));
        }
    }

    std::string option_text(const StudyOption& option, bool is_source) const {
        if (const auto* flag = std::get_if<bool>(&option)) return *flag ? "true" : "false";
        if (const auto* whole = std::get_if<std::int64_t>(&option)) return std::to_string(*whole);
        if (const auto* number = std::get_if<double>(&option)) return toml_number(*number);
        if (const auto* list = std::get_if<std::vector<double>>(&option))
            return toml_list(*list, toml_number);
        const auto& text = std::get<std::string>(option);
        return toml_text(is_source ? source(text) : text);
    }

    void scenario(const StudyScenario& scenario) {
        TableText table(out_, "[[scenario]]");
        table.text("name", scenario.name);
        table.text("edits", source(scenario.edits));
        if (!scenario.cost_sek.empty()) table.raw("cost", toml_amounts(scenario.cost_sek));
    }

    void problem(const StudyProblem& problem) {
        TableText table(out_, "[[problem]]");
        table.text("id", problem.id);
        table.text("text", problem.text);
        table.text("area", source(problem.area));
        table.text("cause", problem.cause);
    }

    void measure(const StudyMeasure& measure) {
        TableText table(out_, "[[measure]]");
        table.text("id", measure.id);
        table.text("problem", measure.problem);
        table.text("kind", measure.kind, StudyMeasure{}.kind);
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
        TableText table(out_, "[[follow_up]]");
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
        if (now.before_days != otherwise.before_days)
            table.raw("before_days", std::to_string(now.before_days));
        if (now.after_days != otherwise.after_days)
            table.raw("after_days", std::to_string(now.after_days));
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
    return inline_table(amounts, toml_number);
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
        entries.emplace_back("fields", inline_table(request.fields, toml_text));
    text("timezone", request.timezone, LayerRequest{}.timezone);
    return entries;
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
