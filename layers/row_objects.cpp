#include "layers/row_objects.h"

#include "layers/written_number.h"

namespace tk {

namespace {

bool within(double value, const UsableRange& range) {
    const bool above = range.lowest_excluded ? value > range.lowest : value >= range.lowest;
    return above && value <= range.highest;
}

std::string checked_number(const NumberValue& from, const UsableRange& range,
                           const std::string& what) {
    if (from.state == ValueState::unreadable) return what + " is not a number";
    if (from.state == ValueState::missing || within(from.value, range)) return {};
    if (from.value < 0.0 && range.lowest >= 0.0) return "negative " + what;
    return what + " out of range";
}

}  // namespace

std::string take_number(const NumberValue& from, double& into, const UsableRange& range,
                        const std::string& what) {
    std::string reason = checked_number(from, range, what);
    if (reason.empty() && from.state == ValueState::there) into = from.value;
    return reason;
}

std::string take_number(const NumberValue& from, std::optional<double>& into,
                        const UsableRange& range, const std::string& what) {
    std::string reason = checked_number(from, range, what);
    if (reason.empty() && from.state == ValueState::there) into = from.value;
    return reason;
}

NumberValue stated_floors(const LayerRows& row) {
    NumberValue floors = row.quantity("floors");
    // Registers write 0 where they do not know.
    if (floors.state == ValueState::there && floors.value == 0.0)
        floors.state = ValueState::missing;
    return floors;
}

std::string take_floors(const LayerRows& row, std::optional<double>& into) {
    return take_number(stated_floors(row), into, {}, "number of floors");
}

std::string take_height(StoreyHeight into, const LayerRows& row, const RowFill& fill) {
    constexpr double storey_m = 3.0;
    constexpr double assumed_height_m = 6.0;
    const NumberValue floors = stated_floors(row);
    if (std::string reason = take_floors(row, into.floors); !reason.empty()) return reason;
    const NumberValue height = row.length("height");
    if (std::string reason = take_number(height, into.height_m, {}, "height"); !reason.empty())
        return reason;
    if (height.state == ValueState::there) return {};
    if (floors.state == ValueState::there) {
        into.height_m = floors.value * storey_m;
        fill.assumptions.add("no height, 3 m for each floor is assumed");
    } else if (fill.use == RowUse::fresh) {
        into.height_m = assumed_height_m;
        fill.assumptions.add("neither height nor floors, 6 m is assumed");
    }
    return {};
}

std::string take_date(const LayerRows& row, std::string_view role,
                      std::optional<std::chrono::year_month_day>& into) {
    const int field = row.index(role);
    if (row.missing(field)) return {};
    if (const auto date = parse_date(row.text(role))) {
        into = date;
    } else if (const auto time = row.time(field)) {
        into = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(time->clock)};
    } else {
        return "unreadable date";
    }
    return {};
}

}  // namespace tk
