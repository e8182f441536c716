#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// How well places that were ranked before foretold where incidents came later.
///
/// A share of the ground is taken, the places with the highest forecast first, and it is counted
/// how much of what came later lies in it. Sources: hit rate and prediction accuracy index (PAI)
/// Chainey, Tompson & Uhlig (2008), Security Journal 21; prediction efficiency index (PEI) Hunt
/// (2016); PEI* White, Hunt & Green (2023), Security Journal; recapture rate index Levine (2008),
/// Security Journal 21; lengths for areas Drawve & Wooditch (2019), Journal of Criminal Justice 64.
namespace tk {

/// Cells, areas or pieces of street, what was forecast for them and what came. Owns nothing; all
/// lists are as long.
struct ForecastPlaces {
    /// What places are ranked by, the highest first: the forecast per unit of size, in any unit.
    /// NaN: nothing was forecast there, and the place takes no part.
    std::span<const double> density;
    std::span<const double> size;   ///< square metres, or metres along streets; finite and > 0
    std::span<const double> count;  ///< later incidents; finite and >= 0
};

/// In which order places with the same forecast are taken.
enum class TieRule {
    pessimistic,  ///< those first where least came: the forecast can take no credit from them
    spread,       ///< as if at random: what came at all of them is taken evenly
};

/// Hit rate by share of the ground, from (0, 0) to (1, 1); straight between its points, which are
/// where it bends.
struct AccuracyCurve {
    std::vector<double> area_share;  ///< ascending
    std::vector<double> hit_rate;    ///< NaN, but for the first, where nothing came at all

    /// @param share [0, 1]
    double hit_rate_at(double share) const;
    /// The area under it, by trapezoids: 0.5 where the forecast tells nothing.
    double area() const;
};

/// What a forecast achieves over a share of the ground; NaN where nothing came at all.
struct AccuracyAt {
    double area_share = 0.0;
    std::size_t places = 0;  ///< that fit into it whole
    double hit_rate = 0.0;   ///< n / N: share of what came that lies in it
    double pai = 0.0;        ///< hit rate over area share: 1 where the forecast tells nothing
    double pei = 0.0;        ///< hit rate over the highest that any ranking would have there
    double pei_whole = 0.0;  ///< PEI*: the same among selections of whole places, as below
};

/// Places in the order of their forecast.
///
/// Where a share ends within a place, that part of it counts with as big a part of what came there.
/// PEI* knows no parts, as nobody patrols them: what lies in the places that fit whole, over the
/// most that any set of whole places of no more size holds (exact: by size where all are as large,
/// else by dynamic programming over the count). It is NaN where no place fits, where counts are not
/// whole numbers though sizes differ, or where places times incidents exceed 4e8.
class ForecastRanking {
public:
    /// @throws std::invalid_argument where lists differ in length or are longer than 2^32 - 1,
    /// sizes
    ///         are not finite and above 0 or counts not finite and at least 0
    explicit ForecastRanking(const ForecastPlaces& places, TieRule ties = TieRule::pessimistic);

    double total_size() const { return total_size_; }  ///< of places with a forecast
    double total_count() const { return total_count_; }
    const AccuracyCurve& curve() const { return curve_; }
    /// That of a forecast which knew what came: no ranking lies above it.
    const AccuracyCurve& ideal() const { return ideal_; }

    /// @throws std::invalid_argument for a share that is not in (0, 1]
    std::vector<AccuracyAt> at(std::span<const double> area_shares) const;

    /// Another amount of the same places (the number forecast, earlier incidents), added up over
    /// the share of the ground that is taken first.
    double sum_over(std::span<const double> amounts, double area_share) const;

private:
    std::size_t whole_places(double area_share) const;

    std::vector<std::uint32_t> order_;  ///< of the places with a forecast, by their number
    std::vector<double> sizes_, counts_;
    std::vector<double> size_before_;     ///< in that order: of those before, and of all at the end
    std::vector<std::uint32_t> tie_end_;  ///< of each in that order: where those as high end
    TieRule ties_;
    double total_size_ = 0.0;
    double total_count_ = 0.0;
    AccuracyCurve curve_;
    AccuracyCurve ideal_;
};

/// Incidents in an area that was a hot spot, and in all.
struct HotSpotCounts {
    double hot_before = 0.0, hot_after = 0.0;
    double all_before = 0.0, all_after = 0.0;
};

/// Levine's recapture rate index: how much the hot area kept of what it had, allowing for how all
/// changed; 1 where it kept all. NaN where a count before, or all after, is 0.
double recapture_rate_index(const HotSpotCounts& counts);

/// The number forecast for an area over the number that came. The R package ptools (Wheeler &
/// Steenbeek 2021) calls this the RRI; it has nothing to do with Levine's. Infinite where none
/// came.
double predicted_over_observed(double predicted, double observed);

}  // namespace tk
