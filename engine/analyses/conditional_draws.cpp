#include "engine/analyses/conditional_draws.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random_stream.h"

namespace tk {
namespace {

/// So few are compared with each other rather than marked in a list as long as there are places.
constexpr std::size_t most_compared = 24;

}  // namespace

ConditionalDraws::ConditionalDraws(std::span<const double> deviations) : deviations_(deviations) {}

template <class Draw>
DrawnSums ConditionalDraws::sums_of(Draw draw, double sum, const Rule& rule) const {
    const double far = std::abs(sum - rule.expected) - rule.same;
    DrawnSums drawn;
    for (int k = 0; k < rule.permutations; ++k) {
        const double further = draw() - rule.expected;
        drawn.sum += further;
        drawn.squares += further * further;
        drawn.as_far += std::abs(further) >= far ? 1 : 0;
    }
    return drawn;
}

void ConditionalDraws::replace_repeated(std::size_t first_last) {
    for (std::size_t i = 1; i < drawn_.size(); ++i) {
        const auto end = drawn_.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(drawn_.begin(), end, drawn_[i]) != end)
            drawn_[i] = static_cast<std::uint32_t>(first_last + i);
    }
}

DrawnSums ConditionalDraws::sums(std::size_t place, const Surroundings& around, const Rule& rule) {
    RandomStream random(rule.seed, place);
    const auto count = static_cast<std::size_t>(around.count);
    const std::size_t others = deviations_.size() - 1;
    // Floyd's sampling: of those up to `last` one that was not drawn yet, else `last` itself.
    const auto deviation_of = [&](std::size_t other) {
        return deviations_[other >= place ? other + 1 : other];
    };
    if (count <= most_compared) {
        drawn_.resize(count);
        return sums_of(
            [&] {
                // Nearly all draws are of different ones: a filter of bits tells most of those.
                std::uint64_t low = 0, high = 0, again = 0;
                for (std::size_t i = 0; i < count; ++i) {
                    const auto pick =
                        static_cast<std::uint32_t>(random.below(others - count + i + 1));
                    const unsigned a = pick % 64U, b = pick / 64U % 64U;
                    again |= (low >> a) & (high >> b) & 1U;
                    low |= std::uint64_t{1} << a;
                    high |= std::uint64_t{1} << b;
                    drawn_[i] = pick;
                }
                if (again != 0) replace_repeated(others - count);
                double sum = 0.0;
                for (const std::uint32_t other : drawn_) sum += deviation_of(other);
                return sum;
            },
            around.sum, rule);
    }
    drawn_when_.resize(others, 0);
    return sums_of(
        [&] {
            if (++draw_ == 0) {
                std::fill(drawn_when_.begin(), drawn_when_.end(), 0U);
                draw_ = 1;
            }
            double sum = 0.0;
            for (std::size_t last = others - count; last < others; ++last) {
                std::size_t pick = random.below(last + 1);
                if (drawn_when_[pick] == draw_) pick = last;
                drawn_when_[pick] = draw_;
                sum += deviation_of(pick);
            }
            return sum;
        },
        around.sum, rule);
}

}  // namespace tk
