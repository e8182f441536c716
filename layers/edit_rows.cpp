#include "layers/edit_rows.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "layers/read_developments.h"
#include "layers/vector_layers.h"

namespace tk {
namespace {

/// A field of an object as the column of an edit.
template <class Object>
struct EditColumn {
    FieldDefinition field;
    FieldValue (*get)(const Object& object);
    /// Columns, parted by spaces, that must be written whenever this one is: what is not stated
    /// would be assumed from it.
    std::string_view with = "";
};

template <class Value>
FieldValue or_null(const std::optional<Value>& value) {
    if (!value) return std::monostate{};
    return *value;
}

FieldValue or_null(const std::string& text) {
    if (text.empty()) return std::monostate{};
    return text;
}

template <std::string InterestWeighing::*Text>
FieldValue weighing_text(const Camera& camera) {
    return or_null(camera.weighing.*Text);
}

using Lamp = StreetLight;
using Weighing = InterestWeighing;
using Plan = Development;

const std::vector<EditColumn<StreetLight>>& columns_of(const StreetLight*) {
    static const std::vector<EditColumn<StreetLight>> columns{
        {{"height", FieldKind::real, "m", ""},
         [](const Lamp& l) { return FieldValue(l.height_m); }},
        {{"flux", FieldKind::real, "lm", ""},
         [](const Lamp& l) { return FieldValue(l.luminous_flux_lm); }},
        {{"distribution", FieldKind::text, "", "isotropic, lambertian or street"},
         [](const Lamp& l) { return FieldValue(std::string(name_of(l.distribution))); }},
        {{"bearing", FieldKind::real, "deg", ""},
         [](const Lamp& l) { return FieldValue(l.bearing_deg); }},
        {{"tilt", FieldKind::real, "deg", ""},
         [](const Lamp& l) { return FieldValue(l.tilt_deg); }},
        {{"maintenance_factor", FieldKind::real, "", ""},
         [](const Lamp& l) { return FieldValue(l.maintenance_factor); }},
        {{"dimming", FieldKind::real, "", ""}, [](const Lamp& l) { return FieldValue(l.dimming); }},
        {{"watts", FieldKind::real, "W", ""},
         [](const Lamp& l) { return or_null(l.power_w); },
         "flux"},
        {{"rotation", FieldKind::real, "deg", ""},
         [](const Lamp& l) { return FieldValue(l.rotation_deg); }},
        {{"luminaire", FieldKind::text, "", "type in the register"},
         [](const Lamp& l) { return or_null(l.luminaire); }},
        {{"photometry", FieldKind::text, "", "photometric file"},
         [](const Lamp& l) {
             return l.photometry ? or_null(l.photometry->name) : FieldValue(std::monostate{});
         },
         "flux lamp_set orientation"},
        {{"lamp_set", FieldKind::integer, "", "of the photometric file"},
         [](const Lamp& l) {
             return l.photometry ? FieldValue(std::int64_t{l.photometry->lamp_set})
                                 : FieldValue(std::monostate{});
         },
         "photometry orientation"},
        {{"orientation", FieldKind::text, "", "of the photometric file: cie or ies"},
         [](const Lamp& l) {
             return l.photometry
                        ? FieldValue(std::string(l.photometry->cie_orientation ? "cie" : "ies"))
                        : FieldValue(std::monostate{});
         },
         "photometry lamp_set"},
        {{"burning_hours", FieldKind::text, "", "as 16-01"},
         [](const Lamp& l) {
             return l.schedule.burning ? FieldValue(hours_in_words(*l.schedule.burning))
                                       : FieldValue(std::monostate{});
         }},
        {{"dimming_hours", FieldKind::text, "", "as 22-05:0.5"},
         [](const Lamp& l) { return or_null(dimming_steps_in_words(l.schedule.steps)); }},
        {{"out_of_order", FieldKind::boolean, "", ""},
         [](const Lamp& l) { return FieldValue(l.out_of_order); }}};
    return columns;
}

const std::vector<EditColumn<Camera>>& columns_of(const Camera*) {
    static const std::vector<EditColumn<Camera>> columns{
        {{"height", FieldKind::real, "m", ""},
         [](const Camera& c) { return FieldValue(c.height_m); }},
        {{"bearing", FieldKind::real, "deg", "none: it sees all round"},
         [](const Camera& c) { return or_null(c.bearing_deg); }},
        {{"fov", FieldKind::real, "deg", "field of view"},
         [](const Camera& c) { return FieldValue(c.field_of_view_deg); }},
        {{"focal", FieldKind::real, "mm", ""},
         [](const Camera& c) { return or_null(c.focal_length_mm); },
         "fov"},
        {{"sensor", FieldKind::real, "mm", ""},
         [](const Camera& c) { return or_null(c.sensor_width_mm); },
         "fov"},
        {{"pixels", FieldKind::real, "px", "across"},
         [](const Camera& c) { return FieldValue(c.pixels_across); }},
        {{"tilt", FieldKind::real, "deg", "below horizontal"},
         [](const Camera& c) { return or_null(c.tilt_deg); }},
        {{"range", FieldKind::real, "m", "stated by its owner"},
         [](const Camera& c) { return or_null(c.range_m); }},
        {{"purpose", FieldKind::text, "", ""}, weighing_text<&Weighing::purpose>},
        {{"documented_problem", FieldKind::text, "", ""},
         weighing_text<&Weighing::documented_problem>},
        {{"less_intrusive_alternatives", FieldKind::text, "", ""},
         weighing_text<&Weighing::less_intrusive_alternatives>},
        {{"area_filmed", FieldKind::text, "", ""}, weighing_text<&Weighing::area_filmed>},
        {{"recording_times", FieldKind::text, "", ""}, weighing_text<&Weighing::recording_times>},
        {{"retention", FieldKind::text, "", ""}, weighing_text<&Weighing::retention>},
        {{"signage", FieldKind::text, "", ""}, weighing_text<&Weighing::signage>},
        {{"dpia_reference", FieldKind::text, "", ""}, weighing_text<&Weighing::dpia_reference>},
        {{std::string(weighing_date_name), FieldKind::date, "", "of the weighing of interests"},
         [](const Camera& c) { return or_null(c.weighing.date); }}};
    return columns;
}

const std::vector<EditColumn<Building>>& columns_of(const Building*) {
    static const std::vector<EditColumn<Building>> columns{
        {{"height", FieldKind::real, "m", ""},
         [](const Building& b) { return FieldValue(b.height_m); }},
        {{"floors", FieldKind::real, "", ""},
         [](const Building& b) { return or_null(b.floors); },
         "height"},
        {{"use", FieldKind::text, "", ""}, [](const Building& b) { return or_null(b.use); }},
        {{"window_share", FieldKind::real, "", "of its façades"},
         [](const Building& b) { return or_null(b.window_share); }},
        {{"ground_floor_use", FieldKind::text, "", "where it is another than above"},
         [](const Building& b) { return or_null(b.ground_floor_use); }},
        {{"entrances", FieldKind::real, "", "their number"},
         [](const Building& b) { return or_null(b.entrances); }}};
    return columns;
}

const std::vector<EditColumn<Development>>& columns_of(const Development*) {
    static const std::vector<EditColumn<Development>> columns{
        {{"name", FieldKind::text, "", ""}, [](const Plan& d) { return or_null(d.name); }},
        {{"action", FieldKind::text, "", "build, demolish or open"},
         [](const Plan& d) { return FieldValue(std::string(name_of(d.action))); }},
        {{"height", FieldKind::real, "m", ""},
         [](const Plan& d) { return FieldValue(d.height_m); }},
        {{"floors", FieldKind::real, "", ""},
         [](const Plan& d) { return or_null(d.floors); },
         "height"},
        {{"use", FieldKind::text, "", ""}, [](const Plan& d) { return or_null(d.use); }},
        {{"from", FieldKind::date, "", "it stands from this day"},
         [](const Plan& d) { return or_null(d.from); }},
        {{"to", FieldKind::date, "", "and no longer from this day"},
         [](const Plan& d) { return or_null(d.to); }},
        {{"dwellings", FieldKind::real, "", ""},
         [](const Plan& d) { return or_null(d.dwellings); }},
        {{"workplaces", FieldKind::real, "", ""},
         [](const Plan& d) { return or_null(d.workplaces); }},
        {{"allowed_height", FieldKind::real, "m", "the most that the plan allows"},
         [](const Plan& d) { return or_null(d.allowed_height_m); },
         "height"},
        {{"ground_floor_use", FieldKind::text, "", "where it is another than above"},
         [](const Plan& d) { return or_null(d.ground_floor_use); }},
        {{"entrances", FieldKind::real, "", "their number"},
         [](const Plan& d) { return or_null(d.entrances); }}};
    return columns;
}

const std::vector<EditColumn<Street>>& columns_of(const Street*) {
    static const std::vector<EditColumn<Street>> columns{
        {{"name", FieldKind::text, "", ""}, [](const Street& s) { return or_null(s.name); }},
        {{"class", FieldKind::text, "", ""},
         [](const Street& s) { return or_null(s.street_class); }},
        {{"width", FieldKind::real, "m", ""}, [](const Street& s) { return or_null(s.width_m); }}};
    return columns;
}

const std::vector<EditColumn<Tree>>& columns_of(const Tree*) {
    static const std::vector<EditColumn<Tree>> columns{
        {{"height", FieldKind::real, "m", ""},
         [](const Tree& t) { return FieldValue(t.height_m); }},
        {{"crown", FieldKind::real, "m", "across"},
         [](const Tree& t) { return FieldValue(t.crown_m); }},
        {{"crown_base", FieldKind::real, "m", "height at which the crown begins"},
         [](const Tree& t) { return FieldValue(t.crown_base_m); }},
        {{"porosity", FieldKind::real, "", "share of light that comes through"},
         [](const Tree& t) { return FieldValue(t.porosity); }}};
    return columns;
}

const std::vector<EditColumn<PrivacyMask>>& columns_of(const PrivacyMask*) {
    static const std::vector<EditColumn<PrivacyMask>> columns{
        {{"camera", FieldKind::text, "", "that must not see it; none: every camera"},
         [](const PrivacyMask& m) { return or_null(m.camera_id); }}};
    return columns;
}

Shape shape_for_edit(const StreetLight& o) {
    return o.at;
}
Shape shape_for_edit(const Camera& o) {
    return o.at;
}
Shape shape_for_edit(const Building& o) {
    return &o.footprint;
}
Shape shape_for_edit(const Development& o) {
    return &o.footprint;
}
Shape shape_for_edit(const Street& o) {
    return &o.lines;
}
Shape shape_for_edit(const Tree& o) {
    if (o.shape.empty()) return o.at;
    return &o.shape;
}
Shape shape_for_edit(const PrivacyMask& o) {
    return &o.shape;
}

template <class Object>
bool same_shape(const Object& a, const Object& b) {
    if constexpr (requires { a.footprint; })
        return a.footprint == b.footprint;
    else if constexpr (requires { a.lines; })
        return a.lines == b.lines;
    else if constexpr (std::is_same_v<Object, Tree>)
        return a.shape == b.shape && a.at == b.at;
    else if constexpr (requires { a.shape; })
        return a.shape == b.shape;
    else
        return a.at == b.at;
}

/// What the table says besides the object's own fields.
constexpr std::size_t leading_columns = 5;

std::vector<FieldDefinition> leading_fields() {
    return {{"edit", FieldKind::text, "", "add, modify or remove"},
            {"id", FieldKind::text, "", "of the object it concerns"},
            {"edit_off", FieldKind::boolean, "", "switched off: not applied"},
            {"edit_order", FieldKind::integer, "", "among all edits of the scenario"},
            {"edit_clears", FieldKind::text, "", "fields that lose their value"}};
}

/// Turns edits of one kind into rows, one after the other, and knows the objects as they then are.
template <class Object>
class EditRowMaker {
public:
    EditRowMaker(const std::vector<Object>& today,
                 std::optional<std::chrono::year_month_day> phase_date, std::string_view always)
        : phase_date_(phase_date), always_(always) {
        for (const Object& object : today) now_.emplace(object.id, &object);
    }

