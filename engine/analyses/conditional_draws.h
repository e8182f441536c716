#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tk {

/// The neighbours of a place, added up.
struct Surroundings {
    double count = 0.0;
    double sum = 0.0;  ///< of their deviations from the mean of all
};

/// Of sums of as many others as a place has neighbours, less what is expected of them.
struct DrawnSums {
    double sum = 0.0;
    double squares = 0.0;
    int as_far = 0;  ///< how many are as far from it as the sum of the neighbours, or further
};

/// The conditional permutation of one place after the other: its own value is held, others are
/// drawn in the place of its neighbours, each at most once. Keeps its memory: each thread has its
/// own.
class ConditionalDraws {
public:
    /// @param deviations of all places; must outlive it
    explicit ConditionalDraws(std::span<const double> deviations);

    struct Rule {
        double expected = 0.0;  ///< of a sum
        double same = 0.0;      ///< sums that differ by less are as far
        int permutations = 999;
        std::uint64_t seed = 1;  ///< each place has the stream of its number
    };
    /// @param around the place's neighbours: at most as many as there are other places
    DrawnSums sums(std::size_t place, const Surroundings& around, const Rule& rule);

private:
    template <class Draw>
    DrawnSums sums_of(Draw draw, double sum, const Rule& rule) const;

    /// Those of `drawn_` that are drawn a second time, by the last that they could have been.
    void replace_repeated(std::size_t first_last);

    std::span<const double> deviations_;
    std::vector<std::uint32_t> drawn_;
    std::vector<std::uint32_t> drawn_when_;  ///< of each other, the last draw that held it
    std::uint32_t draw_ = 0;
};

}  // namespace tk
