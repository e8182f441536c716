#include "layers/read_scenario.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "engine/core/input_error.h"
#include "layers/cleared_fields.h"
#include "layers/edit_fields.h"
#include "layers/geometry_from_gdal.h"
#include "layers/light_aim.h"
#include "layers/light_sources.h"
#include "layers/read_developments.h"
#include "layers/row_objects.h"

namespace tk {

namespace {

enum class EditWord { add, modify, remove };

std::optional<EditWord> edit_called(const std::string& text) {
    const std::string key = field_key(text);
    const auto starts = [&](std::string_view part) { return key.rfind(part, 0) == 0; };
    if (starts("add") || starts("lagg") || starts("ny")) return EditWord::add;
    if (starts("modif") || starts("change") || starts("andra") || starts("move") ||
        starts("flytta"))
        return EditWord::modify;
    if (starts("remove") || starts("delete") || starts("tabort")) return EditWord::remove;
    return std::nullopt;
}

OGRGeometryUniquePtr projected_geometry(LayerRows& rows, bool& failed) {
    failed = false;
    if (rows.geometry() == nullptr || rows.geometry()->IsEmpty() != 0) return nullptr;
    OGRGeometryUniquePtr moved(rows.geometry()->clone());
    failed = !rows.to_map().transform(*moved);
    return moved;
}

// Each puts an object where the row's geometry is. @returns why that cannot be; empty when done.

template <class PointObject>
std::string put_at_point(PointObject& object, const OGRGeometry& geometry) {
    const auto at = place_of(geometry);
    if (!at) return "its geometry holds no point";
    object.at = *at;
    return {};
}

std::string put_at(StreetLight& light, const OGRGeometry& geometry) {
    return put_at_point(light, geometry);
}
std::string put_at(Camera& camera, const OGRGeometry& geometry) {
    return put_at_point(camera, geometry);
}
std::string put_at(Tree& tree, const OGRGeometry& geometry) {
    tree.shape = geometry.getDimension() == 2 ? polygons_from(geometry).polygons : MultiPolygon{};
    if (tree.shape.empty()) return put_at_point(tree, geometry);
    tree.at = centroid(tree.shape);
    return {};
}
template <class Footprint>
std::string put_footprint(Footprint& object, const OGRGeometry& geometry) {
    MultiPolygon polygons = polygons_from(geometry).polygons;
    if (polygons.empty()) return "its geometry has no area";
    object.footprint = std::move(polygons);
    return {};
}
std::string put_at(Building& building, const OGRGeometry& geometry) {
    return put_footprint(building, geometry);
}
std::string put_at(Development& development, const OGRGeometry& geometry) {
    return put_footprint(development, geometry);
}
std::string put_at(PrivacyMask& mask, const OGRGeometry& geometry) {
    MultiPolygon polygons = polygons_from(geometry).polygons;
    if (polygons.empty()) return "its geometry has no area";
    mask.shape = std::move(polygons);
    return {};
}
std::string put_at(Street& street, const OGRGeometry& geometry) {
    std::vector<Line> lines = lines_from(geometry);
    if (lines.empty()) return "its geometry has no line";
    street.lines = std::move(lines);
    return {};
}

template <class Object>
void decide_standing(Object&, const LayerRows&, const ReadContext&) {}
template <>
void decide_standing(Development& development, const LayerRows& rows, const ReadContext& context) {
    development.stands = stands_in_scenario(development, context.phase_date);
    const NumberValue said = rows.number("stands");
    if (said.state == ValueState::there) development.stands = said.value != 0.0;
}

template <class Object>
void aim_added(Object&, LightAim&) {}
template <>
void aim_added(StreetLight& light, LightAim& aim) {
    aim.aim(light);
}

/// Today's objects of one kind as the edits so far leave them.
template <class Object>
class EditedObjects {
public:
    explicit EditedObjects(const std::vector<Object>& today) {
        for (const Object& object : today) now_.emplace(object.id, &object);
    }

    const Object* find(const std::string& id) const {
        const auto at = now_.find(id);
        return at == now_.end() ? nullptr : at->second;
    }
    void put(const Object& object) {
        kept_.push_back(std::make_unique<Object>(object));
        now_[object.id] = kept_.back().get();
    }
    void remove(const std::string& id) { now_.erase(id); }
    std::string new_id() {
        std::string id;
        do id = "new-" + std::to_string(++last_new_);
        while (now_.contains(id));
        return id;
    }

private:
    std::unordered_map<std::string, const Object*> now_;
    std::vector<std::unique_ptr<Object>> kept_;
    int last_new_ = 0;
};

/// An edit and where it comes among all of the scenario's.
struct PlacedEdit {
    ScenarioEdit edit;
    std::optional<double> order;
};

/// Reads one layer's rows into edits.
template <class Object>
class EditReader {
public:
    EditReader(LayerRows& rows, const std::vector<Object>& today, const ReadContext& context)
        : rows_(rows), objects_(today), context_(context), aim_(context) {}

