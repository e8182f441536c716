#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/map_point.h"
#include "layers/field_names.h"
#include "layers/gdal_handles.h"
#include "layers/layer_request.h"

/// Where in a source the places stand, and in which CRS. Private to layers/.
namespace tk {

/// How a row says where it is.
enum class PlaceState { there, none, zero, unreadable };

struct RowPlace {
    PlaceState state = PlaceState::none;
    MapPoint at;          ///< in the source's CRS
    bool centre = false;  ///< of a line or an area
};

struct SourcePlaces {
    std::optional<PlaceFields> fields;  ///< none: the features' own geometry
    bool text_fields = false;           ///< both of them are text
    SrsPtr srs;                         ///< null: not known, or not needed (local)
    std::string label;                  ///< of the CRS; empty when it is not known
    std::string contradicted;           ///< a CRS that the source states and cannot have
    bool table = false;                 ///< neither geometry nor two fields for a place
    std::string note;                   ///< what was recognised, in a sentence; may be empty
    OGREnvelope sampled;                ///< of the first 10 000 places that were looked at
};

/// Whether the rectangle can be longitudes (x) and latitudes (y).
bool may_be_lon_lat(const OGREnvelope& box);

/// Finds places and CRS: the source's own; request.input_crs where it has none; longitude and
/// latitude by their range. `srs` stays null if all that fails, or `local`: every guess is off.
///
/// @param local whether the study's coordinates have no reference
SourcePlaces find_places(OGRLayer& layer, const LayerRequest& request, const std::string& source,
                         bool local);

/// @throws InputError naming --input-crs where find_places() found no CRS
void refuse_unknown_crs(const SourcePlaces& places, const std::string& source);

/// The place of one row. `zero` is 0,0.
RowPlace row_place(OGRFeature& feature, const SourcePlaces& places);

std::vector<std::string> field_names_of(OGRLayer& layer);

}  // namespace tk