    VectorRow row_of(const ScenarioEdit& edit, std::size_t order) {
        VectorRow row;
        row.values.resize(leading_columns + columns_.size() + (is_development ? 1 : 0));
        row.values[2] = !edit.on;
        row.values[3] = static_cast<std::int64_t>(order);
        if (const auto* added = std::get_if<Added<Object>>(&edit.edit))
            fill(row, added->object, nullptr, "add");
        else if (const auto* changed = std::get_if<Changed<Object>>(&edit.edit))
            fill(row, changed->object, found(changed->object.id), "modify");
        else if (const auto* removed = std::get_if<Removed<Object>>(&edit.edit)) {
            row.values[0] = std::string("remove");
            row.values[1] = removed->id;
        }
        if (edit.on) follow(edit.edit);
        return row;
    }

    static std::vector<FieldDefinition> fields() {
        std::vector<FieldDefinition> all = leading_fields();
        for (const EditColumn<Object>& column : columns_of(static_cast<const Object*>(nullptr)))
            all.push_back(column.field);
        if (is_development)
            all.push_back({"stands", FieldKind::boolean, "", "in place of what its dates say"});
        return all;
    }

private:
    static constexpr bool is_development = std::is_same_v<Object, Development>;

    const Object* found(const std::string& id) const {
        const auto at = now_.find(id);
        return at == now_.end() ? nullptr : at->second;
    }

