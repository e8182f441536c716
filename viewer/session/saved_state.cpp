#include "viewer/session/saved_state.h"

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <system_error>
#include <type_traits>
#include <utility>

#include "layers/output_file.h"
#include "viewer/session/apply_command.h"

namespace tk {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_recent = 10;

/// The names of an enumeration's values, in their order.
template <class Enum>
inline constexpr std::array<const char*, 0> names_of{};
template <>
inline constexpr std::array names_of<Language>{"swedish", "english"};
template <>
inline constexpr std::array names_of<Theme>{"light", "dark"};
template <>
inline constexpr std::array names_of<Tool>{
    "pan",  "identify", "measure",   "area",      "lamp",      "camera", "development",
    "path", "poles",    "draw_area", "draw_line", "draw_note", "mask",   "walk"};
template <>
inline constexpr std::array names_of<CompareMode>{"one", "swipe", "side", "difference"};
template <>
inline constexpr std::array names_of<Classes>{"continuous", "quantile", "equal_interval",
                                              "natural_breaks"};
template <>
inline constexpr std::array names_of<Isolines>{"none", "decades", "classes"};
template <>
inline constexpr std::array names_of<BottomPanel>{"timeline",  "compare_table", "layer_table",
                                                  "changes",   "walk",          "patterns",
                                                  "follow_up", "measures"};
template <>
inline constexpr std::array names_of<Surface>{"hotspot", "light", "cameras", "sightlines",
                                              "place_index"};

template <>
inline constexpr std::array names_of<PatternMethod>{"hot_spots",    "clusters",      "trend",
                                                    "near_repeats", "concentration", "risk_terrain",
                                                    "hours",        "streets"};
template <>
inline constexpr std::array names_of<TimeStep>{"week", "month", "year"};

template <class Enum>
std::string enum_name(Enum value) {
    return names_of<Enum>.at(static_cast<std::size_t>(value));
}

// Each takes a member over where it is there and of its type.

template <class Value>
void take_value(const Json& json, const char* key, Value& into) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    if (!json.is_object() || found == json.end()) return;
    if constexpr (std::is_same_v<Value, bool>) {
        if (found->is_boolean()) into = found->get<bool>();
    } else if constexpr (std::is_same_v<Value, std::string>) {
        if (found->is_string()) into = found->get<std::string>();
    } else if constexpr (std::is_integral_v<Value>) {
        using Limits = std::numeric_limits<Value>;
        if (!found->is_number_integer()) return;
        const auto whole = found->get<std::int64_t>();
        if (whole >= Limits::min() && whole <= Limits::max()) into = static_cast<Value>(whole);
    } else {
        if (found->is_number()) into = found->get<Value>();
    }
}

/// None where there is no number.
void take_number(const Json& json, const char* key, std::optional<double>& into) {
    double number = std::numeric_limits<double>::quiet_NaN();
    take_value(json, key, number);
    if (!std::isnan(number)) into = number;
}

Json number_or_null(const std::optional<double>& number) {
    return number ? Json(*number) : Json();
}

template <class Enum>
void take_enum(const Json& json, const char* key, Enum& into) {
    std::string name;
    take_value(json, key, name);
    const auto& names = names_of<Enum>;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) into = static_cast<Enum>(found - names.begin());
}

const Json& part_of(const Json& json, const char* key) {
    static const Json nothing;
    if (!json.is_object()) return nothing;
    const auto found = json.find(key);
    return found == json.end() ? nothing : *found;
}

Json layer_as_json(const LayerView& layer) {
    return {{"id", layer.id},
            {"visible", layer.visible},
            {"opacity", layer.opacity},
            {"classes", enum_name(layer.classes)},
            {"class_count", layer.class_count},
            {"isolines", enum_name(layer.isolines)},
            {"values", layer.values}};
}

LayerView layer_from_json(const Json& json) {
    LayerView layer;
    take_value(json, "id", layer.id);
    take_value(json, "visible", layer.visible);
    take_value(json, "opacity", layer.opacity);
    take_enum(json, "classes", layer.classes);
    take_value(json, "class_count", layer.class_count);
    take_enum(json, "isolines", layer.isolines);
    take_value(json, "values", layer.values);
    layer.opacity = std::clamp(layer.opacity, 0.0F, 1.0F);
    layer.class_count = std::clamp(layer.class_count, 3, 9);
    return layer;
}

Json line_as_json(const Line& line) {
    Json points = Json::array();
    for (const MapPoint p : line) points.push_back({p.east_m, p.north_m});
    return points;
}

/// Empty for what is no list of points.
Line line_from_json(const Json& json) {
    Line line;
    if (!json.is_array()) return line;
    for (const Json& point : json) {
        if (!point.is_array() || point.size() != 2 || !point[0].is_number() ||
            !point[1].is_number())
            return {};
        line.push_back({point[0].get<double>(), point[1].get<double>()});
    }
    return line;
}