    void read_into(std::vector<PlacedEdit>& edits) {
        if (!rows_.has("edit"))
            throw InputError(rows_.source(),
                             "layer '" + rows_.report().layer + "' has no field 'edit'",
                             "add one that says add, modify or remove for each row");
        std::int64_t off = 0;
        while (rows_.next()) {
            on_ = !is_switched_off();
            if (!on_) ++off;
            const NumberValue order = rows_.number("edit_order");
            edits.push_back({{read_row(), on_}, {}});
            if (order.state == ValueState::there) edits.back().order = order.value;
            ++rows_.report().used;
        }
        assumptions_.tell(rows_.report());
        aim_.tell(rows_.report());
        if (off > 0)
            rows_.report().notes.push_back(std::to_string(off) + " of " +
                                           std::to_string(rows_.report().used) +
                                           " edits are switched off and left out.");
    }

private:
    [[noreturn]] void refuse(const std::string& problem, const std::string& remedy) const {
        throw InputError(rows_.source() + ", layer " + rows_.report().layer, rows_.row(), problem,
                         remedy);
    }

    bool is_switched_off() const {
        const NumberValue off = rows_.number("edit_off");
        if (off.state == ValueState::there) return off.value != 0.0;
        const std::string word = field_key(rows_.text("edit_off"));
        return word == "true" || word == "yes" || word == "ja";
    }

    Edit read_row() {
        const std::string word = rows_.text("edit");
        const auto edit = edit_called(word);
        if (!edit) refuse("edit is '" + word + "'", "write add, modify or remove");
        const std::string id = rows_.text("id");
        if (*edit == EditWord::add) return added(id);
        const Object* before = objects_.find(id);
        if (before == nullptr)
            refuse(id.empty() ? std::string("it has no id of what it concerns")
                              : "there is no '" + id + "' among today's " + rows_.report().role,
                   "write the id that it has in today's layer (the feature id where the layer has "
                   "no id field), or edit = add");
        if (*edit == EditWord::modify) return changed(*before);
        if (on_) objects_.remove(id);
        return Removed<Object>{id};
    }

    Edit added(const std::string& id) {
        if (!id.empty() && objects_.find(id) != nullptr)
            refuse("there is a '" + id + "' already among the " + rows_.report().role,
                   "give it another id or none, or write edit = modify");
        Object object;
        object.id = id.empty() ? objects_.new_id() : id;
        take_row(object, RowUse::fresh);
        return Added<Object>{std::move(object)};
    }

    Edit changed(Object object) {
        take_row(object, RowUse::change);
        return Changed<Object>{std::move(object)};
    }

    void take_row(Object& object, RowUse use) {
        bool failed = false;
        const OGRGeometryUniquePtr geometry = projected_geometry(rows_, failed);
        if (failed) refuse("its place cannot be projected", "see that the layer's CRS is right");
        if (!geometry && use == RowUse::fresh)
            refuse("what is added has no geometry", "draw it, or remove the row");
        std::string reason = geometry ? put_at(object, *geometry) : std::string{};
        if (reason.empty()) reason = fill_from_row(object, rows_, {use, context_, assumptions_});
        if (!reason.empty()) refuse(reason, "mend the row or remove it");
        if (use == RowUse::change) clear_fields(object);
        decide_standing(object, rows_, context_);
        aim_added(object, aim_);
        rows_.report().extent.add(extent_of_geometry(geometry.get()));
        // What is switched off leaves the object as it was, but no other may take a new one's id.
        if (on_ || use == RowUse::fresh) objects_.put(object);
    }

    void clear_fields(Object& object) const {
        std::string names = rows_.text("edit_clears");
        while (!names.empty()) {
            const auto comma = std::min(names.find(','), names.size());
            const std::string name = names.substr(0, comma);
            names.erase(0, comma + 1);
            if (!clear_field(object, field_key(name)))
                refuse("edit_clears names '" + name + "', which cannot be without a value",
                       "name fields that may be empty, separated by commas");
        }
    }

    static Extent extent_of_geometry(const OGRGeometry* geometry) {
        if (geometry == nullptr) return {};
        OGREnvelope box;
        geometry->getEnvelope(&box);
        return {box.MinX, box.MinY, box.MaxX, box.MaxY};
    }

