#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/town/map_features.h"
#include "sample-data/generator/ground.h"

namespace tk {

enum class StreetKind { main_road, street, works_street, path };

/// The value of the field `class`, as a Swedish street map has it.
std::string class_name(StreetKind kind);

/// A street as it was laid, from end to end.
struct LaidStreet {
    std::string name;
    StreetKind kind = StreetKind::street;
    double width_m = 7.0;
    bool lit = true;
    Line line;
};

/// What a street being laid must keep to. Where it may not go it is cut into pieces.
struct LayRules {
    const Ring* within = nullptr;  ///< null: anywhere within the municipality
    bool over_water = false;       ///< main roads have bridges
    bool over_railway = false;
    const Site* through = nullptr;  ///< the one site that it may enter
    double shortest_m = 50.0;
    double reach_m = 48.0;         ///< how far an end is drawn out to meet another street
    double parallel_gap_m = 26.0;  ///< nearer than this it does not run along another
};

/// All streets and paths, as they are laid one after the other.
class StreetNetwork {
public:
    explicit StreetNetwork(const Ground& ground) : ground_(ground), border_(municipal_border()) {}

    void lay(const LaidStreet& street, const LayRules& rules);

    const std::vector<LaidStreet>& streets() const { return streets_; }
    /// The least of (distance to the centre line - half the width) over streets within `reach_m`
    /// of the convex ring, and the street's kind; none when there is none.
    struct Nearest {
        double clear_m = 0.0;
        StreetKind kind = StreetKind::street;
        std::size_t street = 0;
    };
    std::optional<Nearest> nearest(const Ring& convex, double reach_m) const;

private:
    struct Segment {
        MapPoint a, b;
        std::size_t street = 0;
    };
    bool may_go(const Station& s, const LaidStreet& street, const LayRules& rules) const;
    void add_piece(const LaidStreet& street, Line piece, const LayRules& rules);
    void draw_out(Line& line, const LayRules& rules) const;

    const Ground& ground_;
    Ring border_;
    std::vector<LaidStreet> streets_;
    std::vector<Segment> segments_;
    PlaceIndex2d index_;
};

/// The streets cut where they meet, so that pieces share their end points: a network.
std::vector<Street> cut_at_crossings(const std::vector<LaidStreet>& streets);

}  // namespace tk
