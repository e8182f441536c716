#pragma once

#include <cmath>
#include <limits>
#include <string>

#include "engine/grid/grid.h"
#include "layers/provenance.h"
#include "layers/raster_description.h"
#include "layers/raster_style.h"

/// What the tests of the writers write.
namespace tk::test {

/// A smooth surface at SWEREF coordinates with a hole in it and values of every sign.
inline Grid<float> sample_surface(int rows, int cols, double cell_m = 10.0) {
    const auto index = [cell_m](double edge_m) {
        return static_cast<std::int64_t>(std::llround(edge_m / cell_m));
    };
    Grid<float> grid(GridSpec{cell_m, index(674000), index(6580000), rows, cols});
    for (int row = 0; row < rows; ++row)
        for (int col = 0; col < cols; ++col)
            grid(row, col) = static_cast<float>(std::sin(row * 0.1) * 100.0 + col / 3.0);
    for (int row = rows / 3; row < rows / 2; ++row)
        for (int col = cols / 4; col < cols / 2; ++col)
            grid(row, col) = std::numeric_limits<float>::quiet_NaN();
    return grid;
}

inline Provenance sample_provenance() {
    Provenance provenance;
    provenance.version = "9.8.7";
    provenance.parameters = R"({"cell_m":10,"crs":"EPSG:3006","where":"hemligt = 1"})";
    provenance.sources = {"/home/anna/underlag/händelser.csv", "PG:user=anna password=hemligt"};
    provenance.timestamp = "2024-05-01T12:00:00Z";
    return provenance;
}

inline RasterDescription sample_description(const std::string& name) {
    return {name, "Belysning / Light", "Horizontal illuminance", "lx", NumberKind::physical};
}

inline RasterStyle sample_style() {
    return sequential_style({0.0, 40.0});
}

/// Whether both hold the same bits, all NaNs alike.
inline bool same_cells(const Grid<float>& a, const Grid<float>& b) {
    if (!(a.spec() == b.spec())) return false;
    for (std::size_t i = 0; i < a.cells().size(); ++i) {
        const float x = a.cells()[i], y = b.cells()[i];
        if (!(x == y || (std::isnan(x) && std::isnan(y)))) return false;
    }
    return true;
}

}  // namespace tk::test
