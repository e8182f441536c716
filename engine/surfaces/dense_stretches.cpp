#include "engine/surfaces/dense_stretches.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

namespace tk {
namespace {

constexpr double share_of_the_densest = 0.5;

/// The pieces [begin, end) around the densest one that lie beside each other and are dense enough.
std::pair<std::size_t, std::size_t> stretch_around(const DensityAlong& along, std::size_t densest) {
    const double least = share_of_the_densest * along.densities[densest];
    const auto follows = [&](std::size_t i) {  // the piece before
        return along.pieces[i].edge == along.pieces[i - 1].edge &&
               along.pieces[i].from_m == along.pieces[i - 1].to_m;
    };
    std::size_t begin = densest, end = densest + 1;
    while (begin > 0 && follows(begin) && along.densities[begin - 1] >= least) --begin;
    while (end < along.pieces.size() && follows(end) && along.densities[end] >= least) ++end;
    return {begin, end};
}

}  // namespace

std::vector<DenseStretch> densest_stretches(const std::vector<Street>& streets,
                                            const StreetNetwork& network, const DensityAlong& along,
                                            std::span<const NetworkIncident> incidents,
                                            std::size_t most) {
    if (along.pieces.size() != along.densities.size())
        throw std::invalid_argument("there must be a density for each piece");
    // Those without a name are told apart by their number.
    std::map<std::pair<std::string, std::uint32_t>, std::size_t> densest;
    for (std::size_t i = 0; i < along.pieces.size(); ++i) {
        if (!(along.densities[i] > 0.0)) continue;
        const std::uint32_t street = network.edge(along.pieces[i].edge).street;
        const std::string& name = streets[street].name;
        const auto [at, is_new] = densest.try_emplace({name, name.empty() ? street : 0}, i);
        if (!is_new && along.densities[i] > along.densities[at->second]) at->second = i;
    }
    std::vector<std::size_t> order;
    for (const auto& [street, piece] : densest) order.push_back(piece);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return along.densities[a] > along.densities[b];
    });
    order.resize(std::min(order.size(), most));

    std::vector<DenseStretch> stretches;
    for (const std::size_t piece : order) {
        const auto [begin, end] = stretch_around(along, piece);
        const std::uint32_t edge = along.pieces[piece].edge;
        const double from_m = along.pieces[begin].from_m, to_m = along.pieces[end - 1].to_m;
        DenseStretch stretch{streets[network.edge(edge).street].name,
                             along.densities[piece],
                             network.part_of_edge(edge, from_m, to_m),
                             to_m - from_m,
                             0.0,
                             edge};
        for (const NetworkIncident& incident : incidents)
            if (incident.at.edge == edge && incident.at.along_m >= from_m &&
                incident.at.along_m <= to_m)
                stretch.incidents += incident.weight;
        stretches.push_back(std::move(stretch));
    }
    return stretches;
}

}  // namespace tk
