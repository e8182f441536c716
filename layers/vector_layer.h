#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/geometry.h"

namespace tk {

/// any: points, lines and polygons, row by row.
enum class GeometryKind { none, point, multi_line, multi_polygon, polygon, any };
enum class FieldKind { text, integer, real, boolean, date, date_time };

struct FieldDefinition {
    std::string name;  ///< of the column; unique in its layer whatever the case
    FieldKind kind = FieldKind::text;
    std::string unit;         ///< "m", "lm"; empty for a pure number or text
    std::string description;  ///< in plain words; may be empty
};

/// A value of a field; std::monostate is null, and a NaN is written as null. date_time is UTC.
using FieldValue = std::variant<std::monostate, std::int64_t, double, bool, std::string,
                                std::chrono::year_month_day, std::chrono::sys_seconds>;

/// Where a row is. Pointers are to what the layer's maker owns. An Extent is an upright rectangle.
using Shape =
    std::variant<std::monostate, MapPoint, Extent, const std::vector<Line>*, const MultiPolygon*>;

struct VectorRow {
    Shape shape;
    std::vector<FieldValue> values;  ///< one for each field, in their order
};

/// A table with or without a geometry, its rows made one by one as they are written.
struct VectorLayer {
    std::string name;         ///< of the table
    std::string title;        ///< for people, one line; the name when empty
    std::string description;  ///< in plain words; may be empty
    GeometryKind geometry = GeometryKind::none;
    std::vector<FieldDefinition> fields;
    std::size_t row_count = 0;
    /// Fills in row `index`; `row` comes with `values` of the right number, holding the former
    /// row's. What it refers to must live until the layer is written.
    std::function<void(std::size_t index, VectorRow& row)> fill_row;
};

/// A layer's rows from a list: for small tables such as areas_compared.
std::function<void(std::size_t, VectorRow&)> rows_from(std::vector<VectorRow> rows);

}  // namespace tk
