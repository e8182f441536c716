#include "layers/table_rows.h"

#include <algorithm>

#include "engine/core/input_error.h"
#include "layers/field_names.h"
#include "layers/layer_rows.h"
#include "layers/written_number.h"

namespace tk {
namespace {

LayerRequest request_of_table(const std::string& source) {
    LayerRequest request;
    request.source = source;
    return request;
}

bool is_among(std::string_view key, std::string_view names) {
    while (!names.empty()) {
        const auto end = std::min(names.find(' '), names.size());
        if (names.substr(0, end) == key) return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

}  // namespace

TableRows::TableRows(const std::string& source, std::span<const TableColumn> columns)
    : source_(source), table_(request_of_table(source)) {
    OGRLayer& layer = table_.layer();
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (const TableColumn& column : columns)
        for (int i = 0; i < definition.GetFieldCount(); ++i)
            if (is_among(field_key(definition.GetFieldDefn(i)->GetNameRef()), column.names))
                columns_.emplace(column.role, i);
    layer.ResetReading();
}

bool TableRows::next() {
    feature_.reset(table_.layer().GetNextFeature());
    ++number_;
    return feature_ != nullptr;
}

std::string TableRows::text(std::string_view role) const {
    const auto found = columns_.find(role);
    return found == columns_.end() ? std::string{} : text_of_field(*feature_, found->second);
}

std::optional<double> TableRows::number(std::string_view role, double most,
                                        bool zero_allowed) const {
    const std::string written = text(role);
    if (written.empty()) return std::nullopt;
    const std::optional<WrittenNumber> value = parse_number(written);
    if (!value || value->metres() < 0.0 || value->metres() > most ||
        (!zero_allowed && value->value == 0.0))
        refuse(std::string(role) + " is '" + written + "'", "give a number, or leave it empty");
    return value->metres();
}

void TableRows::refuse(const std::string& problem, const std::string& remedy) const {
    throw InputError(source_, number_, problem, remedy);
}

}  // namespace tk
