#include "cli/street_density.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "cli/at_values.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/source_options.h"
#include "cli/street_options.h"
#include "cli/text_table.h"
#include "engine/core/input_error.h"
#include "engine/surfaces/network_density.h"
#include "layers/hotspot_parameters.h"

namespace tk::cli {
namespace {

constexpr double m_per_km = 1000.0;
/// More pieces than this are refused rather than run out of memory.
constexpr double most_lixels = 16'777'216.0;

/// What is per square kilometre in the plane is per kilometre along streets.
std::string unit_along(std::string unit) {
    if (const std::size_t square = unit.find("km2"); square != std::string::npos)
        unit.erase(square + 2, 1);
    return unit;
}

class DensityAlongStreets {
public:
    DensityAlongStreets(const StreetDensityRequest& request, const ReadContext& reading,
                        const Context& context, Outcome& outcome)
        : request_(request),
          reading_(reading),
          context_(context),
          outcome_(outcome),
          along_(request.analysis.along),
          streets_(read_street_network(further_source(along_.source), along_.snap_m, reading,
                                       outcome.notes)) {}

    void place(Incidents incidents, const IncidentFilter& filter) {
        context_.begin_part("compute");
        const HotspotParameters plane =
            hotspot_parameters(request_.analysis, incidents, filter, outcome_.notes);
        options_.bandwidth_m = plane.kernel.bandwidth_m;
        options_.shape = plane.kernel.shape;
        options_.normalisation = plane.kernel.normalisation;
        options_.scale = plane.kernel.scale;
        if (options_.normalisation == Normalisation::per_area) options_.scale /= m_per_km;
        options_.split = request_.analysis.split == "continuous" ? NodeSplit::continuous
                                                                 : NodeSplit::discontinuous;
        unit_ = unit_along(plane.unit);
        const IncidentsOnStreets on_streets =
            incidents_on_streets(std::move(incidents), streets_, along_.reach_m, outcome_.notes);
        for (std::size_t i = 0; i < on_streets.places.size(); ++i)
            incidents_.push_back({on_streets.places[i], on_streets.incidents.all[i].weight});
        off_street_ = on_streets.off_street;
        tell_parameters();
    }

    StreetPieces pieces() {
        if (!(streets_.length_m() / request_.grid.cell_m < most_lixels))
            throw InputError(along_.source,
                             "its streets would be cut into " +
                                 plain_number(streets_.length_m() / request_.grid.cell_m) +
                                 " pieces",
                             "give a larger --cell");
        StreetPieces pieces{unit_, {}};
        std::vector<NetworkPlace> middles;
        for (const Lixel& lixel : lixels_of(streets_, request_.grid.cell_m)) {
            const NetworkPlace middle = lixel.middle();
            if (!is_inside(streets_.point_at(middle.edge, middle.along_m))) continue;
            pieces.all.push_back(
                {lixel, 0.0, {streets_.part_of_edge(lixel.edge, lixel.from_m, lixel.to_m)}});
            middles.push_back(middle);
        }
        const std::vector<double> values = densities(middles);
        for (std::size_t i = 0; i < values.size(); ++i) pieces.all[i].density = values[i];
        tell_pieces(pieces);
        tell_streets();
        return pieces;
    }

    void tell_at(const std::string& at) {
        const std::vector<MapPoint> points = parse_points("--at", at);
        std::vector<double> values(points.size(), std::numeric_limits<double>::quiet_NaN());
        std::vector<NetworkPlace> places;
        std::vector<std::size_t> which;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto place = streets_.nearest(points[i], along_.reach_m);
            if (!place) continue;
            places.push_back(*place);
            which.push_back(i);
        }
        const std::vector<double> found = densities(places);
        for (std::size_t k = 0; k < which.size(); ++k) values[which[k]] = found[k];
        leave_out_outside(points, request_.boundary, values);
        outcome_.result = {{"unit", unit_}, {"values", at_values(points, values)}};
        outcome_.text = at_table(points, values, unit_);
        outcome_.notes.push_back("values are those of the nearest point of a street");
        tell_streets();
    }

private:
    void tell_streets() {
        outcome_.result["off_street"] = off_street_;
        outcome_.result["streets"] = network_as_json(streets_);
    }

