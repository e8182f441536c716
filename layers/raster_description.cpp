#include "layers/raster_description.h"

namespace tk {

std::string_view name_of(NumberKind kind) {
    switch (kind) {
        case NumberKind::measured: return "measured";
        case NumberKind::physical: return "physical";
        case NumberKind::index: return "index";
        case NumberKind::statistical: return "statistical";
        case NumberKind::evidence: return "evidence";
    }
    return {};
}

}  // namespace tk
