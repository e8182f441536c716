#pragma once

#include <cmath>
#include <cstddef>

/// Eight doubles at a time, on whatever vectors the processor has.
///
/// TK_WIDE_CLONES before a function has it compiled for several instruction sets, of which the
/// program picks one when it starts. No clone contracts or reorders arithmetic, so that all of them
/// give the same bits.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(TK_SANITIZED)
#if __has_attribute(target_clones)
#define TK_WIDE_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
#endif
#ifndef TK_WIDE_CLONES
#define TK_WIDE_CLONES
#endif

#if defined(__GNUC__)
/// Makes what it is written before part of the clone that calls it.
#define TK_INTO_CLONE [[gnu::always_inline]] inline
#else
#define TK_INTO_CLONE inline
#endif

namespace tk {

inline constexpr int lane_count = 8;

#if defined(__GNUC__)

using Lanes = double __attribute__((vector_size(lane_count * sizeof(double))));

#else

/// What GCC and Clang offer as vector_size, as far as it is used here.
struct Lanes {
    double lane[lane_count];

    double& operator[](int i) { return lane[i]; }
    double operator[](int i) const { return lane[i]; }
};

#define TK_LANES_OPERATOR(op)                                                      \
    inline Lanes operator op(const Lanes& a, const Lanes& b) {                     \
        Lanes out;                                                                 \
        for (int i = 0; i < lane_count; ++i) out.lane[i] = a.lane[i] op b.lane[i]; \
        return out;                                                                \
    }                                                                              \
    inline Lanes operator op(const Lanes& a, double b) {                           \
        Lanes out;                                                                 \
        for (int i = 0; i < lane_count; ++i) out.lane[i] = a.lane[i] op b;         \
        return out;                                                                \
    }                                                                              \
    inline Lanes operator op(double a, const Lanes& b) {                           \
        Lanes out;                                                                 \
        for (int i = 0; i < lane_count; ++i) out.lane[i] = a op b.lane[i];         \
        return out;                                                                \
    }
TK_LANES_OPERATOR(+)
TK_LANES_OPERATOR(-)
TK_LANES_OPERATOR(*)
#undef TK_LANES_OPERATOR

#endif

/// acc += value in the lanes where test > 0.
TK_INTO_CLONE void add_where_positive(Lanes& acc, const Lanes& test, const Lanes& value) {
#if defined(__GNUC__)
    acc += test > 0.0 ? value : Lanes{};
#else
    for (int i = 0; i < lane_count; ++i) acc[i] += test[i] > 0.0 ? value[i] : 0.0;
#endif
}

TK_INTO_CLONE void take_square_roots(Lanes& values) {
    for (int i = 0; i < lane_count; ++i) values[i] = std::sqrt(values[i]);
}

/// to[i] += factor * from[i] for i in [0, count).
void add_multiple(double factor, const double* from, double* to, std::size_t count);

}  // namespace tk
