#pragma once

#include <functional>
#include <string>

#include "viewer/widgets/chart_maths.h"

namespace tk::ui {

/// Looks: 7 rows of 24 rounded cells coloured by value, letters of the days at the left, 00 06 12
/// 18 below; cells outside the selection pale. Drag over cells selects days and hours, a click on a
/// selection or a double click gives all back.
/// @param explain the tooltip's words for a cell
/// @param width, height pixels; 0: what is left
/// @return whether the selection changed; `done` (may be null): the drag has ended
bool hour_strip(const char* id, const WeekHours& values, WeekHourRange& selection,
                const std::function<std::string(int day, int hour)>& explain, float width = 0.0F,
                float height = 0.0F, bool* done = nullptr);

/// Looks the same, to read alone.
void hour_heat(const char* id, const WeekHours& values,
               const std::function<std::string(int day, int hour)>& explain, float width = 0.0F,
               float height = 0.0F);

}  // namespace tk::ui
