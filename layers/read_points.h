#pragma once

#include <vector>

#include "layers/row_objects.h"

namespace tk {

/// Reads a layer whose objects have an id and one place, `at`. Private to layers/.
template <class Object>
std::vector<Object> read_points(LayerRows& rows, const ReadContext& context,
                                Assumptions& assumptions) {
    std::vector<Object> objects;
    std::vector<std::int64_t> numbers;
    UniqueIds ids;
    while (rows.next()) {
        const auto at = usable_place(rows, context.crs.is_local());
        if (!at) continue;
        Object object;
        object.at = *at;
        const std::string reason =
            fill_from_row(object, rows, {RowUse::fresh, context, assumptions});
        if (!reason.empty()) {
            rows.skip(reason);
            continue;
        }
        object.id = ids.take(rows.id());
        objects.push_back(std::move(object));
        numbers.push_back(rows.row());
    }
    project_all(objects, numbers, rows);
    assumptions.tell(rows.report());
    rows.tell_centres();
    ids.tell(rows.report());
    return objects;
}

/// Adds how many outlines had to be mended.
inline void tell_repaired(std::int64_t repaired, ReadReport& report) {
    if (repaired > 0)
        report.notes.push_back(std::to_string(repaired) + " of " + std::to_string(report.used) +
                               " " + report.role + ": the outline crossed itself and was mended.");
}

/// Reads a layer whose objects have an id and a footprint.
template <class Object>
std::vector<Object> read_footprints(LayerRows& rows, const ReadContext& context) {
    std::vector<Object> objects;
    Assumptions assumptions;
    UniqueIds ids;
    std::int64_t repaired = 0;
    while (rows.next()) {
        Object object;
        std::int64_t mended = 0;
        object.footprint = usable_polygons(rows, mended);
        if (object.footprint.empty()) continue;
        const std::string reason =
            fill_from_row(object, rows, {RowUse::fresh, context, assumptions});
        if (!reason.empty()) {
            rows.skip(reason);
            continue;
        }
        repaired += mended;
        object.id = ids.take(rows.id());
        rows.report().extent.add(extent_of(object.footprint));
        ++rows.report().used;
        objects.push_back(std::move(object));
    }
    assumptions.tell(rows.report());
    tell_repaired(repaired, rows.report());
    ids.tell(rows.report());
    return objects;
}

}  // namespace tk
