#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "layers/vector_source.h"

namespace tk {

struct TableColumn {
    std::string_view role;
    std::string_view names;  ///< that it is recognised by, as field_key() writes them
};

/// The rows of a small table that is kept beside the study, whose values are asked for by role.
/// Private to layers/.
class TableRows {
public:
    /// @throws InputError if the source cannot be read
    TableRows(const std::string& source, std::span<const TableColumn> columns);

    bool has(std::string_view role) const { return columns_.contains(role); }
    /// Goes to the next row. @returns whether there is one
    bool next();

    std::string text(std::string_view role) const;
    /// None where it is empty. @throws InputError if it is no number in [0, most], or is 0 where
    /// that is not allowed
    std::optional<double> number(std::string_view role, double most, bool zero_allowed) const;
    /// @throws InputError of this row
    [[noreturn]] void refuse(const std::string& problem, const std::string& remedy) const;

private:
    std::string source_;
    VectorSource table_;
    std::map<std::string_view, int> columns_;
    OGRFeatureUniquePtr feature_;
    std::int64_t number_ = 0;
};

}  // namespace tk
