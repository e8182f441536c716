#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viewer/session/layer_table.h"

/// What a layer's table shows, row by row. Private to session/.
namespace tk {

struct LayerTable::Rows {
    virtual ~Rows() = default;
    virtual std::size_t count() const = 0;
    /// @param field of fields()
    virtual FieldValue value(std::size_t row, std::size_t field) const = 0;
    virtual std::string id(std::size_t row) const = 0;
    virtual RowStatus status(std::size_t row) const = 0;
    virtual std::optional<std::size_t> row_of(std::string_view id) const = 0;

    std::vector<FieldInfo> fields;
    bool has_status = false;  ///< the layer is one that plans change, and a plan is shown
};

/// Null for a layer that is no table.
std::shared_ptr<const LayerTable::Rows> table_rows(const Session& session, std::string_view layer,
                                                   std::string_view plan);

}  // namespace tk
