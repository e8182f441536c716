#include "layers/far_away.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "layers/crs_transform.h"

namespace tk {

namespace {

constexpr double far_m = 50'000.0;

/// Distance between the nearest points of two rectangles; 0 where they meet.
double gap_m(const Extent& a, const Extent& b) {
    const double east = std::max({0.0, a.west_m - b.east_m, b.west_m - a.east_m});
    const double north = std::max({0.0, a.south_m - b.north_m, b.south_m - a.north_m});
    return std::hypot(east, north);
}

/// How far the part that lies farthest out is from the reference.
double farthest_m(const Extent& extent, const Extent& reference) {
    const double east =
        std::max({0.0, reference.west_m - extent.west_m, extent.east_m - reference.east_m});
    const double north =
        std::max({0.0, reference.south_m - extent.south_m, extent.north_m - reference.north_m});
    return std::hypot(east, north);
}

/// Whether some projected CRS in feet, used around the reference, explains the distance: the
/// numbers were feet in it, and were read as metres in its twin.
class FeetMistake {
public:
    FeetMistake(const Extent& extent, const Extent& reference, const ProjectedCrs& crs)
        : study_(parse_srs(crs.impl().definition, "--crs")),
          middle_{(extent.west_m + extent.east_m) / 2, (extent.south_m + extent.north_m) / 2},
          reference_(reference),
          around_(to_lon_lat(MapPoint{(reference.west_m + reference.east_m) / 2,
                                      (reference.south_m + reference.north_m) / 2},
                             crs)) {}

    bool explains() const {
        int count = 0;
        OSRCRSInfo** all = OSRGetCRSInfoListFromDatabase("EPSG", nullptr, &count);
        bool found = false;
        for (int i = 0; i < count && !found; ++i)
            found = used_here(*all[i]) && brings_near(std::atoi(all[i]->pszCode));
        OSRDestroyCRSInfoList(all);
        return found;
    }

private:
    bool used_here(const OSRCRSInfo& crs) const {
        return crs.eType == OSR_CRS_TYPE_PROJECTED && crs.bDeprecated == 0 && crs.bBboxValid != 0 &&
               around_.lon_deg >= crs.dfWestLongitudeDeg &&
               around_.lon_deg <= crs.dfEastLongitudeDeg &&
               around_.lat_deg >= crs.dfSouthLatitudeDeg &&
               around_.lat_deg <= crs.dfNorthLatitudeDeg;
    }
    bool brings_near(int code) const {
        const SrsPtr in_feet = parse_srs("EPSG:" + std::to_string(code), "--crs");
        const double unit_m = in_feet->GetLinearUnits(nullptr);
        if (std::abs(unit_m - 0.3048) > 1e-4) return false;
        const SrsPtr in_metres(in_feet->Clone());
        if (in_metres->SetLinearUnitsAndUpdateParameters("metre", 1.0) != OGRERR_NONE) return false;
        const TransformationPtr out(
            OGRCreateCoordinateTransformation(study_.get(), in_metres.get()));
        const TransformationPtr back(
            OGRCreateCoordinateTransformation(in_feet.get(), study_.get()));
        double x = middle_.east_m;
        double y = middle_.north_m;
        if (!out || !back || out->Transform(1, &x, &y) == 0 || back->Transform(1, &x, &y) == 0)
            return false;
        Extent there;
        there.add(MapPoint{x, y});
        return gap_m(there, reference_) < far_m;
    }

    SrsPtr study_;
    MapPoint middle_;
    Extent reference_;
    LonLat around_;
};

/// The same for numbers of the study's own CRS.
bool near_as_plain_feet(const Extent& extent, const Extent& reference) {
    constexpr double us_survey_foot_m = 1200.0 / 3937.0;
    const Extent scaled{extent.west_m * us_survey_foot_m, extent.south_m * us_survey_foot_m,
                        extent.east_m * us_survey_foot_m, extent.north_m * us_survey_foot_m};
    return gap_m(scaled, reference) < far_m;
}

}  // namespace

void note_if_far(ReadReport& report, const Extent& reference, const ReadContext& context) {
    const Extent& extent = report.extent;
    if (extent.empty() || reference.empty()) return;
    const double gap = gap_m(extent, reference);
    const bool wholly_outside = !extent.meets(reference);
    const double farthest = farthest_m(extent, reference);
    if (!wholly_outside && farthest <= far_m) return;
    const auto km = [](double metres) { return std::to_string(std::lround(metres / 1000.0)); };
    std::string note;
    if (wholly_outside)
        note = gap < 500.0 ? "It lies wholly outside the study."
                           : "It lies wholly outside the study, " + km(gap) + " km away.";
    else
        note = "Some of it lies up to " + km(farthest) + " km outside the study.";
    const GdalMessages quiet;
    const bool feet =
        wholly_outside && gap > far_m &&
        (near_as_plain_feet(extent, reference) ||
         (!context.crs.is_local() && FeetMistake(extent, reference, context.crs).explains()));
    if (feet)
        note +=
            " Reading its coordinates as feet instead of metres would bring it near: its "
            "publisher may have mixed them up.";
    report.notes.push_back(std::move(note));
}

}  // namespace tk
