#include "layers/read_trees.h"

#include "layers/read_points.h"

namespace tk {

namespace {

constexpr double assumed_tree_height_m = 8.0;
constexpr double assumed_crown_m = 5.0;
constexpr double assumed_porosity = 0.5;

bool is_stand(const OGRGeometry* geometry) {
    return geometry != nullptr && geometry->getDimension() == 2;
}

}  // namespace

std::string fill_from_row(Tree& tree, const LayerRows& row, const RowFill& fill) {
    struct TreeMeasure {
        NumberValue value;
        double& into;
        double assumed;
        UsableRange range;
        const char* what;
        const char* note;
    };
    const TreeMeasure measures[] = {{row.length("height"),
                                     tree.height_m,
                                     assumed_tree_height_m,
                                     {},
                                     "height",
                                     "no height, 8 m is assumed"},
                                    {row.length("crown"),
                                     tree.crown_m,
                                     assumed_crown_m,
                                     {},
                                     "crown",
                                     "no crown, 5 m across is assumed"},
                                    {row.quantity("porosity"),
                                     tree.porosity,
                                     assumed_porosity,
                                     {.highest = 1.0},
                                     "porosity",
                                     "no porosity, 0.5 is assumed"}};
    if (std::string reason =
            take_number(row.length("crown_base"), tree.crown_base_m, {}, "crown base");
        !reason.empty())
        return reason;
    for (const TreeMeasure& measure : measures) {
        if (measure.value.state == ValueState::missing && fill.use == RowUse::fresh) {
            measure.into = measure.assumed;
            fill.assumptions.add(measure.note);
        }
        std::string reason = take_number(measure.value, measure.into, measure.range, measure.what);
        if (!reason.empty()) return reason;
    }
    return {};
}

std::vector<Tree> read_trees(const LayerRequest& request, const ReadContext& context,
                             ReadReport& report) {
    LayerRows rows(request, context, LayerKind::trees, report);
    std::vector<Tree> trees;
    Assumptions assumptions;
    UniqueIds ids;
    std::int64_t repaired = 0;
    while (rows.next()) {
        Tree tree;
        if (!rows.places_in_fields() && is_stand(rows.geometry())) {
            tree.shape = usable_polygons(rows, repaired);
            if (tree.shape.empty()) continue;
            tree.at = centroid(tree.shape);
        } else {
            const auto at = usable_place(rows, context.crs.is_local());
            if (!at) continue;
            MapPoint place[] = {*at};
            rows.to_map().transform(place);
            if (std::isnan(place[0].east_m)) {
                rows.skip("cannot be projected");
                continue;
            }
            tree.at = place[0];
        }
        std::string reason = fill_from_row(tree, rows, {RowUse::fresh, context, assumptions});
        if (!reason.empty()) {
            rows.skip(reason);
            continue;
        }
        tree.id = ids.take(rows.id());
        report.extent.add(tree.at);
        if (!tree.shape.empty()) report.extent.add(extent_of(tree.shape));
        ++report.used;
        trees.push_back(std::move(tree));
    }
    assumptions.tell(report);
    tell_repaired(repaired, report);
    ids.tell(report);
    return trees;
}

}  // namespace tk
