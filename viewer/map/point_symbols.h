#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "viewer/map/draw_symbols.h"
#include "viewer/map/map_scene.h"
#include "viewer/map/point_index.h"
#include "viewer/map/tile_frame.h"

namespace tk {

/// Which symbols of a layer lie in a picture, and what they look like: fewer and smaller from afar,
/// with the plan's new ones larger and ringed.
class PointSymbols {
public:
    /// Relative to the frame's south-west corner. Valid until the next call.
    const std::vector<SymbolInstance>& in(const TileFrame& frame, const MapScene& scene,
                                          const std::string& layer, double opacity,
                                          const ThemeColours& ink);
    void clear();

private:
    struct Known {
        std::shared_ptr<const void> keeps;  ///< so that the key is not another's address
        PointIndex index;
        std::uint64_t last_used = 0;
    };
    template <class Objects, class Place>
    const PointIndex& index_of(const Objects& objects, std::shared_ptr<const void> keeps,
                               Place place);

    std::map<const void*, Known> known_;
    std::uint64_t clock_ = 0;
    std::vector<SymbolInstance> symbols_;
};

/// The shape for the category of an incident, so that categories are told apart without colour.
SymbolShape shape_of_category(int category);
/// Shapes come again after the sixth category, then with the ground inside.
bool is_hollow_category(int category);
/// The colour of a feature set by its place in the study, safe for colour-blind eyes.
Colour colour_of_feature_set(std::size_t number, Theme theme);

}  // namespace tk
