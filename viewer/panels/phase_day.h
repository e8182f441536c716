#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "viewer/panels/panels.h"

/// The day for which what is planned stands or not: a choice in the layer's legend.
namespace tk {

/// The days on which something that is planned begins or ceases to stand, today's plans and those
/// of all proposals; ascending, each once.
std::vector<std::chrono::year_month_day> days_of_change(const Session& session);

/// "6 · per 1 jan 2028": the layer's words, with the day for which the study was read.
std::string with_phase_day(std::string words, const Session& session);

/// The choice among those days, and of no day; the study is read again.
void choose_phase_day(PanelFrame& frame);

}  // namespace tk
