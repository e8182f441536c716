#pragma once

#include <string_view>

/// Who may look out of a building by day and by night, from what its use is called.
namespace tk {

enum class BuildingUse {
    dwelling,
    workplace,    ///< offices, shops, schools, industry
    evening,      ///< restaurants, theatres, clubs
    round_clock,  ///< hospitals, hotels, police and fire stations
    outbuilding,  ///< garages, sheds, car parks, barns: nobody is there to look
    unknown
};

enum class WatchHours { day, night };

/// Recognised by words within it, in Swedish and English: "Flerbostadshus med lokaler" is a
/// dwelling, since somebody is at home whatever else is there; "warehouse" a workplace.
BuildingUse building_use(std::string_view words);

/// Share of its windows that count, [0, 1]:
///
///               day   night
/// dwelling      1     1
/// workplace     1     0
/// evening       1     0.5
/// round_clock   1     1
/// outbuilding   0     0
/// unknown       1     0.5
///
/// A judgement to make day and night comparable, not a measurement.
double watching_share(BuildingUse use, WatchHours hours);

}  // namespace tk
