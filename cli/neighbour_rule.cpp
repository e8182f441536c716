#include "cli/neighbour_rule.h"

#include <algorithm>
#include <numbers>

#include "cli/option_set.h"
#include "cli/plain_number.h"
#include "engine/core/input_error.h"

namespace tk::cli {
namespace {

/// More links than this are refused rather than run out of memory: 4 GiB.
constexpr double most_links = 1073741824.0;

void require_few_links(const StudiedPlaces& places, const NeighbourSearch& search) {
    const auto count = static_cast<double>(places.count());
    double of_each = static_cast<double>(search.rule.count);
    if (search.rule.kind == NeighbourRule::Kind::distance && places.cells)
        of_each =
            std::min(count, std::numbers::pi * search.rule.distance_m * search.rule.distance_m /
                                places.cells->number.spec().cell_area_m2());
    if (count * of_each <= most_links) return;
    throw InputError(search.source,
                     "each of its " + grouped(static_cast<long long>(count)) +
                         " places would have about " + plain_number(of_each) + " neighbours",
                     "ask for fewer in --neighbours, or for larger cells in --cell");
}

}  // namespace

NeighbourRule parse_neighbour_rule(const std::string& text) {
    if (const auto rule = parse_neighbour_words(text)) return *rule;
    throw UsageError("--neighbours: '" + text +
                     "' is none of queen, rook, distance:M (metres) and nearest:K (a whole number "
                     "from 1 on)");
}

Neighbours find_neighbours(const StudiedPlaces& places, const NeighbourSearch& search) {
    using Kind = NeighbourRule::Kind;
    const NeighbourRule& rule = search.rule;
    require_few_links(places, search);
    if (rule.kind == Kind::distance) return neighbours_within(places.centres(), rule.distance_m);
    if (rule.kind == Kind::nearest) {
        if (rule.count >= places.count())
            throw InputError(search.source,
                             "it gives " + std::to_string(places.count()) +
                                 " places, too few for " + std::to_string(rule.count) +
                                 " neighbours of each",
                             "ask for fewer in --neighbours nearest:K");
        return nearest_neighbours(places.centres(), rule.count);
    }
    const Contiguity contiguity = rule.kind == Kind::rook ? Contiguity::rook : Contiguity::queen;
    if (places.cells) return neighbouring_cells(places.cells->number, places.count(), contiguity);
    return touching_areas(places.areas.shapes, contiguity, search.snap_m);
}

std::optional<GridNeighbours> find_grid_neighbours(const StudiedPlaces& places,
                                                   const NeighbourRule& rule) {
    using Kind = NeighbourRule::Kind;
    if (!places.cells || rule.kind == Kind::nearest) return std::nullopt;
    if (rule.kind == Kind::distance)
        return GridNeighbours(
            *places.cells, CellSpans::within(rule.distance_m, places.cells->number.spec().cell_m));
    return GridNeighbours(
        *places.cells,
        CellSpans::touching(rule.kind == Kind::rook ? Contiguity::rook : Contiguity::queen));
}

}  // namespace tk::cli
