#include "layers/weighing_table.h"

#include <cstdint>
#include <string>
#include <vector>

#include "layers/field_names.h"

namespace tk {
namespace {

FieldValue text_or_nothing(const std::string& text) {
    if (text.empty()) return std::monostate{};
    return text;
}

}  // namespace

VectorLayer weighing_table(std::span<const Camera> cameras) {
    VectorLayer layer;
    layer.name = "camera_weighing";
    layer.title = "Weighing of interests";
    layer.description =
        "The documented weighing of interests of each camera. The program does not decide "
        "legality.";
    layer.geometry = GeometryKind::point;
    layer.fields = {{"id", FieldKind::text, "", "of the camera"},
                    {"east", FieldKind::real, "m", ""},
                    {"north", FieldKind::real, "m", ""}};
    for (const WeighingText& field : weighing_texts())
        layer.fields.push_back({std::string(field.name), FieldKind::text, "", ""});
    layer.fields.push_back({std::string(weighing_date_name), FieldKind::date, "", ""});
    layer.fields.push_back({"missing_fields", FieldKind::integer, "", "how many"});
    layer.fields.push_back({"missing", FieldKind::text, "", "which"});
    layer.row_count = cameras.size();
    layer.fill_row = [cameras](std::size_t index, VectorRow& row) {
        const Camera& camera = cameras[index];
        row.shape = camera.at;
        std::vector<FieldValue> values{camera.id, camera.at.east_m, camera.at.north_m};
        for (const WeighingText& field : weighing_texts())
            values.push_back(text_or_nothing(camera.weighing.*field.text));
        values.emplace_back();
        if (camera.weighing.date) values.back() = *camera.weighing.date;
        const std::vector<std::string> missing = missing_in(camera.weighing);
        values.emplace_back(static_cast<std::int64_t>(missing.size()));
        values.push_back(text_or_nothing(listed(missing)));
        row.values = std::move(values);
    };
    return layer;
}

}  // namespace tk