    void follow(const Edit& edit) {
        if (const auto* added = std::get_if<Added<Object>>(&edit))
            now_[added->object.id] = &added->object;
        else if (const auto* changed = std::get_if<Changed<Object>>(&edit))
            now_[changed->object.id] = &changed->object;
        else if (const auto* removed = std::get_if<Removed<Object>>(&edit))
            now_.erase(removed->id);
    }

    /// @param before what is kept where the row says nothing; null: nothing is
    void fill(VectorRow& row, const Object& object, const Object* before, const char* edit) const {
        row.values[0] = std::string(edit);
        row.values[1] = object.id;
        if (before == nullptr || !same_shape(object, *before)) row.shape = shape_for_edit(object);
        std::string clears;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const FieldValue value = columns_[c].get(object);
            if (before != nullptr && value == columns_[c].get(*before) &&
                columns_[c].field.name != always_)
                continue;
            row.values[leading_columns + c] = value;
            if (before != nullptr && std::holds_alternative<std::monostate>(value))
                clears += (clears.empty() ? "" : ",") + columns_[c].field.name;
            write_with(row, object, columns_[c].with);
        }
        if (!clears.empty()) row.values[4] = clears;
        if constexpr (is_development)
            if (object.stands != stands_in_scenario(object, phase_date_))
                row.values.back() = object.stands;
    }

