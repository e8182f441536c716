#include "layers/read_scenario.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "engine/core/input_error.h"
#include "layers/geometry_from_gdal.h"
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
    return put_at_point(tree, geometry);
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
std::string put_at(Street& street, const OGRGeometry& geometry) {
    std::vector<Line> lines = lines_from(geometry);
    if (lines.empty()) return "its geometry has no line";
    street.lines = std::move(lines);
    return {};
}

template <class Object>
void decide_standing(Object&, const ReadContext&) {}
template <>
void decide_standing(Development& development, const ReadContext& context) {
    const auto day = context.phase_date;
    const bool too_early = day && development.from && *day < *development.from;
    const bool too_late = day && development.to && *development.to <= *day;
    development.stands = !too_early && !too_late;
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

/// Reads one layer's rows into edits.
template <class Object>
class EditReader {
public:
    EditReader(LayerRows& rows, const std::vector<Object>& today, const ReadContext& context)
        : rows_(rows), objects_(today), context_(context) {}

    void read_into(std::vector<Edit>& edits) {
        if (!rows_.has("edit"))
            throw InputError(rows_.source(),
                             "layer '" + rows_.report().layer + "' has no field 'edit'",
                             "add one that says add, modify or remove for each row");
        while (rows_.next()) {
            edits.push_back(read_row());
            ++rows_.report().used;
        }
        assumptions_.tell(rows_.report());
    }

private:
    [[noreturn]] void refuse(const std::string& problem, const std::string& remedy) const {
        throw InputError(rows_.source() + ", layer " + rows_.report().layer, rows_.row(), problem,
                         remedy);
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
        objects_.remove(id);
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
        decide_standing(object, context_);
        rows_.report().extent.add(extent_of_geometry(geometry.get()));
        objects_.put(object);
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
};

std::optional<LayerKind> scenario_kind(const std::string& layer) {
    const std::string key = field_key(layer);
    for (const ScenarioLayer& known : scenario_layers)
        if (known.key == key) return known.kind;
    return std::nullopt;
}

void read_layer(LayerRows& rows, LayerKind kind, const Town& today, const ReadContext& context,
                std::vector<Edit>& edits) {
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
        default: return;
    }
}

}  // namespace

Scenario read_scenario(const std::string& source, const std::string& name, const Town& today,
                       const ReadContext& context, std::vector<ReadReport>& reports) {
    Scenario scenario;
    scenario.name = name;
    std::vector<std::string> layers;
    LayerRequest request;
    request.source = source;
    {
        VectorSource probe(request);
        layers = probe.layer_names();
    }
    bool any = false;
    for (const std::string& layer : layers) {
        const auto kind = scenario_kind(layer);
        if (!kind) continue;
        any = true;
        reports.emplace_back();
        request.layer = layer;
        LayerRows rows(request, context, *kind, reports.back());
        read_layer(rows, *kind, today, context, scenario.edits);
    }
    if (!any)
        throw InputError(source, "none of its layers holds edits: " + listed(layers),
                         "name layers lights, cameras, developments, buildings, trees or streets");
    return scenario;
}

}  // namespace tk
