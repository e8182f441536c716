#include "engine/town/town_checks.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>

namespace tk {
namespace {

std::string number_in_words(double value) {
    if (!std::isfinite(value)) return std::isnan(value) ? "not a number" : "infinite";
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

/// The object that is being checked, for the message; worded only when something is wrong.
class Checked {
public:
    Checked(std::string_view kind, std::string_view id) : kind_(kind), id_(id) {}
    Checked(std::string_view kind, std::size_t index) : kind_(kind), index_(index) {}

    [[noreturn]] void refuse(const std::string& why) const {
        std::string who{kind_};
        if (index_ != none)
            who += " " + std::to_string(index_ + 1);
        else if (!id_.empty())
            who += " '" + std::string(id_) + "'";
        throw std::invalid_argument(who + ": " + why);
    }
    void require(bool holds, std::string_view what, std::string_view range, double value) const {
        if (holds) return;
        refuse(std::string(what) + " must be " + std::string(range) + ", it is " +
               number_in_words(value));
    }
    void finite(std::string_view what, double value) const {
        require(std::isfinite(value), what, "finite", value);
    }
    void positive(std::string_view what, double value) const {
        require(std::isfinite(value) && value > 0.0, what, "finite and > 0", value);
    }
    void not_negative(std::string_view what, double value) const {
        require(std::isfinite(value) && value >= 0.0, what, "finite and >= 0", value);
    }
    void share(std::string_view what, double value) const {
        require(value >= 0.0 && value <= 1.0, what, "from 0 to 1", value);
    }
    void place(MapPoint at) const {
        finite("the east coordinate", at.east_m);
        finite("the north coordinate", at.north_m);
    }
    void line(const Line& points) const {
        if (points.size() < 2) refuse("a line has fewer than two points");
        for (const MapPoint p : points) place(p);
    }
    void ring(const Ring& points) const {
        if (points.size() < 3) refuse("a ring has fewer than three points");
        for (const MapPoint p : points) place(p);
    }
    void shape(const MultiPolygon& polygons) const {
        for (const Polygon& polygon : polygons) {
            ring(polygon.outer);
            for (const Ring& hole : polygon.holes) ring(hole);
        }
    }
    void footprint(const MultiPolygon& polygons) const {
        if (polygons.empty()) refuse("it has no footprint");
        shape(polygons);
    }

private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::string_view kind_;
    std::string_view id_;
    std::size_t index_ = none;
};

template <class Object>
void check_unique_ids(std::string_view kind, std::span<const Object> objects) {
    std::unordered_set<std::string_view> seen;
    seen.reserve(objects.size());
    for (const Object& object : objects)
        if (!seen.insert(object.id).second)
            throw std::invalid_argument(std::string(kind) + " '" + object.id +
                                        "': the id occurs more than once");
}

}  // namespace

void check_incidents(const Incidents& incidents) {
    const auto categories = static_cast<std::int32_t>(incidents.categories.size());
    for (std::size_t i = 0; i < incidents.all.size(); ++i) {
        const Incident& incident = incidents.all[i];
        const Checked it("incident", i);
        it.place(incident.at);
        it.not_negative("the weight", incident.weight);
        it.require(incident.category >= -1 && incident.category < categories, "the category",
                   "-1 or the index of a category", incident.category);
        if (incident.when && incident.when->to < incident.when->from)
            it.refuse("it ends before it begins");
    }
}

void check_observations(std::span<const Observation> observations) {
    for (const Observation& observation : observations) {
        const Checked it("observation", observation.id);
        it.place(observation.at);
        if (observation.when && observation.when->to < observation.when->from)
            it.refuse("it ends before it begins");
    }
    check_unique_ids("observation", observations);
}

void check_lights(std::span<const StreetLight> lights) {
    std::unordered_set<const Photometry*> checked;
    for (const StreetLight& light : lights) {
        const Checked it("light", light.id);
        it.place(light.at);
        it.positive("the height", light.height_m);
        it.not_negative("the luminous flux", light.luminous_flux_lm);
        it.finite("the bearing", light.bearing_deg);
        it.finite("the tilt", light.tilt_deg);
        it.finite("the rotation", light.rotation_deg);
        for (const DimmingStep& step : light.schedule.steps) it.share("a dimming", step.share);
        if (light.power_w) it.not_negative("the power", *light.power_w);
        if (light.photometry != nullptr && checked.insert(light.photometry.get()).second)
            check_photometry(*light.photometry);
        it.require(light.maintenance_factor > 0.0 && light.maintenance_factor <= 1.0,
                   "the maintenance factor", "above 0 and at most 1", light.maintenance_factor);
        it.share("the dimming", light.dimming);
    }
    check_unique_ids("light", lights);
}

void check_cameras(std::span<const Camera> cameras) {
    for (const Camera& camera : cameras) {
        const Checked it("camera", camera.id);
        it.place(camera.at);
        it.positive("the height", camera.height_m);
        if (camera.bearing_deg) it.finite("the bearing", *camera.bearing_deg);
        it.require(camera.field_of_view_deg > 0.0 && camera.field_of_view_deg <= 360.0,
                   "the field of view", "above 0 and at most 360 degrees",
                   camera.field_of_view_deg);
        if (camera.focal_length_mm) it.positive("the focal length", *camera.focal_length_mm);
        if (camera.sensor_width_mm) it.positive("the sensor width", *camera.sensor_width_mm);
        it.positive("the number of pixels across", camera.pixels_across);
        if (camera.tilt_deg) it.finite("the tilt", *camera.tilt_deg);
        if (camera.range_m) it.not_negative("the range", *camera.range_m);
    }
    check_unique_ids("camera", cameras);
}

void check_masks(std::span<const PrivacyMask> masks) {
    for (const PrivacyMask& mask : masks) {
        const Checked it("privacy mask", mask.id);
        if (mask.shape.empty()) it.refuse("it has no polygon");
        it.shape(mask.shape);
    }
    check_unique_ids("privacy mask", masks);
}

void check_buildings(std::span<const Building> buildings) {
    for (const Building& building : buildings) {
        const Checked it("building", building.id);
        it.footprint(building.footprint);
        it.not_negative("the height", building.height_m);
        if (building.floors) it.not_negative("the number of floors", *building.floors);
        if (building.window_share) it.share("the window share", *building.window_share);
        if (building.entrances) it.not_negative("the number of entrances", *building.entrances);
    }
    check_unique_ids("building", buildings);
}

void check_developments(std::span<const Development> developments) {
    for (const Development& development : developments) {
        const Checked it("development", development.id);
        it.footprint(development.footprint);
        it.not_negative("the height", development.height_m);
        if (development.floors) it.not_negative("the number of floors", *development.floors);
        if (development.dwellings)
            it.not_negative("the number of dwellings", *development.dwellings);
        if (development.workplaces)
            it.not_negative("the number of workplaces", *development.workplaces);
        if (development.allowed_height_m)
            it.not_negative("the allowed height", *development.allowed_height_m);
        if (development.entrances)
            it.not_negative("the number of entrances", *development.entrances);
    }
    check_unique_ids("development", developments);
}

void check_areas(std::span<const Area> areas) {
    for (const Area& area : areas) {
        const Checked it("area", area.name);
        it.shape(area.shape);
        if (area.population) it.not_negative("the population", *area.population);
    }
}

void check_streets(std::span<const Street> streets) {
    for (const Street& street : streets) {
        const Checked it("street", street.id);
        for (const Line& line : street.lines) it.line(line);
        if (street.width_m) it.not_negative("the width", *street.width_m);
    }
    check_unique_ids("street", streets);
}

void check_trees(std::span<const Tree> trees) {
    for (const Tree& tree : trees) {
        const Checked it("tree", tree.id);
        it.place(tree.at);
        it.shape(tree.shape);
        it.not_negative("the height", tree.height_m);
        it.not_negative("the crown", tree.crown_m);
        it.not_negative("the crown's base", tree.crown_base_m);
        it.share("the porosity", tree.porosity);
    }
    check_unique_ids("tree", trees);
}

void check_entrances(std::span<const Entrance> entrances) {
    for (const Entrance& entrance : entrances) Checked("entrance", entrance.id).place(entrance.at);
    check_unique_ids("entrance", entrances);
}

void check_features(std::span<const FeatureSet> features) {
    for (const FeatureSet& feature : features) {
        const Checked it("feature set", feature.name);
        for (const MapPoint p : feature.points) it.place(p);
        for (const Line& line : feature.lines) it.line(line);
        it.shape(feature.polygons);
    }
}

void check_boundary(const std::optional<MultiPolygon>& boundary) {
    if (!boundary) return;
    const Checked it("boundary", std::string_view{});
    if (boundary->empty()) it.refuse("it has no polygon");
    it.shape(*boundary);
}

}  // namespace tk
