#include "layers/edit_fields.h"

#include <algorithm>

namespace tk {

std::map<std::string, std::string> own_edit_fields(LayerKind kind,
                                                   std::span<const std::string> present) {
    std::map<std::string, std::string> named;
    const auto has = [&](std::string_view name) {
        return std::find(present.begin(), present.end(), name) != present.end();
    };
    if (!has("edit_order")) return named;
    for (const FieldRole& field : field_roles(kind))
        if (has(field.role)) named.emplace(field.role, field.role);
    return named;
}

}  // namespace tk
