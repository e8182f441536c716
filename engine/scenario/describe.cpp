#include "engine/scenario/describe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "engine/core/compass.h"
#include "engine/core/geometry.h"
#include "engine/scenario/kind_name.h"
#include "engine/scenario/number_words.h"

namespace tk {
namespace {

template <class Object>
const Object* object_with_id(const std::vector<Object>& objects, const std::string& id) {
    const auto found =
        std::find_if(objects.begin(), objects.end(), [&](const Object& o) { return o.id == id; });
    return found == objects.end() ? nullptr : &*found;
}

const std::vector<StreetLight>& list_in(const Town& town, const StreetLight*) {
    return town.lights();
}
const std::vector<Camera>& list_in(const Town& town, const Camera*) {
    return town.cameras();
}
const std::vector<Building>& list_in(const Town& town, const Building*) {
    return town.buildings();
}
const std::vector<Street>& list_in(const Town& town, const Street*) {
    return town.streets();
}
const std::vector<Tree>& list_in(const Town& town, const Tree*) {
    return town.trees();
}

const std::vector<PrivacyMask>& list_in(const Town& town, const PrivacyMask*) {
    return town.masks();
}

template <class Object>
std::string named_object(const std::string& id) {
    return std::string(kind_name<Object>) + (id.empty() ? "" : " " + id);
}

std::string direction_in_words(double bearing) {
    static constexpr std::array<const char*, 8> names{"north", "north-east", "east", "south-east",
                                                      "south", "south-west", "west", "north-west"};
    const auto eighth = static_cast<std::size_t>(std::lround(bearing / 45.0));
    return names[eighth % names.size()];
}

std::string way_in_words(MapPoint from, MapPoint to) {
    const double far_m = distance_m(from, to);
    return in_words(far_m, far_m < 10.0 ? 1 : 0) + " m " +
           direction_in_words(bearing_deg(from, to));
}

std::string place_in_words(MapPoint at) {
    return "E " + in_words(at.east_m, 0) + ", N " + in_words(at.north_m, 0);
}

const char* distribution_in_words(LightDistribution distribution) {
    switch (distribution) {
        case LightDistribution::isotropic: return "isotropic";
        case LightDistribution::lambertian: return "lambertian";
        case LightDistribution::street: return "street";
    }
    return "";
}

/// Collects "height 6 -> 8 m" for every member that differs.
class Differences {
public:
    void number(const char* what, double before, double after, const char* unit) {
        if (before == after) return;
        text(what, in_words(before), in_words(after) + unit);
    }
    void number(const char* what, std::optional<double> before, std::optional<double> after,
                const char* unit, const char* none) {
        if (before == after) return;
        const auto worded = [&](std::optional<double> value) {
            return value ? in_words(*value) + unit : std::string(none);
        };
        text(what, before && after ? in_words(*before) : worded(before), worded(after));
    }
    void text(const char* what, const std::string& before, const std::string& after) {
        if (before != after) items_.push_back(std::string(what) + " " + before + " -> " + after);
    }
    void whole(const char* what, bool differs) {
        if (differs) items_.push_back(what);
    }
    std::string joined() const {
        std::string line;
        for (const std::string& item : items_) line += (line.empty() ? "" : ", ") + item;
        return line;
    }
    bool only(const char* what) const {
        return items_.size() == 1 && items_.front().rfind(what, 0) == 0;
    }
    bool empty() const { return items_.empty(); }

private:
    std::vector<std::string> items_;
};

std::string photometry_in_words(const StreetLight& light) {
    return light.photometry == nullptr ? "none" : "'" + light.photometry->name + "'";
}

std::string burning_in_words(const StreetLight& light) {
    return light.schedule.burning ? hours_in_words(*light.schedule.burning) : "all night";
}

std::string steps_in_words(const StreetLight& light) {
    return light.schedule.steps.empty() ? "none" : dimming_steps_in_words(light.schedule.steps);
}

Differences differences(const StreetLight& a, const StreetLight& b) {
    Differences found;
    found.number("flux", a.luminous_flux_lm, b.luminous_flux_lm, " lm");
    found.number("height", a.height_m, b.height_m, " m");
    found.text("distribution", distribution_in_words(a.distribution),
               distribution_in_words(b.distribution));
    found.number("bearing", a.bearing_deg, b.bearing_deg, "°");
    found.number("tilt", a.tilt_deg, b.tilt_deg, "°");
    found.number("rotation", a.rotation_deg, b.rotation_deg, "°");
    found.text("photometry", photometry_in_words(a), photometry_in_words(b));
    found.text("luminaire", "'" + a.luminaire + "'", "'" + b.luminaire + "'");
    found.number("power", a.power_w, b.power_w, " W", "unknown");
    found.number("maintenance factor", a.maintenance_factor, b.maintenance_factor, "");
    found.number("dimming", a.dimming, b.dimming, "");
    found.text("burning hours", burning_in_words(a), burning_in_words(b));
    found.text("dimming by hour", steps_in_words(a), steps_in_words(b));
    found.text("state", a.out_of_order ? "out of order" : "in order",
               b.out_of_order ? "out of order" : "in order");
    return found;
}

Differences differences(const Camera& a, const Camera& b) {
    Differences found;
    found.number("bearing", a.bearing_deg, b.bearing_deg, "°", "all round");
    found.number("height", a.height_m, b.height_m, " m");
    found.number("field of view", a.field_of_view_deg, b.field_of_view_deg, "°");
    found.number("focal length", a.focal_length_mm, b.focal_length_mm, " mm", "unknown");
    found.number("sensor width", a.sensor_width_mm, b.sensor_width_mm, " mm", "unknown");
    found.number("pixels", a.pixels_across, b.pixels_across, "");
    found.number("tilt", a.tilt_deg, b.tilt_deg, "°", "no limit");
    found.number("range", a.range_m, b.range_m, " m", "no limit");
    found.whole("weighing of interests", a.weighing != b.weighing);
    return found;
}

Differences differences(const Building& a, const Building& b) {
    Differences found;
    found.whole("footprint", a.footprint != b.footprint);
    found.number("height", a.height_m, b.height_m, " m");
    found.number("floors", a.floors, b.floors, "", "unknown");
    found.text("use", "'" + a.use + "'", "'" + b.use + "'");
    found.number("window share", a.window_share, b.window_share, "", "unknown");
    found.text("ground floor", "'" + a.ground_floor_use + "'", "'" + b.ground_floor_use + "'");
    found.number("entrances", a.entrances, b.entrances, "", "unknown");
    return found;
}

Differences differences(const Street& a, const Street& b) {
    Differences found;
    found.whole("course", a.lines != b.lines);
    found.text("name", "'" + a.name + "'", "'" + b.name + "'");
    found.text("class", "'" + a.street_class + "'", "'" + b.street_class + "'");
    found.number("width", a.width_m, b.width_m, " m", "unknown");
    return found;
}

Differences differences(const Tree& a, const Tree& b) {
    Differences found;
    found.whole("outline", a.shape != b.shape);
    found.number("height", a.height_m, b.height_m, " m");
    found.number("crown", a.crown_m, b.crown_m, " m");
    found.number("crown base", a.crown_base_m, b.crown_base_m, " m");
    found.number("porosity", a.porosity, b.porosity, "");
    return found;
}

std::string masked_in_words(const std::string& camera_id) {
    return camera_id.empty() ? "every camera" : "'" + camera_id + "'";
}

Differences differences(const PrivacyMask& a, const PrivacyMask& b) {
    Differences found;
    found.whole("outline", a.shape != b.shape);
    found.text("camera", masked_in_words(a.camera_id), masked_in_words(b.camera_id));
    return found;
}

template <class Object>
std::string change_in_words(const Object& a, const Object& b) {
    const std::string who = named_object<Object>(b.id);
    const Differences found = differences(a, b);
    if constexpr (requires { a.at; })
        if (!(a.at == b.at)) {
            const std::string move = "Move " + who + " " + way_in_words(a.at, b.at);
            return found.empty() ? move : move + " and change " + found.joined();
        }
    if (found.empty()) return "Leave " + who + " as it is";
    if constexpr (requires { b.bearing_deg; }) {
        const std::optional<double> from = a.bearing_deg, to = b.bearing_deg;
        if (found.only("bearing") && from && to)
            return "Turn " + who + " from " + in_words(*from) + "° to " + in_words(*to) + "°";
    }
    return "Change " + who + ": " + found.joined();
}

std::string added_in_words(const Building& building) {
    return "Add " + named_object<Building>(building.id) + ", " + in_words(building.height_m) +
           " m high";
}

std::string added_in_words(const Street& street) {
    const std::string name = street.name.empty() ? "" : " '" + street.name + "'";
    return "Add " + named_object<Street>(street.id) + name;
}

std::string added_in_words(const PrivacyMask& mask) {
    return "Add " + named_object<PrivacyMask>(mask.id) + " of " +
           (mask.camera_id.empty() ? "every camera" : "camera " + mask.camera_id) + ", " +
           in_words(area_m2(mask.shape), 0) + " m²";
}

template <class Object>
std::string added_in_words(const Object& object) {
    return "Add " + named_object<Object>(object.id) + " at " + place_in_words(object.at);
}

/// "'Kv. Bryggan', 5 floors, 15 m" and the verb that its action and standing ask for.
std::string plan_in_words(const Development& plan, const Town& before) {
    const std::string name = "'" + (plan.name.empty() ? plan.id : plan.name) + "'";
    std::string what;
    switch (plan.action) {
        case DevelopmentAction::build:
            what = (plan.stands ? "Build " : "Plan ") + name;
            if (plan.floors) what += ", " + counted(*plan.floors, "floor");
            return what + ", " + in_words(plan.height_m) + " m";
        case DevelopmentAction::demolish: {
            const auto gone = std::count_if(
                before.buildings().begin(), before.buildings().end(),
                [&](const Building& b) { return contains(plan.footprint, centroid(b.footprint)); });
            return (plan.stands ? "Demolish " : "Plan to demolish ") + name + ", " +
                   counted(static_cast<double>(gone), "building");
        }
        case DevelopmentAction::open: return (plan.stands ? "Open " : "Plan to open ") + name;
    }
    return what;
}

std::string edit_in_words(const Added<Development>& edit, const Town& before) {
    return plan_in_words(edit.object, before);
}

std::string edit_in_words(const Changed<Development>& edit, const Town& before) {
    const Development& after = edit.object;
    const Development* was = object_with_id(before.developments(), after.id);
    const std::string name = "'" + (after.name.empty() ? after.id : after.name) + "'";
    if (was == nullptr) return "Change development " + name;
    if (*was == after) return "Leave development " + name + " as it is";
    if (was->stands != after.stands)
        return after.stands ? plan_in_words(after, before) : "Leave out " + name;
    Differences found;
    found.whole("action", was->action != after.action);
    found.whole("footprint", was->footprint != after.footprint);
    found.number("floors", was->floors, after.floors, "", "unknown");
    found.number("height", was->height_m, after.height_m, " m");
    found.text("use", "'" + was->use + "'", "'" + after.use + "'");
    found.text("ground floor", "'" + was->ground_floor_use + "'",
               "'" + after.ground_floor_use + "'");
    found.number("entrances", was->entrances, after.entrances, "", "unknown");
    found.number("dwellings", was->dwellings, after.dwellings, "", "unknown");
    found.number("workplaces", was->workplaces, after.workplaces, "", "unknown");
    found.number("allowed height", was->allowed_height_m, after.allowed_height_m, " m", "unknown");
    found.whole("name", was->name != after.name);
    found.whole("phase", was->from != after.from || was->to != after.to);
    return "Change development " + name + ": " + found.joined();
}

std::string edit_in_words(const Removed<Development>& edit, const Town& before) {
    const Development* was = object_with_id(before.developments(), edit.id);
    const std::string name = was == nullptr || was->name.empty() ? edit.id : was->name;
    return "Remove development '" + name + "'";
}

template <class Object>
std::string edit_in_words(const Added<Object>& edit, const Town&) {
    return added_in_words(edit.object);
}

template <class Object>
std::string edit_in_words(const Changed<Object>& edit, const Town& before) {
    const auto& list = list_in(before, static_cast<const Object*>(nullptr));
    const Object* was = object_with_id(list, edit.object.id);
    if (was == nullptr) return "Change " + named_object<Object>(edit.object.id);
    return change_in_words(*was, edit.object);
}

template <class Object>
std::string edit_in_words(const Removed<Object>& edit, const Town&) {
    return "Remove " + named_object<Object>(edit.id);
}

}  // namespace

std::string describe(const Edit& edit, const Town& before) {
    return std::visit([&](const auto& change) { return edit_in_words(change, before); }, edit);
}

}  // namespace tk
