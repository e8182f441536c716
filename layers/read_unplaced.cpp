#include "layers/read_unplaced.h"

#include <limits>
#include <map>
#include <string>

#include "engine/core/input_error.h"
#include "layers/layer_rows.h"
#include "layers/row_time.h"

namespace tk {

Incidents read_unplaced_incidents(const LayerRequest& request, const ReadContext& context) {
    ReadReport unread;  // every row was told of when the layer was read
    LayerRows rows(request, context, LayerKind::incidents, unread);
    if (!rows.has("time"))
        throw InputError(rows.source(), "no field for the time is recognised",
                         "name it with --time; its fields are: " + listed(rows.field_names()));
    rows.read_only({"time", "time_end", "clock", "category"});
    RowTime times(rows, request);
    Incidents incidents;
    std::map<std::string, std::int32_t> numbers;
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    while (rows.next()) {
        if (usable_place(rows, context.crs.is_local())) continue;
        Incident incident;
        std::string reason;
        incident.when = times.read(rows, reason);
        if (!incident.when) continue;
        incident.at = {nowhere, nowhere};
        incident.row = rows.row();
        if (const std::string name = rows.text("category"); !name.empty()) {
            const auto next = static_cast<std::int32_t>(incidents.categories.size());
            const auto [at, is_new] = numbers.emplace(name, next);
            if (is_new) incidents.categories.push_back(name);
            incident.category = at->second;
        }
        incidents.all.push_back(incident);
    }
    return incidents;
}

}  // namespace tk
