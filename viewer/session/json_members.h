#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/edit.h"
#include "viewer/session/drawing.h"

/// Each kind of object's members with their names in JSON, for writing and reading alike. Private
/// to session/.
namespace tk::json_members {

using Json = nlohmann::json;

inline void put(Json& into, double value) {
    into = value;
}
inline void put(Json& into, bool value) {
    into = value;
}
inline void put(Json& into, const std::string& value) {
    into = value;
}
inline void put(Json& into, MapPoint p) {
    into = Json::array({p.east_m, p.north_m});
}
inline void put(Json& into, const Line& line) {
    into = Json::array();
    for (const MapPoint p : line) put(into.emplace_back(), p);
}
inline void put(Json& into, const std::vector<Line>& lines) {
    into = Json::array();
    for (const Line& line : lines) put(into.emplace_back(), line);
}
inline void put(Json& into, const MultiPolygon& polygons) {
    into = Json::array();
    for (const Polygon& polygon : polygons) {
        std::vector<Line> rings{polygon.outer};
        rings.insert(rings.end(), polygon.holes.begin(), polygon.holes.end());
        put(into.emplace_back(), rings);
    }
}
inline void put(Json& into, const std::chrono::year_month_day& day) {
    into = std::chrono::sys_days{day}.time_since_epoch().count();
}
template <class Enum>
requires std::is_enum_v<Enum>
void put(Json& into, Enum value) {
    into = static_cast<int>(value);
}
template <class Value>
void put(Json& into, const std::optional<Value>& value) {
    if (value)
        put(into, *value);
    else
        into = nullptr;
}

inline void put(Json& into, const HourSpan& hours) {
    into = Json::array({hours.from_min, hours.to_min});
}
inline void put(Json& into, const LightSchedule& schedule) {
    into = Json::object();
    if (schedule.burning)
        put(into["burning"], *schedule.burning);
    else
        into["burning"] = nullptr;
    into["steps"] = Json::array();
    for (const DimmingStep& step : schedule.steps) {
        Json& one = into["steps"].emplace_back();
        put(one["hours"], step.hours);
        put(one["share"], step.share);
    }
}
/// By name: what it tells stands once in the whole text (photometry_json.h).
inline void put(Json& into, const SharedPhotometry& photometry) {
    into = photometry == nullptr ? Json()
                                 : Json{{"name", photometry->name},
                                        {"lamp_set", photometry->lamp_set},
                                        {"cie_orientation", photometry->cie_orientation}};
}

inline void take(const Json& from, double& value) {
    value = from.get<double>();
}
inline void take(const Json& from, bool& value) {
    value = from.get<bool>();
}
inline void take(const Json& from, std::string& value) {
    value = from.get<std::string>();
}
inline void take(const Json& from, MapPoint& p) {
    p = {from.at(0).get<double>(), from.at(1).get<double>()};
}
inline void take(const Json& from, Line& line) {
    for (const Json& p : from) take(p, line.emplace_back());
}
inline void take(const Json& from, std::vector<Line>& lines) {
    for (const Json& line : from) take(line, lines.emplace_back());
}
inline void take(const Json& from, MultiPolygon& polygons) {
    for (const Json& rings : from) {
        Polygon& polygon = polygons.emplace_back();
        take(rings.at(0), polygon.outer);
        for (std::size_t i = 1; i < rings.size(); ++i) take(rings[i], polygon.holes.emplace_back());
    }
}
inline void take(const Json& from, std::chrono::year_month_day& day) {
    day = std::chrono::sys_days{std::chrono::days{from.get<int>()}};
}
/// The names of an enumeration's values run from 0 to `last`.
template <class Enum>
inline constexpr Enum last_of = Enum{};
template <>
inline constexpr LightDistribution last_of<LightDistribution> = LightDistribution::street;
template <>
inline constexpr DevelopmentAction last_of<DevelopmentAction> = DevelopmentAction::open;
template <>
inline constexpr Drawing::Kind last_of<Drawing::Kind> = Drawing::Kind::note;
template <>
inline constexpr Drawing::Meaning last_of<Drawing::Meaning> = Drawing::Meaning::measure;

template <class Enum>
requires std::is_enum_v<Enum>
void take(const Json& from, Enum& value) {
    const int number = from.get<int>();
    if (number < 0 || number > static_cast<int>(last_of<Enum>))
        throw std::runtime_error("a value that this version does not know");
    value = static_cast<Enum>(number);
}
inline void take(const Json& from, HourSpan& hours) {
    hours = {from.at(0).get<int>(), from.at(1).get<int>()};
}
template <class Value>
void take(const Json& from, std::optional<Value>& value) {
    if (from.is_null()) return;
    take(from, value.emplace());
}
inline void take(const Json& from, LightSchedule& schedule) {
    take(from.at("burning"), schedule.burning);
    for (const Json& step : from.at("steps")) {
        DimmingStep& one = schedule.steps.emplace_back();
        take(step.at("hours"), one.hours);
        take(step.at("share"), one.share);
    }
}
/// One that bears its name alone, to be replaced by what it tells.
inline void take(const Json& from, SharedPhotometry& photometry) {
    if (from.is_null()) return;
    Photometry named;
    named.name = from.at("name").get<std::string>();
    named.lamp_set = from.at("lamp_set").get<int>();
    named.cie_orientation = from.at("cie_orientation").get<bool>();
    photometry = std::make_shared<const Photometry>(std::move(named));
}

/// Calls `each(name, member)` for every member. Object may be const.
template <class Object, class Each>
requires std::is_same_v<std::remove_const_t<Object>, StreetLight>
void for_members(Object& o, const Each& each) {
    each("id", o.id), each("at", o.at), each("height", o.height_m),
        each("flux", o.luminous_flux_lm), each("distribution", o.distribution),
        each("bearing", o.bearing_deg), each("tilt", o.tilt_deg),
        each("maintenance_factor", o.maintenance_factor), each("dimming", o.dimming),
        each("rotation", o.rotation_deg), each("watts", o.power_w), each("luminaire", o.luminaire),
        each("photometry", o.photometry), each("schedule", o.schedule),
        each("out_of_order", o.out_of_order);
}
template <class Object, class Each>
requires std::is_same_v<std::remove_const_t<Object>, Camera>
void for_members(Object& o, const Each& each) {
    each("id", o.id), each("at", o.at), each("height", o.height_m), each("bearing", o.bearing_deg),
        each("fov", o.field_of_view_deg), each("focal", o.focal_length_mm),
        each("sensor", o.sensor_width_mm), each("pixels", o.pixels_across),
        each("tilt", o.tilt_deg), each("range", o.range_m), each("purpose", o.weighing.purpose),
        each("documented_problem", o.weighing.documented_problem),
        each("less_intrusive_alternatives", o.weighing.less_intrusive_alternatives),
        each("area_filmed", o.weighing.area_filmed),
        each("recording_times", o.weighing.recording_times),
        each("retention", o.weighing.retention), each("signage", o.weighing.signage),
        each("dpia_reference", o.weighing.dpia_reference), each("weighing_date", o.weighing.date);
}
template <class Object, class Each>
requires std::is_same_v<std::remove_const_t<Object>, Building>
void for_members(Object& o, const Each& each) {
    each("id", o.id), each("footprint", o.footprint), each("height", o.height_m),
        each("floors", o.floors), each("use", o.use), each("window_share", o.window_share),
        each("ground_floor_use", o.ground_floor_use), each("entrances", o.entrances);
}
template <class Object, class Each>
requires std::is_same_v<std::remove_const_t<Object>, Development>
void for_members(Object& o, const Each& each) {
    each("id", o.id), each("name", o.name), each("footprint", o.footprint),
        each("height", o.height_m), each("floors", o.floors), each("use", o.use),
        each("action", o.action), each("from", o.from), each("to", o.to),
        each("dwellings", o.dwellings), each("workplaces", o.workplaces), each("stands", o.stands),
        each("allowed_height", o.allowed_height_m), each("ground_floor_use", o.ground_floor_use),
        each("entrances", o.entrances);
}
template <class Object, class Each>
requires std::is_same_v<std::remove_const_t<Object>, Street>
void for_members(Object& o, const Each& each) {
    each("id", o.id), each("name", o.name), each("class", o.street_class), each("width", o.width_m),
        each("lines", o.lines);
}
template <class Object, class Each>
requires std::is_same_v<std::remove_const_t<Object>, Tree>
void for_members(Object& o, const Each& each) {
    each("id", o.id), each("at", o.at), each("shape", o.shape), each("height", o.height_m),
        each("crown", o.crown_m), each("crown_base", o.crown_base_m), each("porosity", o.porosity);
}
template <class Object, class Each>
requires std::is_same_v<std::remove_const_t<Object>, PrivacyMask>
void for_members(Object& o, const Each& each) {
    each("id", o.id), each("camera", o.camera_id), each("shape", o.shape);
}
template <class Object, class Each>
requires std::is_same_v<std::remove_const_t<Object>, Drawing>
void for_members(Object& o, const Each& each) {
    each("id", o.id), each("kind", o.kind), each("meaning", o.meaning), each("name", o.name),
        each("text", o.text), each("area", o.area), each("line", o.line), each("at", o.at);
}

template <class Object>
Json object_as_json(const Object& object) {
    Json json = Json::object();
    for_members(object, [&](const char* name, const auto& member) { put(json[name], member); });
    return json;
}

template <class Object>
Object object_from_json(const Json& json) {
    Object object;
    for_members(object, [&](const char* name, auto& member) { take(json.at(name), member); });
    return object;
}

}  // namespace tk::json_members