    void write_with(VectorRow& row, const Object& object, std::string_view names) const {
        while (!names.empty()) {
            const std::string_view name = names.substr(0, names.find(' '));
            names.remove_prefix(std::min(name.size() + 1, names.size()));
            for (std::size_t c = 0; c < columns_.size(); ++c)
                if (columns_[c].field.name == name)
                    row.values[leading_columns + c] = columns_[c].get(object);
        }
    }

    const std::vector<EditColumn<Object>>& columns_ =
        columns_of(static_cast<const Object*>(nullptr));
    std::optional<std::chrono::year_month_day> phase_date_;
    std::string_view always_;
    std::unordered_map<std::string, const Object*> now_;
};

template <class Object>
bool is_of(const Edit& edit) {
    return std::holds_alternative<Added<Object>>(edit) ||
           std::holds_alternative<Changed<Object>>(edit) ||
           std::holds_alternative<Removed<Object>>(edit);
}

template <class Object>
VectorLayer edits_of(VectorLayer layer, std::span<const ScenarioEdit> edits,
                     const std::vector<Object>& today,
                     std::optional<std::chrono::year_month_day> phase_date,
                     std::string_view always) {
    EditRowMaker<Object> maker(today, phase_date, always);
    std::vector<VectorRow> rows;
    for (std::size_t i = 0; i < edits.size(); ++i)
        if (is_of<Object>(edits[i].edit)) rows.push_back(maker.row_of(edits[i], i + 1));
    layer.fields = EditRowMaker<Object>::fields();
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    return layer;
}

}  // namespace

bool is_edit_of(const Edit& edit, LayerKind kind) {
    switch (kind) {
        case LayerKind::lights: return is_of<StreetLight>(edit);
        case LayerKind::cameras: return is_of<Camera>(edit);
        case LayerKind::buildings: return is_of<Building>(edit);
        case LayerKind::developments: return is_of<Development>(edit);
        case LayerKind::streets: return is_of<Street>(edit);
        case LayerKind::trees: return is_of<Tree>(edit);
        case LayerKind::masks: return is_of<PrivacyMask>(edit);
        default: return false;
    }
}

VectorLayer layer_of_edits(const EditTable& table, std::span<const ScenarioEdit> edits,
                           const Town& today, std::optional<std::chrono::year_month_day> phase_date,
                           std::string_view always) {
    VectorLayer layer;
    layer.name = table.name;
    layer.description = "edits of a scenario";
    switch (table.kind) {
        case LayerKind::lights:
            layer.geometry = GeometryKind::point;
            return edits_of(std::move(layer), edits, today.lights(), phase_date, always);
        case LayerKind::cameras:
            layer.geometry = GeometryKind::point;
            return edits_of(std::move(layer), edits, today.cameras(), phase_date, always);
        case LayerKind::buildings:
            layer.geometry = GeometryKind::multi_polygon;
            return edits_of(std::move(layer), edits, today.buildings(), phase_date, always);
        case LayerKind::developments:
            layer.geometry = GeometryKind::multi_polygon;
            return edits_of(std::move(layer), edits, today.developments(), phase_date, always);
        case LayerKind::streets:
            layer.geometry = GeometryKind::multi_line;
            return edits_of(std::move(layer), edits, today.streets(), phase_date, always);
        case LayerKind::masks:
            layer.geometry = GeometryKind::multi_polygon;
            return edits_of(std::move(layer), edits, today.masks(), phase_date, always);
        default:
            layer.geometry = GeometryKind::any;
            return edits_of(std::move(layer), edits, today.trees(), phase_date, always);
    }
}

}  // namespace tk
