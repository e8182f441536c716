#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layers/crs.h"
#include "layers/drawing.h"
#include "layers/provenance.h"

/// What is drawn on the map, in the study's own GeoPackage: tables drawn_areas, drawn_lines and
/// drawn_notes, each with id, meaning, name, text and position.
namespace tk {

/// Where a study keeps its drawings: "lilleby.toml" and "lilleby.tryggkarta.toml" both keep them in
/// "lilleby.tryggkarta.gpkg" beside the study.
std::filesystem::path drawings_file(const std::filesystem::path& study_file);

/// Writes all drawings; read_drawings() gives the same back, in their order and to the last bit.
/// Other tables of the file stay. Without drawings and without a file none is made. Written under a
/// temporary name and put in place when complete.
/// @throws InputError if the file is no GeoPackage, is open in another program or cannot be written
void write_drawings(const std::filesystem::path& file, std::span<const Drawing> drawings,
                    const std::string& crs_wkt, const Provenance& provenance);

/// A drawn area as a source that any reader of polygons takes: its row in the study's drawings.
std::string drawn_area_source(const std::filesystem::path& study_file, std::string_view id);
/// The id of the drawn area that a source names; none where it names something else.
std::optional<std::string> drawn_area_id(const std::filesystem::path& study_file,
                                         std::string_view source);

struct ReadDrawings {
    std::vector<Drawing> drawings;
    std::vector<std::string> notes;  ///< what was left out, in sentences
    std::int64_t left_out = 0;       ///< rows whose shape cannot be used
};

/// None where the file is not there. Of a line of several parts each becomes a drawing. An id that
/// is missing or there already gets another.
/// @throws InputError if the file cannot be read
ReadDrawings read_drawings(const std::filesystem::path& file, const ProjectedCrs& crs);

}  // namespace tk
