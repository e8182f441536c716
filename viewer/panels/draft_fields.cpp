#include "viewer/panels/draft_fields.h"

#include "layers/field_names.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// Written by the window itself, into the edits of a plan.
bool is_of_edits(std::string_view meaning) {
    return meaning.starts_with("edit") || meaning == "stands";
}

std::string words_of_meaning(std::string_view meaning) {
    if (meaning == "x") return tr("East");
    if (meaning == "y") return tr("North");
    if (meaning == "id") return tr("Identity");
    if (meaning == "time") return tr("Time");
    if (meaning == "time_end") return tr("Time, until");
    if (meaning == "clock") return tr("Time of day");
    if (meaning == "category") return tr("Category");
    if (meaning == "weight") return tr("Number of incidents");
    if (meaning == "kind") return tr("Kind");
    if (meaning == "text") return tr("Text");
    if (meaning == "responsible") return tr("Responsible");
    if (meaning == "reported_back") return tr("Reported back");
    if (meaning == "flux") return tr("Luminous flux");
    if (meaning == "watts") return tr("Power");
    if (meaning == "source") return tr("Light source");
    if (meaning == "photometry") return tr("Photometric file");
    if (meaning == "distribution") return tr("Distribution");
    if (meaning == "tilt") return tr("Tilt");
    if (meaning == "bearing") return tr("Bearing");
    if (meaning == "maintenance_factor") return tr("Maintenance factor");
    if (meaning == "dimming") return tr("Dimming");
    if (meaning == "fov") return tr("Field of view");
    if (meaning == "focal") return tr("Focal length");
    if (meaning == "sensor") return tr("Sensor width");
    if (meaning == "pixels") return tr("Pixels across");
    if (meaning == "range") return tr("Range");
    if (meaning == "floors") return tr("Floors");
    if (meaning == "use") return tr("Use");
    if (meaning == "ground_floor_use") return tr("Use of the ground floor");
    if (meaning == "entrances") return tr("Entrances");
    if (meaning == "window_share") return tr("Window share");
    if (meaning == "name") return tr("Name");
    if (meaning == "action") return tr("What is done");
    if (meaning == "from") return tr("Stands from");
    if (meaning == "to") return tr("Stands until");
    if (meaning == "dwellings") return tr("Dwellings");
    if (meaning == "workplaces") return tr("Workplaces");
    if (meaning == "level") return tr("Level of the roof");
    if (meaning == "allowed_height") return tr("Allowed height");
    if (meaning == "population") return tr("Inhabitants");
    if (meaning == "class") return tr("Class");
    if (meaning == "width") return tr("Width");
    if (meaning == "crown") return tr("Crown");
    if (meaning == "crown_base") return tr("Crown begins at");
    if (meaning == "porosity") return tr("Porosity");
    if (meaning == "rotation") return tr("Rotation");
    if (meaning == "lamp_set") return tr("Lamp set");
    if (meaning == "orientation") return tr("Orientation of the file");
    if (meaning == "luminaire") return tr("Luminaire");
    if (meaning == "burning_hours") return tr("Burning hours");
    if (meaning == "dimming_hours") return tr("Dimming by hour");
    if (meaning == "out_of_order") return tr("Out of order");
    if (meaning == "purpose") return tr("Purpose");
    if (meaning == "documented_problem") return tr("Documented problem");
    if (meaning == "less_intrusive_alternatives") return tr("Less intrusive alternatives");
    if (meaning == "area_filmed") return tr("Area filmed");
    if (meaning == "recording_times") return tr("Recording times");
    if (meaning == "retention") return tr("Retention");
    if (meaning == "signage") return tr("Signs");
    if (meaning == "dpia_reference") return tr("Impact assessment");
    if (meaning == "weighing_date") return tr("Date of the weighing");
    if (meaning == "camera") return tr("Camera");
    return std::string(meaning);
}

std::string words_in_role(std::string_view role, std::string_view meaning) {
    if (meaning != "height") return words_of_meaning(meaning);
    return role == "lights" || role == "cameras" ? tr("Mounting height") : tr("Height");
}

std::string column_of(const DraftLayer& layer, const std::string& meaning) {
    if (const auto named = layer.request.fields.find(meaning); named != layer.request.fields.end())
        return named->second;
    const auto found = layer.info.fields.find(meaning);
    return found == layer.info.fields.end() ? std::string() : found->second;
}

bool is_place(std::string_view meaning) {
    return meaning == "x" || meaning == "y";
}

bool choose_place(DraftLayer& layer, const std::string& meaning, const std::string& column) {
    auto& fields = layer.request.fields;
    const std::string other = meaning == "x" ? "y" : "x";
    if (column.empty()) {
        fields.erase("x");
        fields.erase("y");
        return true;
    }
    const std::string column_of_other = column_of(layer, other);
    fields[meaning] = column;
    if (!column_of_other.empty()) fields[other] = column_of_other;
    return fields.contains(other);
}

}  // namespace

std::vector<DraftField> draft_fields(const DraftLayer& layer) {
    std::vector<DraftField> fields;
    if (layer.is_raster || layer.role.empty()) return fields;
    const auto add = [&](std::string_view meaning) {
        const std::string key(meaning);
        fields.push_back({key, words_in_role(layer.role, meaning), column_of(layer, key)});
    };
    if (!layer.info.has_geometry)
        for (const char* meaning : {"x", "y"}) add(meaning);
    if (const auto kind = layer_kind(layer.role))
        for (const FieldRole& field : field_roles(*kind))
            if (!is_of_edits(field.role)) add(field.role);
    return fields;
}

std::string draft_fields_summary(const DraftLayer& layer) {
    std::string words;
    for (const DraftField& field : draft_fields(layer))
        if (!field.column.empty())
            words += (words.empty() ? "" : " · ") + field.words + ": " + field.column;
    return words;
}

bool choose_draft_field(DraftLayer& layer, const std::string& meaning, const std::string& column) {
    if (is_place(meaning)) return choose_place(layer, meaning, column);
    layer.request.fields[meaning] = column;
    return true;
}

void forget_draft_fields(DraftLayer& layer) {
    auto& fields = layer.request.fields;
    const bool both = fields.contains("x") && fields.contains("y");
    std::erase_if(fields, [&](const auto& field) { return !both || !is_place(field.first); });
}

}  // namespace tk
