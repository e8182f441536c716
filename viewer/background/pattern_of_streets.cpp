#include <algorithm>
#include <utility>

#include "engine/core/parallel_for.h"
#include "engine/network/incidents_on_streets.h"
#include "engine/surfaces/network_density.h"
#include "layers/analysis_palette.h"
#include "layers/hotspot_parameters.h"
#include "viewer/background/pattern_parts.h"

namespace tk {
namespace {

constexpr double m_in_km = 1000.0;
constexpr double bandwidth_without_study_m = 200.0, piece_without_study_m = 10.0;
/// More are cut longer: the window draws them all.
constexpr double most_street_pieces = 200'000.0;
constexpr std::size_t most_stretches = 10;

/// The study's way to spread an incident, with the window's bandwidth; along a line a bell curve
/// has no end, and gives way to the one nearest to it.
NetworkDensityOptions density_options_of(const PatternWish& wish) {
    NetworkDensityOptions options;
    options.bandwidth_m = bandwidth_without_study_m;
    options.scale = m_in_km;
    if (wish.study != nullptr) {
        const HotspotAnalysis& asked = wish.study->hotspot;
        options.shape = kernel_shape_of(asked.kernel);
        if (options.shape == KernelShape::gaussian) options.shape = KernelShape::quartic;
        if (asked.split == "continuous") options.split = NodeSplit::continuous;
    }
    if (wish.options.street_bandwidth_m) options.bandwidth_m = *wish.options.street_bandwidth_m;
    return options;
}

std::size_t class_of_density(const std::vector<double>& starts, double density) {
    const auto above = std::upper_bound(starts.begin(), starts.end(), density);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, above - starts.begin() - 1));
}

/// Pieces that follow each other and are of one class as one line.
void join_pieces(const StreetNetwork& network, const std::vector<Lixel>& pieces,
                 const std::vector<double>& densities, StreetsFound& streets) {
    for (std::size_t i = 0; i < pieces.size();) {
        if (!(densities[i] > 0.0)) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        ClassedLine joined;
        joined.number = class_of_density(streets.class_starts, densities[i]);
        for (++i; i < pieces.size(); ++i)
            if (pieces[i].edge != pieces[begin].edge || pieces[i].from_m != pieces[i - 1].to_m ||
                !(densities[i] > 0.0) ||
                class_of_density(streets.class_starts, densities[i]) != joined.number)
                break;
        const double from_m = pieces[begin].from_m, to_m = pieces[i - 1].to_m;
        joined.line = network.part_of_edge(pieces[begin].edge, from_m, to_m);
        joined.length_m = to_m - from_m;
        for (const MapPoint p : joined.line) joined.extent.add(p);
        streets.lines.push_back(std::move(joined));
    }
}

/// Those whose middle lies within the town's border.
std::vector<Lixel> pieces_within(const Town& town, const StreetNetwork& network, double longest_m,
                                 const Progress& progress) {
    const std::vector<Lixel> all = lixels_of(network, longest_m);
    if (!town.boundary()) return all;
    std::vector<char> inside(all.size());
    constexpr std::size_t block = 256;
    parallel_for((all.size() + block - 1) / block, [&](std::size_t b) {
        if (progress.is_cancelled()) return;
        for (std::size_t i = b * block; i < std::min(all.size(), (b + 1) * block); ++i) {
            const NetworkPlace middle = all[i].middle();
            inside[i] =
                contains(*town.boundary(), network.point_at(middle.edge, middle.along_m)) ? 1 : 0;
        }
    });
    progress.check();
    std::vector<Lixel> pieces;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (inside[i] != 0) pieces.push_back(all[i]);
    return pieces;
}

}  // namespace

void find_streets_pattern(const Incidents& incidents, const Progress& progress,
                          PatternFound& found) {
    const Town& town = *found.wish.today;
    const StreetNetwork network(town.streets());
    if (network.edges() == 0) {
        found.lack = PatternLack::streets;
        return;
    }
    StreetsFound& streets = found.streets;
    const IncidentsOnStreets on_streets =
        incidents_on_streets(incidents, network, default_street_reach_m);
    streets.off_street = on_streets.off_street;
    std::vector<NetworkIncident> placed;
    for (std::size_t i = 0; i < on_streets.places.size(); ++i)
        placed.push_back({on_streets.places[i], on_streets.incidents.all[i].weight});
    if (placed.empty()) {
        found.lack = PatternLack::off_street;
        return;
    }
    const NetworkDensityOptions options = density_options_of(found.wish);
    streets.bandwidth_m = options.bandwidth_m;
    streets.piece_m =
        std::max(found.wish.study != nullptr ? found.wish.study->cell_m : piece_without_study_m,
                 network.length_m() / most_street_pieces);
    const std::vector<Lixel> pieces = pieces_within(town, network, streets.piece_m, progress);
    std::vector<NetworkPlace> middles;
    for (const Lixel& piece : pieces) {
        middles.push_back(piece.middle());
        streets.length_m += piece.length_m();
    }
    const std::vector<double> densities =
        network_density(placed, network, middles, options, progress);
    streets.class_starts = density_class_starts(densities);
    join_pieces(network, pieces, densities, streets);
    streets.stretches =
        densest_stretches(town.streets(), network, {pieces, densities}, placed, most_stretches);
    if (streets.stretches.empty()) found.lack = PatternLack::outside;
}

}  // namespace tk
