#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/compare/compare.h"
#include "layers/output_file.h"
#include "layers/vector_layer.h"

namespace tk {

/// What the table by area shows: one surface, before and after, in the order that it shows.
struct ComparisonTable {
    std::string surface;   ///< "light"
    std::string quantity;  ///< which illuminance, in words; empty where the surface says it
    std::string unit;      ///< "lx"
    std::string hour;      ///< "02:30", of the light and what follows it; empty: whatever the hour
    std::string before;    ///< "today", or a scenario
    std::string after;     ///< a scenario
    double threshold = 0.0;
    std::vector<AreaChange> rows;
};

/// A row an area: area, surface, quantity, unit, hour, from, to, before, after, change,
/// increased_share, decreased_share, better_share, worse_share, covered_area_m2, threshold. What is
/// not known is empty.
VectorLayer layer_of_comparison(const ComparisonTable& table);

/// As text after RFC 4180; see layers/write_csv.h.
std::string compare_csv(const ComparisonTable& table);

/// @throws InputError if the file is there and may not be replaced, or cannot be written
void write_compare_csv(const std::filesystem::path& path, const ComparisonTable& table,
                       Existing existing = Existing::refuse);

}  // namespace tk
