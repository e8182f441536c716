#pragma once

#include <cstddef>
#include <cstdint>

namespace tk {

/// Numbers by chance that are the same for the same seed and stream, whoever else draws and in
/// whatever order: one stream a place, a permutation, a simulated series.
///
/// SplitMix64 (Steele, Lea & Flood 2014), begun at a mix of both numbers.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::uint64_t stream)
        : state_(mixed(mixed(seed) ^ (stream * golden + 1))) {}

    std::uint64_t next() { return mixed(state_ += golden); }
    /// [0, 1), with 53 bits.
    double real() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// [0, end), each as likely to within 2^-64 * end; end > 0.
    std::size_t below(std::size_t end) {
        return static_cast<std::size_t>(
            (static_cast<unsigned __int128>(next()) * static_cast<unsigned __int128>(end)) >> 64);
    }

private:
    static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;
    static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

}  // namespace tk
