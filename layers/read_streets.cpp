#include "layers/read_streets.h"

#include "layers/geometry_from_gdal.h"
#include "layers/read_points.h"

namespace tk {

std::string fill_from_row(Street& street, const LayerRows& row, const RowFill&) {
    std::string reason = take_number(row.length("width"), street.width_m, {}, "width");
    if (std::string name = row.text("name"); !name.empty()) street.name = std::move(name);
    if (std::string kind = row.text("class"); !kind.empty()) street.street_class = std::move(kind);
    return reason;
}

std::vector<Street> read_streets(const LayerRequest& request, const ReadContext& context,
                                 ReadReport& report) {
    LayerRows rows(request, context, LayerKind::streets, report);
    std::vector<Street> streets;
    Assumptions assumptions;
    UniqueIds ids;
    while (rows.next()) {
        const OGRGeometry* geometry = rows.geometry();
        if (geometry == nullptr || geometry->IsEmpty() != 0) {
            rows.skip("no geometry");
            continue;
        }
        const OGRGeometryUniquePtr moved(geometry->clone());
        if (!rows.to_map().transform(*moved)) {
            rows.skip("cannot be projected");
            continue;
        }
        Street street;
        street.lines = lines_from(*moved);
        std::string reason = street.lines.empty() ? "no line" : std::string{};
        if (reason.empty())
            reason = fill_from_row(street, rows, {RowUse::fresh, context, assumptions});
        if (!reason.empty()) {
            rows.skip(reason);
            continue;
        }
        street.id = ids.take(rows.id());
        for (const Line& line : street.lines) report.extent.add(extent_of(line));
        ++report.used;
        streets.push_back(std::move(street));
    }
    assumptions.tell(report);
    ids.tell(report);
    return streets;
}

}  // namespace tk
