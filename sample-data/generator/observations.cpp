#include <array>
#include <cstdio>

#include "sample-data/generator/placed_buildings.h"
#include "sample-data/generator/plans.h"
#include "sample-data/generator/sample_random.h"

namespace tk {
namespace {

struct SafetyWalk {
    const char* name;
    const char* date;
    MapPoint around;
    double reach_m;
};

struct Remark {
    const char* kind;
    const char* text;
};

std::vector<SafetyWalk> safety_walks() {
    return {{"Stadsparken och ån", "2023-10-19", at(1990, 1480), 360},
            {"Stationen", "2024-04-17", at(2040, 2620), 260},
            {"Björkhöjden", "2024-10-23", at(3080, 3170), 420},
            {"Ekbacken", "2025-04-09", at(700, 2330), 420},
            {"Hamnen", "2025-10-15", at(2120, 800), 320}};
}

}  // namespace

std::vector<SampleObservation> note_observations(const SampleTown& town, std::uint64_t seed) {
    constexpr std::array<Remark, 12> remarks{{
        {"mörkt", "Mörkt mellan stolparna, svårt att se vem man möter."},
        {"mörkt", "Lampan når inte ner till gången."},
        {"skymd sikt", "Buskar skymmer sikten vid kröken."},
        {"skymd sikt", "Ingen uppsikt från husen."},
        {"trasig belysning", "Två lampor i rad är släckta."},
        {"nedskräpat", "Glas och skräp vid bänkarna."},
        {"klotter", "Klotter på muren, återkommer."},
        {"otryggt", "Många väljer en annan väg på kvällen."},
        {"otryggt", "Oroligt vid stängningsdags."},
        {"trafik", "Mopeder på gångvägen."},
        {"bra", "Bättre sedan häcken klipptes."},
        {"otryggt", "Ont om folk efter klockan 20."},
    }};
    SampleRandom random(seed, "observations");
    const PlacedBuildings built(town.buildings);
    std::vector<SampleObservation> found;
    for (const SafetyWalk& walk : safety_walks()) {
        // Along the streets and paths of the walk's neighbourhood, a few steps beside them.
        Line places;
        for (const LaidStreet& street : town.laid_streets)
            for (const Station& s : stations(street.line, 15.0, 35.0))
                if (distance_m(s.at, walk.around) < walk.reach_m) places.push_back(s.at);
        for (int n = 0; n < 12;) {
            const MapPoint p = places[random.index(places.size())];
            const MapPoint noted = to_centimetres(
                {p.east_m + random.between(-6, 6), p.north_m + random.between(-6, 6)});
            if (built.built_at(noted, 0.5) || town.ground.wet(noted, 1.0)) continue;
            const Remark& remark = remarks[random.index(remarks.size())];
            char id[16];
            std::snprintf(id, sizeof id, "O-%03d", static_cast<int>(found.size()) + 1);
            found.push_back({id, walk.date, remark.kind, remark.text, walk.name, noted});
            ++n;
        }
    }
    return found;
}

}  // namespace tk
