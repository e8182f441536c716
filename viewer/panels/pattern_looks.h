#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "viewer/background/pattern_work.h"
#include "viewer/theme/theme.h"

/// What the classes of a pattern are called, and their colours: those that the files have which the
/// program writes.
namespace tk {

/// A class of places, or of incidents; the same number, the same look.
struct PatternClass {
    int number = 0;  ///< above 0 hot, high or repeated; below 0 cold or low; 0 neither
    std::string words;
    Colour colour;
    std::size_t count = 0;
};

/// "Heta och kalla områden".
std::string pattern_title(PatternMethod method);

/// The number of a place's class; none where nothing can be told. Not of near repeats.
std::optional<int> class_of_place(const PatternFound& found, std::size_t place);
/// @param number as class_of_place() gives it
std::string class_words(PatternMethod method, int number);
Colour class_colour(PatternMethod method, int number);

/// Those that there are, what stands out first; without the class of those that do not.
std::vector<PatternClass> classes_of(const PatternFound& found);

/// How many places are above chance, or rising; and how many below it, or falling.
struct PatternSums {
    std::size_t above = 0, below = 0, places = 0;
};
PatternSums sums_of(const PatternFound& found);

/// What was found out in a sentence or two, for people.
std::string pattern_sentence(const PatternFound& found);
/// Why nothing was, and what would mend it.
std::string lack_words(const PatternFound& found);

/// "p < 0,001", "p 0,024".
std::string p_words(double p);

}  // namespace tk
