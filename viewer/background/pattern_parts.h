#pragma once

#include "viewer/background/pattern_work.h"

/// The patterns that have a file of their own. Private to background/. Each finds what it is for
/// into `found`, or says in its `lack` why it cannot.
namespace tk {

/// The width of a risk terrain's cells: the one that is wished for, else half the study's block.
double risk_cell_m_of(const PatternWish& wish);

/// @param found its cells are laid, of that width
/// @throws InputError, Cancelled
void find_risk_pattern(const std::vector<Incident>& incidents, const Progress& progress,
                       PatternFound& found);

/// @throws InputError for an unknown time zone
void find_hours_pattern(const Incidents& incidents, PatternFound& found);

/// @throws InputError, Cancelled
void find_streets_pattern(const Incidents& incidents, const Progress& progress,
                          PatternFound& found);

}  // namespace tk
