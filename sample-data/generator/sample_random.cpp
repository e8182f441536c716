#include "sample-data/generator/sample_random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tk {
namespace {

/// FNV-1a (Fowler, Noll, Vo) of the part's name, started from the seed.
std::uint64_t stream_of(std::uint64_t seed, std::string_view part) {
    std::uint64_t hash = 14695981039346656037ULL ^ (seed * 0x9E3779B97F4A7C15ULL);
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

}  // namespace

SampleRandom::SampleRandom(std::uint64_t seed, std::string_view part)
    : engine_(stream_of(seed, part)) {}

double SampleRandom::unit() {
    return static_cast<double>(engine_() >> 11) * 0x1.0p-53;
}

double SampleRandom::between(double low, double high) {
    return low + (high - low) * unit();
}

bool SampleRandom::chance(double probability) {
    return unit() < probability;
}

std::size_t SampleRandom::index(std::size_t count) {
    const auto drawn = static_cast<std::size_t>(unit() * static_cast<double>(count));
    return std::min(drawn, count - 1);
}

double SampleRandom::normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - unit()));
    return radius * std::cos(2.0 * std::numbers::pi * unit());
}

std::int64_t SampleRandom::poisson(double mean) {
    // Knuth's product method, in portions small enough for exp() not to vanish.
    std::int64_t total = 0;
    for (double left = mean; left > 0.0; left -= 30.0) {
        const double limit = std::exp(-std::min(left, 30.0));
        for (double product = unit(); product > limit; product *= unit()) ++total;
    }
    return total;
}

}  // namespace tk