    LayerRows& rows_;
    EditedObjects<Object> objects_;
    const ReadContext& context_;
    Assumptions assumptions_;
    LightAim aim_;
    bool on_ = true;  ///< the current row's edit
};

struct ScenarioLayer {
    std::string_view key;  ///< as field_key() writes the layer's name
    LayerKind kind;
};
constexpr std::array scenario_layers{
    ScenarioLayer{"lights", LayerKind::lights},
    ScenarioLayer{"belysning", LayerKind::lights},
    ScenarioLayer{"belysningspunkter", LayerKind::lights},
    ScenarioLayer{"cameras", LayerKind::cameras},
    ScenarioLayer{"kameror", LayerKind::cameras},
    ScenarioLayer{"developments", LayerKind::developments},
    ScenarioLayer{"bebyggelse", LayerKind::developments},
    ScenarioLayer{"planeradbebyggelse", LayerKind::developments},
    ScenarioLayer{"buildings", LayerKind::buildings},
    ScenarioLayer{"byggnader", LayerKind::buildings},
    ScenarioLayer{"trees", LayerKind::trees},
    ScenarioLayer{"trad", LayerKind::trees},
    ScenarioLayer{"streets", LayerKind::streets},
    ScenarioLayer{"gator", LayerKind::streets},
    ScenarioLayer{"masks", LayerKind::masks},
    ScenarioLayer{"masker", LayerKind::masks},
    ScenarioLayer{"kameramasker", LayerKind::masks},
    ScenarioLayer{"integritetsmasker", LayerKind::masks},
};

void read_layer(LayerRows& rows, LayerKind kind, const Town& today, const ReadContext& context,
                std::vector<PlacedEdit>& edits) {
    switch (kind) {
        case LayerKind::lights:
            return EditReader<StreetLight>(rows, today.lights(), context).read_into(edits);
        case LayerKind::cameras:
            return EditReader<Camera>(rows, today.cameras(), context).read_into(edits);
        case LayerKind::developments:
            return EditReader<Development>(rows, today.developments(), context).read_into(edits);
        case LayerKind::buildings:
            return EditReader<Building>(rows, today.buildings(), context).read_into(edits);
        case LayerKind::trees:
            return EditReader<Tree>(rows, today.trees(), context).read_into(edits);
        case LayerKind::streets:
            return EditReader<Street>(rows, today.streets(), context).read_into(edits);
        case LayerKind::masks:
            return EditReader<PrivacyMask>(rows, today.masks(), context).read_into(edits);
        default: return;
    }
}

struct NamedLayer {
    std::string name;
    std::vector<std::string> fields;
};

std::vector<NamedLayer> layers_of(const LayerRequest& request) {
    VectorSource source(request);
    std::vector<NamedLayer> layers;
    for (const std::string& name : source.layer_names()) {
        layers.push_back({name, {}});
        OGRLayer* layer = source.dataset().GetLayerByName(name.c_str());
        if (layer == nullptr) continue;
        const OGRFeatureDefn& fields = *layer->GetLayerDefn();
        for (int i = 0; i < fields.GetFieldCount(); ++i)
            layers.back().fields.emplace_back(fields.GetFieldDefn(i)->GetNameRef());
    }
    return layers;
}

std::vector<ScenarioEdit> in_their_order(std::vector<PlacedEdit> placed) {
    const bool ordered = std::all_of(placed.begin(), placed.end(),
                                     [](const PlacedEdit& e) { return e.order.has_value(); });
    if (ordered)
        std::stable_sort(placed.begin(), placed.end(),
                         [](const auto& a, const auto& b) { return *a.order < *b.order; });
    std::vector<ScenarioEdit> edits;
    for (PlacedEdit& one : placed) edits.push_back(std::move(one.edit));
    return edits;
}

[[noreturn]] void refuse_without_edits(const std::string& source,
                                       const std::vector<NamedLayer>& layers) {
    std::vector<std::string> names;
    for (const NamedLayer& layer : layers) names.push_back(layer.name);
    throw InputError(
        source, "none of its layers holds edits: " + listed(names),
        "name layers lights, cameras, developments, buildings, trees, streets or masks");
}

}  // namespace

std::optional<LayerKind> scenario_layer_kind(const std::string& layer) {
    const std::string key = field_key(layer);
    for (const ScenarioLayer& known : scenario_layers)
        if (known.key == key) return known.kind;
    return std::nullopt;
}

std::vector<ScenarioEdit> read_scenario_edits(const std::string& source, const Town& today,
                                              const ReadContext& context,
                                              std::vector<ReadReport>& reports) {
    LayerRequest request;
    request.source = source;
    const std::vector<NamedLayer> layers = layers_of(request);
    ReadContext here = context;
    here.bearings_may_be_open = here.aimed_across != nullptr;
    std::vector<PlacedEdit> edits;
    bool any = false;
    for (const NamedLayer& layer : layers) {
        const auto kind = scenario_layer_kind(layer.name);
        if (!kind) continue;
        any = true;
        reports.emplace_back();
        request.layer = layer.name;
        request.fields = own_edit_fields(*kind, layer.fields);
        LayerRows rows(request, here, *kind, reports.back());
        read_layer(rows, *kind, today, here, edits);
        if (here.light_sources == nullptr) continue;
        for (std::string& note : here.light_sources->take_notes())
            reports.back().notes.push_back(std::move(note));
    }
    if (!any) refuse_without_edits(source, layers);
    return in_their_order(std::move(edits));
}

std::vector<Edit> edits_that_are_on(const std::vector<ScenarioEdit>& edits) {
    std::vector<Edit> on;
    for (const ScenarioEdit& edit : edits)
        if (edit.on) on.push_back(edit.edit);
    return on;
}

Scenario read_scenario(const std::string& source, const std::string& name, const Town& today,
                       const ReadContext& context, std::vector<ReadReport>& reports) {
    return {name, edits_that_are_on(read_scenario_edits(source, today, context, reports))};
}

}  // namespace tk
