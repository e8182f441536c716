#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

/// How few places hold how much: the law of crime concentration at places (Weisburd 2015), by the
/// Lorenz curve, the Gini coefficient and the places where it happens again and again.
namespace tk {

/// A point of the Lorenz curve, those places first that hold most.
struct LorenzPoint {
    double share_of_places = 0.0;
    double share_of_incidents = 0.0;
};

/// Of the repeat-location curve: the places with so many incidents or more, and what they hold.
struct RepeatStep {
    double at_least = 0.0;
    std::size_t places = 0;
    double incidents = 0.0;
};

struct Concentration {
    std::size_t places = 0;
    std::size_t places_with = 0;  ///< with any incident
    double incidents = 0.0;       ///< weights added up
    /// 0 where all places hold as much, near 1 where one holds all; NaN without incidents.
    double gini = 0.0;
    /// Bernasco & Steenbeek (2017): measured from the most equal spread that so few incidents can
    /// have, one each at different places. The same as `gini` where incidents are as many as
    /// places; meant for whole counts.
    double generalised_gini = 0.0;
    std::vector<LorenzPoint> lorenz;  ///< from (0, 0) to (1, 1), where it bends; empty without any
    std::vector<RepeatStep> repeats;  ///< one for each number that occurs but 0, ascending
};

/// @param counts of all places, also of those without incidents; finite and >= 0
/// @throws std::invalid_argument for another count
Concentration concentration_of(std::span<const double> counts);

/// The fewest places that together hold a share of the incidents.
struct HoldingPlaces {
    double share_of_incidents = 0.0;
    std::size_t places = 0;
    double share_of_places = 0.0;  ///< NaN without incidents
    /// The share of places that would hold as much if incidents fell on all places alike, each by
    /// itself: counts are then Poisson (as in Chalfin, Kaplan & Cuellar 2021, who draw them).
    double share_by_chance = 0.0;
};

/// @param shares each in (0, 1]
/// @throws std::invalid_argument for another share or count
std::vector<HoldingPlaces> places_that_hold(std::span<const double> counts,
                                            std::span<const double> shares);

/// The share of places that holds a share of the incidents where counts are Poisson.
/// @param mean incidents for each place, > 0
double places_by_chance(double mean, double share_of_incidents);

/// Places by their count, the highest first; those alike by their number.
std::vector<std::size_t> places_by_count(std::span<const double> counts);

/// Of each place what share of all those places hold that have more than it, 0 for the first.
/// Places alike have the same.
std::vector<double> share_held_before(std::span<const double> counts);

/// Of each place the share of all that it and those before it in places_by_count() hold. NaN
/// without incidents.
std::vector<double> share_held_with(std::span<const double> counts);

/// Among the fewest places that together hold 25, 50 or 80 % of the incidents, the first of those
/// alike; the rest; without incidents.
enum class HoldingClass { quarter, half, most, rest, empty };
std::vector<HoldingClass> holding_classes(std::span<const double> counts);
/// "quarter", "half", "most", "rest", "empty".
std::string_view name_of(HoldingClass holding);

}  // namespace tk
