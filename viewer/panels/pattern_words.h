#pragma once

#include <string>
#include <vector>

#include "engine/core/poisson_interval.h"
#include "viewer/background/pattern_work.h"

/// What was found out, in sentences for people, in the language that is on.
namespace tk {

/// In a sentence or two.
std::string pattern_sentence(const PatternFound& found);
/// Why nothing was, and what would mend it.
std::string lack_words(const PatternFound& found);
/// What the numbers rest on, and what they cannot say.
std::string basis_words(const PatternFound& found);

/// How well a risk terrain foretells what it was not fitted to: over time, beside a plain density,
/// and by parts of the map. Or why that is not told.
std::vector<std::string> accuracy_words(const RiskFindings& found);
/// What makes a risk terrain doubtful.
std::vector<std::string> doubt_words(const RiskFindings& found);

/// "p < 0,001", "p 0,024".
std::string p_words(double p);
/// "1,4 (95 %: 1,1–1,8)"; an end that is not known is "∞".
std::string interval_words(double value, const PoissonInterval& interval);

}  // namespace tk
