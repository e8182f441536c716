#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/map_point.h"
#include "viewer/background/pattern_work.h"
#include "viewer/widgets/table.h"

namespace tk {

/// What a table of a pattern shows, in the order in which it was found: places, bands of time and
/// distance, features, hours or stretches of street.
class PatternRows {
public:
    virtual ~PatternRows() = default;

    virtual std::size_t count() const = 0;
    virtual std::vector<ui::TableColumn> columns() const = 0;
    /// What a column is sorted by; NaN stands last.
    virtual double key(std::size_t row, int column) const = 0;
    virtual std::string words(std::size_t row, int column) const = 0;
    /// The name that its first column is sorted by; null where that has a key.
    virtual const std::string* name(std::size_t) const { return nullptr; }
    /// Whether it is more than chance has it.
    virtual bool stands_out(std::size_t row) const = 0;
    /// Where it is on the map; none where it is no place.
    virtual std::optional<Extent> place(std::size_t) const { return std::nullopt; }
    virtual ui::TableSort first_sort() const = 0;
};

std::unique_ptr<const PatternRows> rows_of(std::shared_ptr<const PatternFound> found);
/// Those of patterns that count in cells.
std::unique_ptr<const PatternRows> place_rows_of(std::shared_ptr<const PatternFound> found);

/// "< 0,001", "0,024": under a head that says p.
std::string p_in_table(double p);

}  // namespace tk
