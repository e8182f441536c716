#include "viewer/map/land_kind.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "engine/core/letter_case.h"

namespace tk {

LandKind land_kind(std::string_view set_name) {
    const std::string name = folded(std::string(set_name));
    const auto names = [&](std::initializer_list<std::string_view> parts) {
        return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
            return name.find(part) != std::string::npos;
        });
    };
    if (names({"water", "vatten", "lake", "river", "sjö"})) return LandKind::water;
    if (names({"parking", "parkering", "car park", "car_park", "bilpark"})) return LandKind::none;
    if (names({"park", "green", "grön", "wood", "forest", "skog", "playground", "lekplats"}))
        return LandKind::park;
    return LandKind::none;
}

}  // namespace tk