Json panels_as_json(const PanelSizes& panels) {
    return {{"layers_width", panels.layers_width},   {"inspector_width", panels.inspector_width},
            {"bottom_height", panels.bottom_height}, {"tables_height", panels.tables_height},
            {"layers_open", panels.layers_open},     {"inspector_open", panels.inspector_open},
            {"bottom_open", panels.bottom_open}};
}

PanelSizes panels_from_json(const Json& json) {
    PanelSizes panels;
    take_value(json, "layers_width", panels.layers_width);
    take_value(json, "inspector_width", panels.inspector_width);
    take_value(json, "bottom_height", panels.bottom_height);
    take_value(json, "tables_height", panels.tables_height);
    take_value(json, "layers_open", panels.layers_open);
    take_value(json, "inspector_open", panels.inspector_open);
    take_value(json, "bottom_open", panels.bottom_open);
    return panels;
}

Json isovist_as_json(const IsovistView& isovist) {
    return {{"shown", isovist.shown},
            {"reach_m", isovist.reach_m},
            {"eye_height_m", isovist.eye_height_m}};
}

IsovistView isovist_from_json(const Json& json) {
    IsovistView isovist;
    take_value(json, "shown", isovist.shown);
    take_value(json, "reach_m", isovist.reach_m);
    take_value(json, "eye_height_m", isovist.eye_height_m);
    return isovist;
}

Json patterns_as_json(const PatternOptions& patterns) {
    return {{"method", enum_name(patterns.method)},
            {"cell_m", patterns.cell_m},
            {"risk_cell_m", number_or_null(patterns.risk_cell_m)},
            {"position_error_m", number_or_null(patterns.position_error_m)},
            {"street_bandwidth_m", number_or_null(patterns.street_bandwidth_m)},
            {"step", enum_name(patterns.step)},
            {"by_false_discovery", patterns.by_false_discovery}};
}

PatternOptions patterns_from_json(const Json& json) {
    PatternOptions read;
    take_enum(json, "method", read.method);
    take_value(json, "cell_m", read.cell_m);
    take_number(json, "risk_cell_m", read.risk_cell_m);
    take_number(json, "position_error_m", read.position_error_m);
    take_number(json, "street_bandwidth_m", read.street_bandwidth_m);
    take_enum(json, "step", read.step);
    take_value(json, "by_false_discovery", read.by_false_discovery);
    return read;
}

Json view_as_json(const ViewState& view) {
    Json layers = Json::array(), sides = Json::array();
    for (const LayerView& layer : view.layers) layers.push_back(layer_as_json(layer));
    for (const Side& side : view.sides) sides.push_back(side.scenario);
    return {{"east", view.map.centre.east_m},
            {"north", view.map.centre.north_m},
            {"metres_per_px", view.map.metres_per_px},
            {"layers", std::move(layers)},
            {"tool", enum_name(view.tool)},
            {"compare", enum_name(view.compare)},
            {"sides", std::move(sides)},
            {"side_count", view.side_count},
            {"swipe_share", view.swipe_share},
            {"active_layer", view.active_layer},
            {"compared_surface", enum_name(view.compared_surface)},
            {"light_minute", view.light_minute ? Json(*view.light_minute) : Json()},
            {"bottom", enum_name(view.bottom)},
            {"table_layer", view.table_layer},
            {"isovist", isovist_as_json(view.isovist)},
            {"walk", line_as_json(view.walk)},
            {"walk_dark_below", view.walk_dark_below},
            {"patterns", patterns_as_json(view.patterns)},
            {"follow_up", view.follow_up},
            {"panels", panels_as_json(view.panels)},
            {"language", enum_name(view.language)},
            {"theme", enum_name(view.theme)},
            {"text_scale", view.text_scale},
            {"meeting", view.meeting}};
}

void take_sides(const Json& json, ViewState& view) {
    const Json& sides = part_of(json, "sides");
    if (!sides.is_array()) return;
    for (std::size_t i = 0; i < view.sides.size() && i < sides.size(); ++i)
        if (sides[i].is_string()) view.sides[i].scenario = sides[i].get<std::string>();
}

ViewState view_from_json(const Json& json) {
    ViewState read;
    take_value(json, "east", read.map.centre.east_m);
    take_value(json, "north", read.map.centre.north_m);
    take_value(json, "metres_per_px", read.map.metres_per_px);
    if (const Json& layers = part_of(json, "layers"); layers.is_array())
        for (const Json& layer : layers) read.layers.push_back(layer_from_json(layer));
    std::erase_if(read.layers, [](const LayerView& layer) { return layer.id.empty(); });
    take_enum(json, "tool", read.tool);
    take_enum(json, "compare", read.compare);
    take_sides(json, read);
    take_value(json, "side_count", read.side_count);
    take_value(json, "swipe_share", read.swipe_share);
    take_value(json, "active_layer", read.active_layer);
    take_enum(json, "compared_surface", read.compared_surface);
    int light_minute = -1;
    take_value(json, "light_minute", light_minute);
    take_enum(json, "bottom", read.bottom);
    take_value(json, "table_layer", read.table_layer);
    read.isovist = isovist_from_json(part_of(json, "isovist"));
    read.walk = line_from_json(part_of(json, "walk"));
    take_value(json, "walk_dark_below", read.walk_dark_below);
    take_value(json, "follow_up", read.follow_up);
    read.patterns = patterns_from_json(part_of(json, "patterns"));
    read.panels = panels_from_json(part_of(json, "panels"));
    take_enum(json, "language", read.language);
    take_enum(json, "theme", read.theme);
    take_value(json, "text_scale", read.text_scale);
    take_value(json, "meeting", read.meeting);
    // The commands know every range.
    ViewState view = read;
    view.map = {};
    apply(view, SetMapView{read.map});
    apply(view, SetSideCount{read.side_count});
    apply(view, SetSwipe{read.swipe_share});
    apply(view, SetIsovist{read.isovist});
    apply(view, SetLightHour{light_minute});
    apply(view, SetPanels{read.panels});
    apply(view, SetTextScale{read.text_scale});
    view.walk = {};
    apply(view, SetWalk{read.walk});
    view.walk_dark_below = ViewState{}.walk_dark_below;
    apply(view, SetWalkDarkness{read.walk_dark_below});
    view.patterns = {};
    apply(view, SetPatterns{read.patterns});
    return view;
}

