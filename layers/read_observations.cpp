#include "layers/read_observations.h"

#include "layers/layer_rows.h"
#include "layers/row_time.h"

namespace tk {

std::vector<Observation> read_observations(const LayerRequest& request, const ReadContext& context,
                                           ReadReport& report) {
    LayerRows rows(request, context, LayerKind::observations, report);
    RowTime time(rows, request);
    Assumptions assumptions;
    UniqueIds ids;
    std::vector<Observation> observations;
    std::vector<std::int64_t> numbers;
    while (rows.next()) {
        const auto at = usable_place(rows, context.crs.is_local());
        if (!at) continue;
        Observation observation;
        observation.at = *at;
        observation.kind = rows.text("kind");
        observation.text = rows.text("text");
        std::string reason;
        if (time.known()) observation.when = time.read(rows, reason);
        if (!reason.empty()) assumptions.add(reason + ", kept without one");
        observation.id = ids.take(rows.id());
        observations.push_back(std::move(observation));
        numbers.push_back(rows.row());
    }
    project_all(observations, numbers, rows);
    assumptions.tell(report);
    time.tell(report);
    ids.tell(report);
    return observations;
}

}  // namespace tk
