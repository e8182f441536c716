#include "sample-data/generator/lamps.h"

#include <cmath>
#include <cstdio>

#include "sample-data/generator/placed_buildings.h"
#include "sample-data/generator/sample_random.h"

namespace tk {
namespace {

/// How a kind of street is lit.
struct LampStandard {
    double spacing_m, height_m, led_watts, sodium_watts;
    LightDistribution distribution;
};

LampStandard lamp_standard(StreetKind kind) {
    switch (kind) {
        case StreetKind::main_road: return {30, 9, 68, 100, LightDistribution::street};
        case StreetKind::street: return {31, 6, 34, 70, LightDistribution::street};
        case StreetKind::works_street: return {36, 8, 52, 100, LightDistribution::street};
        case StreetKind::path: return {26, 4, 20, 50, LightDistribution::lambertian};
    }
    return {};
}

/// What leaves a sodium luminaire: bulbs give 6 600 lm (70 W), 10 700 lm (100 W) and 4 400 lm
/// (50 W); about seven tenths of it get out.
double sodium_flux_lm(double watts) {
    return watts >= 100 ? 7500 : watts >= 70 ? 4600 : 3100;
}

class LampRow {
public:
    LampRow(const Ground& ground, const std::vector<LaidStreet>& streets,
            const std::vector<Building>& buildings)
        : ground_(ground), buildings_(buildings), border_(municipal_border()) {
        for (std::size_t k = 0; k < streets.size(); ++k)
            segments_.add(streets[k].line, streets[k].width_m / 2.0, static_cast<int>(k));
    }

    /// A lamp is put up unless it would stand in a building, a carriageway or water, or nearer
    /// than `apart_m` to another.
    void put(SampleLamp lamp, int street, double apart_m) {
        const MapPoint at = to_centimetres(lamp.light.at);
        if (!inside(border_, at) || buildings_.built_at(at, 0.7) || ground_.wet(at, 0.5) ||
            ground_.on_railway(at, 0.0) || segments_.nearest(at, 1.0, street).clear_m < 0.4)
            return;
        bool near_another = false;
        index_.near(Extent{at.east_m, at.north_m, at.east_m, at.north_m}.grown(apart_m),
                    [&](int i) {
                        if (distance_m(lamps[static_cast<std::size_t>(i)].light.at, at) < apart_m)
                            near_another = true;
                    });
        if (near_another) return;
        lamp.light.at = at;
        char id[16];
        std::snprintf(id, sizeof id, "L-%04d", static_cast<int>(lamps.size()) + 1);
        lamp.light.id = id;
        index_.add({at.east_m, at.north_m, at.east_m, at.north_m}, static_cast<int>(lamps.size()));
        lamps.push_back(std::move(lamp));
    }

    std::vector<SampleLamp> lamps;

private:
    const Ground& ground_;
    PlacedBuildings buildings_;
    Ring border_;
    PlacedSegments segments_;
    PlaceIndex2d index_;
};

/// How the municipality dims what can be dimmed: streets by half, paths by two thirds; main roads
/// and Stadsparken stay as they are, and so does what has no LED.
LightSchedule night_of(const SampleLamp& lamp, StreetKind kind, bool in_stadsparken) {
    LightSchedule night;
    if (lamp.source != "led" || in_stadsparken || kind == StreetKind::main_road) return night;
    const bool path = kind == StreetKind::path;
    night.steps = {
        {path ? HourSpan{23 * 60, 5 * 60} : HourSpan{22 * 60, 5 * 60}, path ? 0.35 : 0.5}};
    return night;
}

/// Source, watts, flux and date of all lamps of one street, renewed together.
SampleLamp street_standard(const LaidStreet& street, const Ground& ground, SampleRandom& random) {
    const LampStandard standard = lamp_standard(street.kind);
    const bool in_stadsparken =
        inside(ground.site("Stadsparken").ring, street.line[street.line.size() / 2]);
    const bool in_centre = distance_m(street.line[0], centre_frame().origin) < 700.0;
    const bool led = in_stadsparken || random.chance(in_centre ? 0.8 : 0.55);
    SampleLamp lamp;
    lamp.source = led ? "led" : random.chance(0.08) ? "metal-halide" : "sodium";
    lamp.watts = led ? standard.led_watts : standard.sodium_watts;
    lamp.light.luminous_flux_lm = led ? led_flux_lm(lamp.watts) : sodium_flux_lm(lamp.watts);
    lamp.light.height_m = standard.height_m;
    lamp.light.distribution = standard.distribution;
    lamp.light.maintenance_factor = led ? 0.85 : 0.7;
    lamp.installed_year =
        static_cast<int>(led ? random.between(2014, 2026) : random.between(1986, 2010));
    lamp.installed_month = 3 + static_cast<int>(random.index(9));
    if (in_stadsparken) lamp.installed_year = 2024, lamp.installed_month = 3;
    lamp.street = street.name;
    lamp.light.schedule = night_of(lamp, street.kind, in_stadsparken);
    return lamp;
}

void light_streets(LampRow& row, const Ground& ground, const std::vector<LaidStreet>& streets,
                   SampleRandom& random) {
    for (std::size_t k = 0; k < streets.size(); ++k) {
        const LaidStreet& street = streets[k];
        SampleLamp lamp = street_standard(street, ground, random);
        double side = random.chance(0.5) ? 1.0 : -1.0;
        const double spacing = lamp_standard(street.kind).spacing_m;
        const double first = random.between(6.0, spacing);
        if (!street.lit) continue;
        for (const Station& s : stations(street.line, first, spacing)) {
            if (street.kind == StreetKind::main_road) side = -side;
            const Heading away = side > 0 ? s.ahead.left() : s.ahead.left().back();
            lamp.light.at = along(s.at, away, street.width_m / 2.0 + 1.0);
            lamp.light.bearing_deg = std::round(compass_deg(away.back()) * 10.0) / 10.0;
            row.put(lamp, static_cast<int>(k), 13.0);
        }
    }
}

void light_sites(LampRow& row, const Ground& ground) {
    for (const Site& site : ground.sites) {
        const bool car_park = site.kind == SiteKind::car_park;
        if (!car_park && site.kind != SiteKind::square) continue;
        SampleLamp lamp;
        lamp.source = "led";
        lamp.watts = car_park ? 60 : 40;
        lamp.light.luminous_flux_lm = led_flux_lm(lamp.watts);
        lamp.light.height_m = car_park ? 8 : 5;
        lamp.light.maintenance_factor = 0.85;
        lamp.installed_year = 2019;
        lamp.installed_month = 9;
        lamp.street = site.name;
        // Car parks go out when the last train has come.
        if (car_park) lamp.light.schedule.burning = HourSpan{15 * 60, 60};
        const double step = car_park ? 34.0 : 24.0;
        const Extent extent = extent_of(Line(site.ring));
        for (double north = extent.south_m + 8; north < extent.north_m; north += step)
            for (double east = extent.west_m + 8; east < extent.east_m; east += step) {
                lamp.light.at = {east, north};
                if (inside(site.ring, lamp.light.at)) row.put(lamp, -1, 13.0);
            }
    }
}

}  // namespace

double led_flux_lm(double watts) {
    return std::round(watts * 125.0 / 50.0) * 50.0;
}

std::vector<SampleLamp> put_up_lamps(const Ground& ground, const std::vector<LaidStreet>& streets,
                                     const std::vector<Building>& buildings, std::uint64_t seed) {
    SampleRandom random(seed, "lamps");
    LampRow row(ground, streets, buildings);
    light_sites(row, ground);
    light_streets(row, ground, streets, random);
    return row.lamps;
}

}  // namespace tk
