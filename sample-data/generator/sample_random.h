#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>

namespace tk {

/// Random numbers that are the same with every compiler and library: the engine is fixed by the
/// C++ standard, the distributions are written out here.
class SampleRandom {
public:
    /// @param part what the numbers are for: each part of the town draws from a stream of its own,
    ///        so that changing one does not shift the others
    SampleRandom(std::uint64_t seed, std::string_view part);

    double unit();                            ///< [0, 1)
    double between(double low, double high);  ///< [low, high)
    bool chance(double probability);
    std::size_t index(std::size_t count);  ///< [0, count); count > 0
    double normal();                       ///< mean 0, standard deviation 1
    std::int64_t poisson(double mean);     ///< mean >= 0

private:
    std::mt19937_64 engine_;
};

}  // namespace tk
