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
    std::size_t count = 0;  ///< of places or incidents; along streets metres
    std::string numbers;    ///< the same as it is written
};

/// "Heta och kalla områden".
std::string pattern_title(PatternMethod method);

/// The number of a place's class; none where nothing can be told, or there are no places.
std::optional<int> class_of_place(const PatternFound& found, std::size_t place);
/// @param number as class_of_place() gives it
std::string class_words(PatternMethod method, int number);
/// As the files have it that the program writes, on the theme's ground.
Colour class_colour(const PatternFound& found, int number);
/// The class of an incident among near repeats.
int number_of_role(RepeatRole role);

/// Those that there are, what stands out first; without the class of those that do not.
std::vector<PatternClass> classes_of(const PatternFound& found);

/// How many places are above chance, or rising; and how many below it, or falling.
struct PatternSums {
    std::size_t above = 0, below = 0, places = 0;
};
PatternSums sums_of(const PatternFound& found);

}  // namespace tk
