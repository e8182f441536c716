#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/geometry.h"

namespace tk {

/// Null, text, number, whole number or date.
using SampleValue =
    std::variant<std::monostate, std::string, double, std::int64_t, std::chrono::year_month_day>;
using SampleShape = std::variant<std::monostate, MapPoint, Line, MultiPolygon>;

enum class ColumnKind { text, number, whole, date };
enum class ShapeKind { point, line, polygon };

struct Column {
    std::string name;
    ColumnKind kind = ColumnKind::text;
};

struct SampleRow {
    SampleShape shape;
    std::vector<SampleValue> values;
};

struct SampleTable {
    std::string name;
    ShapeKind shape = ShapeKind::point;
    std::vector<Column> columns;
    std::vector<SampleRow> rows;
};

/// Writes a table with GDAL's driver for the file's extension (.gpkg, .geojson, .shp); to a
/// GeoPackage that is there already it is added.
/// @throws std::runtime_error if it cannot be written
void write_table(const std::filesystem::path& file, const SampleTable& table);

/// Writes `text` as the whole of the file.
void write_text(const std::filesystem::path& file, const std::string& text);

/// A Float32 GeoTIFF of square cells from its north-west corner.
void write_heights(const std::filesystem::path& file, MapPoint north_west, double cell_m,
                   int side_cells, const std::vector<float>& heights);

/// A number with so many decimals and a point.
std::string fixed(double value, int decimals);

}  // namespace tk
