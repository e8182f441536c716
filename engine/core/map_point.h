#pragma once

#include <cmath>
#include <vector>

namespace tk {

/// A place on the study's map: metres east and north in its one projected CRS.
///
/// Always double: a float northing in SWEREF 99 TM (about 6.5 million m) is only good to half a
/// metre.
struct MapPoint {
    double east_m = 0.0;
    double north_m = 0.0;

    friend bool operator==(const MapPoint&, const MapPoint&) = default;
};

/// Distance in the plane of the projection, in metres.
inline double distance_m(MapPoint a, MapPoint b) {
    // Places on Earth do not overflow when squared, which is what std::hypot takes care of.
    const double east = a.east_m - b.east_m, north = a.north_m - b.north_m;
    return std::sqrt(east * east + north * north);
}

/// An upright rectangle on the map, in metres. Empty until something is added.
struct Extent {
    double west_m = HUGE_VAL;
    double south_m = HUGE_VAL;
    double east_m = -HUGE_VAL;
    double north_m = -HUGE_VAL;

    bool empty() const { return !(west_m <= east_m && south_m <= north_m); }
    void add(MapPoint p) {
        west_m = std::fmin(west_m, p.east_m);
        east_m = std::fmax(east_m, p.east_m);
        south_m = std::fmin(south_m, p.north_m);
        north_m = std::fmax(north_m, p.north_m);
    }
    void add(const Extent& other) {
        if (other.empty()) return;
        add(MapPoint{other.west_m, other.south_m});
        add(MapPoint{other.east_m, other.north_m});
    }
    Extent grown(double by_m) const {
        return {west_m - by_m, south_m - by_m, east_m + by_m, north_m + by_m};
    }
    bool contains(MapPoint p) const {
        return p.east_m >= west_m && p.east_m <= east_m && p.north_m >= south_m &&
               p.north_m <= north_m;
    }
    bool meets(const Extent& other) const {
        return west_m <= other.east_m && other.west_m <= east_m && south_m <= other.north_m &&
               other.south_m <= north_m;
    }
    friend bool operator==(const Extent&, const Extent&) = default;
};

}  // namespace tk
