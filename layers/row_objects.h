#pragma once

#include <string>

#include "engine/town/building.h"
#include "engine/town/camera.h"
#include "engine/town/map_features.h"
#include "engine/town/privacy_mask.h"
#include "engine/town/street_light.h"
#include "layers/layer_rows.h"

/// One row as one object of the town: shared by the readers of today's layers and of scenarios.
/// Private to layers/.
namespace tk {

/// A fresh object gets assumed values where its row has none; a changed one keeps what it has.
enum class RowUse { fresh, change };

struct RowFill {
    RowUse use = RowUse::fresh;
    const ReadContext& context;
    Assumptions& assumptions;
};

/// Takes all but the place and the id over from the current row.
/// @returns why the row cannot be used; empty when it can
std::string fill_from_row(StreetLight& light, const LayerRows& row, const RowFill& fill);
std::string fill_from_row(Camera& camera, const LayerRows& row, const RowFill& fill);
std::string fill_from_row(Building& building, const LayerRows& row, const RowFill& fill);
std::string fill_from_row(Development& development, const LayerRows& row, const RowFill& fill);
std::string fill_from_row(Street& street, const LayerRows& row, const RowFill& fill);
std::string fill_from_row(Tree& tree, const LayerRows& row, const RowFill& fill);
std::string fill_from_row(PrivacyMask& mask, const LayerRows& row, const RowFill& fill);
std::string fill_from_row(Entrance& entrance, const LayerRows& row, const RowFill& fill);

/// The range in which a number is usable.
struct UsableRange {
    double lowest = 0.0;
    double highest = HUGE_VAL;
    bool lowest_excluded = false;
};

/// Takes a value over where there is one. @returns why it cannot be used, naming it `what`
std::string take_number(const NumberValue& from, double& into, const UsableRange& range,
                        const std::string& what);
std::string take_number(const NumberValue& from, std::optional<double>& into,
                        const UsableRange& range, const std::string& what);

/// The number of floors; 0 is missing, as registers write it where they do not know.
NumberValue stated_floors(const LayerRows& row);
/// Takes it over where there is one. @returns as above
std::string take_floors(const LayerRows& row, std::optional<double>& into);

/// Height in metres, else floors × 3 m, else 6 m.
struct StoreyHeight {
    double& height_m;
    std::optional<double>& floors;
};
std::string take_height(StoreyHeight into, const LayerRows& row, const RowFill& fill);

/// What is on the ground floor of a building or development, and how many entrances it has.
template <class Built>
std::string take_ground_floor(Built& built, const LayerRows& row) {
    if (std::string use = row.text("ground_floor_use"); !use.empty())
        built.ground_floor_use = std::move(use);
    return take_number(row.quantity("entrances"), built.entrances, {}, "number of entrances");
}

/// A date in a field of any type. Sets `into` where there is one. @returns as above
std::string take_date(const LayerRows& row, std::string_view role,
                      std::optional<std::chrono::year_month_day>& into);

}  // namespace tk