    void tell_parameters() {
        const HotspotAnalysis& analysis = request_.analysis;
        outcome_.parameters = {
            {"kernel", analysis.kernel},      {"bandwidth_m", options_.bandwidth_m},
            {"bandwidth_rule", nullptr},      {"adaptive", false},
            {"edge", analysis.edge},          {"unit", unit_along(analysis.unit)},
            {"along", along_.source},         {"split", analysis.split},
            {"cell_m", request_.grid.cell_m}, {"crs", reading_.crs.label()}};
        add_street_parameters(along_, outcome_.parameters);
        outcome_.notes.push_back(
            options_.split == NodeSplit::continuous
                ? "where streets meet an incident's weight is split so that nothing jumps there "
                  "(equal-split continuous); at a dead end it turns back"
                : "where streets meet an incident's weight is split equally among the others "
                  "(equal-split discontinuous); what passes a dead end is lost");
    }

    std::vector<double> densities(const std::vector<NetworkPlace>& places) const {
        try {
            return network_density(incidents_, streets_, places, options_, context_.progress);
        } catch (const InputError& error) {
            throw InputError(along_.source, error.problem(), error.remedy());
        }
    }

    bool is_inside(MapPoint p) const {
        const std::optional<Extent>& extent = request_.grid.extent;
        return (!extent || extent->contains(p)) &&
               (!request_.boundary || contains(*request_.boundary, p));
    }

    void tell_pieces(const StreetPieces& pieces) {
        double sum = 0.0, maximum = std::numeric_limits<double>::quiet_NaN(), length_m = 0.0;
        Json maximum_at(nullptr);
        std::string where = "nowhere";
        for (const StreetPiece& row : pieces.all) {
            sum += row.density * row.lixel.length_m() / m_per_km;
            length_m += row.lixel.length_m();
            if (row.density <= maximum) continue;
            maximum = row.density;
            const NetworkPlace middle = row.lixel.middle();
            const MapPoint at = streets_.point_at(middle.edge, middle.along_m);
            maximum_at = {at.east_m, at.north_m};
            where = plain_number(at.east_m) + ", " + plain_number(at.north_m);
        }
        // Of lines it is their length that takes the place of the cells' area.
        outcome_.result = {{"unit", unit_},
                           {"sum_times_cell_area", sum},
                           {"maximum", number_or_null(maximum)},
                           {"maximum_at", maximum_at},
                           {"lixels", pieces.all.size()},
                           {"length_km", length_m / m_per_km}};
        outcome_.text = text_table({{"hotspot along streets", unit_},
                                    {"maximum", plain_number(maximum)},
                                    {"  at", where},
                                    {"mean", plain_number(sum / (length_m / m_per_km))},
                                    {"streets km", plain_number(length_m / m_per_km)}});
        outcome_.notes.push_back(
            "sum_times_cell_area is the sum of values times lengths in km: the incidents that the "
            "streets hold");
    }

    const StreetDensityRequest& request_;
    const ReadContext& reading_;
    const Context& context_;
    Outcome& outcome_;
    const AlongStreets& along_;
    StreetNetwork streets_;
    std::size_t off_street_ = 0;
    NetworkDensityOptions options_;
    std::string unit_;
    std::vector<NetworkIncident> incidents_;
};

}  // namespace

std::vector<double> StreetPieces::densities() const {
    std::vector<double> values;
    for (const StreetPiece& piece : all) values.push_back(piece.density);
    return values;
}

StreetPieces density_of_pieces(const StreetDensityRequest& request, Incidents incidents,
                               const IncidentFilter& filter, const ReadContext& reading,
                               const Context& context, Outcome& outcome) {
    DensityAlongStreets density(request, reading, context, outcome);
    density.place(std::move(incidents), filter);
    return density.pieces();
}

void density_at_places(const StreetDensityRequest& request, const std::string& at,
                       Incidents incidents, const IncidentFilter& filter,
                       const ReadContext& reading, const Context& context, Outcome& outcome) {
    DensityAlongStreets density(request, reading, context, outcome);
    density.place(std::move(incidents), filter);
    density.tell_at(at);
}

VectorLayer street_density_layer(const StreetPieces& pieces, const std::string& name) {
    VectorLayer layer;
    layer.name = name;
    layer.title = "Täthet längs gator / Hotspot along streets";
    layer.description =
        "Kernel density of reported incidents along streets, at the middle of each piece. Reported "
        "events only; reporting differs between places.";
    layer.geometry = GeometryKind::multi_line;
    layer.fields = {{"density", FieldKind::real, pieces.unit, "incidents along the street"},
                    {"length_m", FieldKind::real, "m", "of the piece"}};
    layer.row_count = pieces.all.size();
    layer.fill_row = [&pieces](std::size_t i, VectorRow& row) {
        row.shape = &pieces.all[i].lines;
        row.values = {pieces.all[i].density, pieces.all[i].lixel.length_m()};
    };
    return layer;
}

}  // namespace tk::cli
