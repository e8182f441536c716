#include "layers/cleared_fields.h"

#include "layers/field_names.h"

namespace tk {

bool clear_field(StreetLight& light, std::string_view key) {
    if (key == "watts") return light.power_w.reset(), true;
    if (key == "luminaire") return light.luminaire.clear(), true;
    if (key == "photometry") return light.photometry.reset(), true;
    // They go with the file.
    if (key == "lampset" || key == "orientation") return light.photometry == nullptr;
    if (key == "burninghours") return light.schedule.burning.reset(), true;
    if (key == "dimminghours") return light.schedule.steps.clear(), true;
    return false;
}
bool clear_field(Tree&, std::string_view) {
    return false;
}
bool clear_field(PrivacyMask& mask, std::string_view key) {
    if (key == "camera") return mask.camera_id.clear(), true;
    return false;
}
bool clear_field(Camera& camera, std::string_view key) {
    if (key == "bearing") return camera.bearing_deg.reset(), true;
    if (key == "focal") return camera.focal_length_mm.reset(), true;
    if (key == "sensor") return camera.sensor_width_mm.reset(), true;
    if (key == "tilt") return camera.tilt_deg.reset(), true;
    if (key == "range") return camera.range_m.reset(), true;
    for (const WeighingText& field : weighing_texts())
        if (key == field_key(field.name)) return (camera.weighing.*field.text).clear(), true;
    if (key == field_key(weighing_date_name)) return camera.weighing.date.reset(), true;
    return false;
}
bool clear_field(Building& building, std::string_view key) {
    if (key == "floors") return building.floors.reset(), true;
    if (key == "use") return building.use.clear(), true;
    if (key == "windowshare") return building.window_share.reset(), true;
    if (key == "groundflooruse") return building.ground_floor_use.clear(), true;
    if (key == "entrances") return building.entrances.reset(), true;
    return false;
}
bool clear_field(Development& development, std::string_view key) {
    if (key == "name") return development.name.clear(), true;
    if (key == "floors") return development.floors.reset(), true;
    if (key == "use") return development.use.clear(), true;
    if (key == "from") return development.from.reset(), true;
    if (key == "to") return development.to.reset(), true;
    if (key == "dwellings") return development.dwellings.reset(), true;
    if (key == "workplaces") return development.workplaces.reset(), true;
    if (key == "allowedheight") return development.allowed_height_m.reset(), true;
    if (key == "groundflooruse") return development.ground_floor_use.clear(), true;
    if (key == "entrances") return development.entrances.reset(), true;
    return false;
}
bool clear_field(Street& street, std::string_view key) {
    if (key == "name") return street.name.clear(), true;
    if (key == "class") return street.street_class.clear(), true;
    if (key == "width") return street.width_m.reset(), true;
    return false;
}

}  // namespace tk
