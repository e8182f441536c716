#pragma once

#include <string_view>

namespace tk {

/// Whether a name tells of the background of the people who live somewhere - origin, citizenship,
/// language, religion, health, income, education, benefits - rather than of a place. A risk
/// terrain is made of places: what bears such a name is refused as a factor.
///
/// By whole words in Swedish and English, and by words that begin so, in whatever case; `_`, `-`
/// and `.` part words. A list cannot know every name: it refuses what is plain.
bool is_population_background(std::string_view name);

}  // namespace tk