RecentStudy recent_from_json(const Json& json) {
    RecentStudy study;
    take_value(json, "name", study.name);
    take_value(json, "path", study.path);
    std::int64_t opened_s = 0;
    take_value(json, "opened", opened_s);
    study.opened = std::chrono::sys_seconds{std::chrono::seconds{opened_s}};
    return study;
}

void take_views(const Json& json, SavedState& state) {
    if (!json.is_object()) return;
    for (const auto& [study, views] : json.items()) {
        if (!views.is_array()) continue;
        for (const Json& one : views) {
            SavedView view;
            take_value(one, "name", view.name);
            view.view = view_from_json(part_of(one, "view"));
            if (!view.name.empty()) keep_view(state, study, std::move(view));
        }
    }
}

}  // namespace

std::string saved_state_as_json(const SavedState& state) {
    Json recent = Json::array(), views = Json::object();
    for (const RecentStudy& study : state.recent)
        recent.push_back({{"name", study.name},
                          {"path", study.path},
                          {"opened", study.opened.time_since_epoch().count()}});
    for (const auto& [study, all] : state.views) {
        Json& list = views[study] = Json::array();
        for (const SavedView& view : all)
            list.push_back({{"name", view.name}, {"view", view_as_json(view.view)}});
    }
    Json walks = Json::object();
    for (const auto& [study, line] : state.walks) walks[study] = line_as_json(line);
    const Json json = {{"view", view_as_json(state.view)},
                       {"recent", std::move(recent)},
                       {"views", std::move(views)},
                       {"walks", std::move(walks)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

SavedState saved_state_from_json(std::string_view text) {
    SavedState state;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return state;
    state.view = view_from_json(part_of(json, "view"));
    if (const Json& recent = part_of(json, "recent"); recent.is_array())
        for (auto study = recent.rbegin(); study != recent.rend(); ++study)
            remember_study(state, recent_from_json(*study));
    take_views(part_of(json, "views"), state);
    if (const Json& walks = part_of(json, "walks"); walks.is_object())
        for (const auto& [study, line] : walks.items())
            keep_walk(state, study, line_from_json(line));
    return state;
}

SavedState read_saved_state(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return {};
    return saved_state_from_json(std::string{std::istreambuf_iterator<char>(stream), {}});
}

bool write_saved_state(const std::filesystem::path& file, const SavedState& state) noexcept {
    try {
        std::filesystem::create_directories(file.parent_path());
        write_text_file(file, saved_state_as_json(state));
        return true;
    } catch (const std::exception&) {
        return false;  // the layout is a comfort: the next start begins with the defaults
    }
}

void remember_study(SavedState& state, RecentStudy study) {
    if (study.path.empty()) return;
    forget_study(state, study.path);
    state.recent.insert(state.recent.begin(), std::move(study));
    if (state.recent.size() > most_recent) state.recent.resize(most_recent);
}

void forget_study(SavedState& state, std::string_view path) {
    std::erase_if(state.recent, [&](const RecentStudy& known) { return known.path == path; });
}

void keep_view(SavedState& state, const std::string& study_path, SavedView view) {
    std::vector<SavedView>& views = state.views[study_path];
    for (SavedView& known : views)
        if (known.name == view.name) {
            known = std::move(view);
            return;
        }
    views.push_back(std::move(view));
}

void keep_walk(SavedState& state, const std::string& study_path, Line line) {
    // As a command would: what is no walk is none.
    ViewState view;
    apply(view, SetWalk{std::move(line)});
    if (view.walk.empty())
        state.walks.erase(study_path);
    else
        state.walks[study_path] = std::move(view.walk);
}

void forget_view(SavedState& state, const std::string& study_path, std::string_view name) {
    const auto found = state.views.find(study_path);
    if (found == state.views.end()) return;
    std::erase_if(found->second, [&](const SavedView& view) { return view.name == name; });
    if (found->second.empty()) state.views.erase(found);
}

}  // namespace tk
