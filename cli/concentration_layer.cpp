#include "cli/concentration_layer.h"

#include <cmath>
#include <memory>
#include <numeric>

#include "engine/analyses/concentration.h"
#include "engine/core/poisson_interval.h"

namespace tk::cli {
namespace {

/// What the rows have in common.
struct RankedPlaces {
    std::vector<std::size_t> rows;  ///< places by their count
    std::vector<double> before;     ///< by place
    std::vector<HoldingClass> classes;
    double all = 0.0;
};

RankedPlaces ranked_places(const ConcentrationPlaces& places) {
    RankedPlaces ranked;
    ranked.before = share_held_before(places.counts);
    ranked.classes = holding_classes(places.counts);
    ranked.all = std::accumulate(places.counts.begin(), places.counts.end(), 0.0);
    for (const std::size_t place : places_by_count(places.counts))
        if (!places.cells || places.counts[place] > 0.0) ranked.rows.push_back(place);
    return ranked;
}

}  // namespace

VectorLayer concentration_layer(const ConcentrationPlaces& places) {
    VectorLayer layer;
    layer.name = "concentration";
    layer.title = "Koncentration / Concentration";
    layer.description =
        "How few places hold how much of the reported events; reporting differs between places, "
        "and positions are uncertain.";
    layer.geometry = places.cells              ? GeometryKind::polygon
                     : !places.areas.empty()   ? GeometryKind::multi_polygon
                     : !places.streets.empty() ? GeometryKind::multi_line
                                               : GeometryKind::point;
    layer.fields = {
        {"name", FieldKind::text, "", ""},
        {"rank", FieldKind::integer, "", "by the count, from 1"},
        {"count", FieldKind::real, "", "incidents, by their weights"},
        {"low", FieldKind::real, "", "exact 95 % interval of a whole count (Garwood 1936)"},
        {"high", FieldKind::real, "", "exact 95 % interval of a whole count (Garwood 1936)"},
        {"share", FieldKind::real, "", "of all incidents at places"},
        {"share_before", FieldKind::real, "", "what the places with more incidents hold"},
        {"class", FieldKind::text, "",
         "among the fewest places that hold 25 % (quarter), 50 % (half), 80 % (most) or the rest; "
         "empty without incidents"}};
    const auto ranked = std::make_shared<RankedPlaces>(ranked_places(places));
    layer.row_count = ranked->rows.size();
    layer.fill_row = [&places, ranked](std::size_t i, VectorRow& row) {
        const std::size_t place = ranked->rows[i];
        const double count = places.counts[place];
        if (places.cells)
            row.shape = places.cell_extent(place);
        else if (!places.areas.empty())
            row.shape = &places.areas[place];
        else if (!places.streets.empty())
            row.shape = &places.streets[place];
        else
            row.shape = places.points[place];
        row.values.assign(row.values.size(), std::monostate{});
        row.values[0] = places.name_of(place);
        row.values[1] = static_cast<std::int64_t>(i + 1);
        row.values[2] = count;
        if (count == std::floor(count)) {
            const PoissonInterval interval = poisson_interval(count);
            row.values[3] = interval.low;
            row.values[4] = interval.high;
        }
        if (ranked->all > 0.0) {
            row.values[5] = count / ranked->all;
            row.values[6] = ranked->before[place];
        }
        row.values[7] = std::string(name_of(ranked->classes[place]));
    };
    return layer;
}

}  // namespace tk::cli
