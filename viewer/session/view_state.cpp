#include "viewer/session/view_state.h"

namespace tk {

const LayerView* ViewState::layer(std::string_view id) const {
    for (const LayerView& one : layers)
        if (one.id == id) return &one;
    return nullptr;
}

LayerView* ViewState::layer(std::string_view id) {
    for (LayerView& one : layers)
        if (one.id == id) return &one;
    return nullptr;
}

}  // namespace tk
