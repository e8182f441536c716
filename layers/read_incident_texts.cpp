#include "layers/read_incident_texts.h"

#include <cstdint>
#include <unordered_map>

#include "layers/layer_rows.h"

namespace tk {

std::vector<std::string> read_incident_texts(const LayerRequest& request, const std::string& field,
                                             std::span<const Incident> incidents,
                                             const ReadContext& context) {
    std::unordered_map<std::int64_t, std::size_t> of_row;
    for (std::size_t i = 0; i < incidents.size(); ++i) of_row.emplace(incidents[i].row, i);
    ReadReport report;
    LayerRows rows(request, context, LayerKind::incidents, report);
    rows.add_role("place", field);
    std::vector<std::string> texts(incidents.size());
    while (rows.next())
        if (const auto found = of_row.find(rows.row()); found != of_row.end())
            texts[found->second] = rows.text("place");
    return texts;
}

}  // namespace tk
