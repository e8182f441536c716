#include "viewer/session/fields_of_object.h"

#include <algorithm>
#include <charconv>

#include "engine/core/geometry.h"
#include "viewer/session/feature_of_set.h"
#include "viewer/session/layer_id.h"
#include "viewer/session/plan.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

template <class Object>
const Object* object_called(const std::vector<Object>& all, std::string_view id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [id](const Object& o) { return o.id == id; });
    return found == all.end() ? nullptr : &*found;
}

/// Objects without ids are named by their place in the list.
std::optional<std::size_t> number_of_id(std::string_view id) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), index);
    if (error != std::errc() || end != id.data() + id.size()) return std::nullopt;
    return index;
}

template <class Object>
const Object* object_numbered(const std::vector<Object>& all, std::string_view id) {
    const auto index = number_of_id(id);
    return index && *index < all.size() ? &all[*index] : nullptr;
}

/// Calls `use` with the object; false where there is none.
template <class Use>
bool with_object(const Town& now, const std::vector<Drawing>& drawings, std::string_view layer,
                 std::string_view id, const Use& use) {
    const auto pass = [&use](const auto* object) {
        if (object != nullptr) use(*object);
        return object != nullptr;
    };
    if (layer == layer_id::lights) return pass(object_called(now.lights(), id));
    if (layer == layer_id::cameras) return pass(object_called(now.cameras(), id));
    if (layer == layer_id::buildings) return pass(object_called(now.buildings(), id));
    if (layer == layer_id::developments) return pass(object_called(now.developments(), id));
    if (layer == layer_id::streets) return pass(object_called(now.streets(), id));
    if (layer == layer_id::trees) return pass(object_called(now.trees(), id));
    if (layer == layer_id::masks) return pass(object_called(now.masks(), id));
    if (layer == layer_id::entrances) return pass(object_called(now.entrances(), id));
    if (layer == layer_id::observations) return pass(object_called(now.observations(), id));
    if (layer == layer_id::drawings) return pass(object_called(drawings, id));
    if (layer == layer_id::areas) return pass(object_numbered(now.areas(), id));
    if (layer == layer_id::incidents) return pass(object_numbered(now.incidents().all, id));
    if (const FeatureSet* set = feature_set_of_layer(now, layer)) {
        const auto number = number_of_id(id);
        const auto feature = number ? feature_of_set(*set, *number) : std::nullopt;
        return pass(feature ? &*feature : nullptr);
    }
    return false;
}

struct ExtentOfObject {
    Extent& extent;
    void operator()(const StreetLight& o) const { extent.add(o.at); }
    void operator()(const Camera& o) const { extent.add(o.at); }
    void operator()(const Entrance& o) const { extent.add(o.at); }
    void operator()(const PrivacyMask& o) const { extent = extent_of(o.shape); }
    void operator()(const Observation& o) const { extent.add(o.at); }
    void operator()(const Incident& o) const { extent.add(o.at); }
    void operator()(const FeatureOfSet& o) const { extent = o.extent; }
    void operator()(const Building& o) const { extent = extent_of(o.footprint); }
    void operator()(const Development& o) const { extent = extent_of(o.footprint); }
    void operator()(const Area& o) const { extent = extent_of(o.shape); }
    void operator()(const Street& o) const {
        for (const Line& line : o.lines) extent.add(extent_of(line));
    }
    void operator()(const Tree& o) const {
        extent.add(extent_of(o.shape));
        if (o.shape.empty()) extent.add(o.at);
    }
    void operator()(const Drawing& o) const {
        if (o.kind == Drawing::Kind::area) extent = extent_of(o.area);
        if (o.kind == Drawing::Kind::line) extent = extent_of(o.line);
        if (o.kind == Drawing::Kind::note) extent.add(o.at);
    }
};

}  // namespace

std::optional<std::vector<ObjectField>> fields_of_object(const Town& now,
                                                         const std::vector<Drawing>& drawings,
                                                         std::string_view layer,
                                                         std::string_view id) {
    std::optional<std::vector<ObjectField>> fields;
    with_object(now, drawings, layer, id, [&](const auto& object) {
        if constexpr (requires { object.sun_height_deg; })
            fields = fields_of(object, now.incidents().categories);
        else
            fields = fields_of(object);
    });
    return fields;
}

Extent extent_of_object(const Town& now, const std::vector<Drawing>& drawings,
                        std::string_view layer, std::string_view id) {
    Extent extent;
    with_object(now, drawings, layer, id, ExtentOfObject{extent});
    return extent;
}

ObjectStatus status_of_object(const Plan* plan, std::string_view layer, std::string_view id) {
    const PlanEdit* edit = plan == nullptr ? nullptr : find_edit(*plan, layer, id);
    if (edit == nullptr || !edit->on) return ObjectStatus::as_today;
    if (is_addition(edit->edit)) return ObjectStatus::is_new;
    return is_removal(edit->edit) ? ObjectStatus::removed : ObjectStatus::changed;
}

bool plans_change(std::string_view layer) {
    return layer == layer_id::lights || layer == layer_id::cameras ||
           layer == layer_id::buildings || layer == layer_id::developments ||
           layer == layer_id::streets || layer == layer_id::trees || layer == layer_id::masks;
}

const char* object_title(std::string_view layer) {
    if (layer == layer_id::lights) return tr("Lamp");
    if (layer == layer_id::cameras) return tr("Camera");
    if (layer == layer_id::buildings) return tr("Building");
    if (layer == layer_id::developments) return tr("Planned building");
    if (layer == layer_id::streets) return tr("Street or path");
    if (layer == layer_id::trees) return tr("Tree");
    if (layer == layer_id::masks) return tr("Mask");
    if (layer == layer_id::entrances) return tr("Entrance");
    if (layer == layer_id::observations) return tr("Observation");
    if (layer == layer_id::drawings) return tr("Drawing");
    if (layer == layer_id::areas) return tr("Area");
    if (layer == layer_id::incidents) return tr("Incident");
    if (layer.starts_with(layer_id::features_prefix)) return tr("Place");
    return "";
}

}  // namespace tk
