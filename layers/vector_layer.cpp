#include "layers/vector_layer.h"

#include <memory>
#include <utility>

namespace tk {

std::function<void(std::size_t, VectorRow&)> rows_from(std::vector<VectorRow> rows) {
    auto shared = std::make_shared<const std::vector<VectorRow>>(std::move(rows));
    return [shared](std::size_t index, VectorRow& row) { row = shared->at(index); };
}

}  // namespace tk
