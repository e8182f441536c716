#include "layers/other_columns.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "engine/core/letter_case.h"
#include "layers/edit_fields.h"
#include "layers/gdal_handles.h"
#include "layers/layer_rows.h"
#include "layers/personal_columns.h"

namespace tk {
namespace {

FieldKind kind_of(const OGRFieldDefn& field) {
    switch (field.GetType()) {
        case OFTInteger:
            return field.GetSubType() == OFSTBoolean ? FieldKind::boolean : FieldKind::integer;
        case OFTInteger64: return FieldKind::integer;
        case OFTReal: return FieldKind::real;
        case OFTDate: return FieldKind::date;
        default: return FieldKind::text;  // also a point in time, whose time zone its text keeps
    }
}

FieldValue value_of(const OGRFeature& row, int field, FieldKind kind) {
    if (!row.IsFieldSetAndNotNull(field)) return std::monostate{};
    switch (kind) {
        case FieldKind::boolean: return row.GetFieldAsInteger(field) != 0;
        case FieldKind::integer: return static_cast<std::int64_t>(row.GetFieldAsInteger64(field));
        case FieldKind::real: return row.GetFieldAsDouble(field);
        case FieldKind::date: {
            int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
            row.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
            return std::chrono::year_month_day{std::chrono::year{year},
                                               std::chrono::month{static_cast<unsigned>(month)},
                                               std::chrono::day{static_cast<unsigned>(day)}};
        }
        default: return utf8_text(row.GetFieldAsString(field));
    }
}

struct FieldsOfTable {
    std::vector<int> others;
    int id = -1;
};

FieldsOfTable fields_of(OGRLayer& table, LayerKind kind, std::span<const FieldDefinition> own) {
    std::vector<std::string> present;
    OGRFeatureDefn& fields = *table.GetLayerDefn();
    for (int i = 0; i < fields.GetFieldCount(); ++i)
        present.emplace_back(fields.GetFieldDefn(i)->GetNameRef());
    const RecognisedFields read =
        recognise_fields(kind, present, own_edit_fields(kind, present), table.GetName());
    FieldsOfTable found;
    if (const auto id = read.find("id"); id != read.end()) found.id = id->second;
    const auto is_written = [&](std::string_view role) {
        return std::any_of(own.begin(), own.end(),
                           [&](const FieldDefinition& field) { return field.name == role; });
    };
    // A field that may hold personal data is not read, unless the table is our own.
    const std::map<std::string, std::string> named = own_edit_fields(kind, present);
    const std::vector<bool> personal = personal_columns(table, present, kind);
    std::set<int> of_own;
    for (const auto& [role, field] : read) {
        const bool left_out = personal[static_cast<std::size_t>(field)] && !named.contains(role);
        if (is_written(role) && !left_out) of_own.insert(field);
    }
    for (int i = 0; i < static_cast<int>(present.size()); ++i)
        if (!of_own.contains(i)) found.others.push_back(i);
    return found;
}

std::string as_text(const FieldValue& value) {
    struct Words {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(std::int64_t v) const { return std::to_string(v); }
        std::string operator()(double v) const { return fmt::format("{}", v); }
        std::string operator()(bool v) const { return v ? "true" : "false"; }
        std::string operator()(const std::string& v) const { return v; }
        std::string operator()(const std::chrono::year_month_day& v) const {
            return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(v.year()),
                               static_cast<unsigned>(v.month()), static_cast<unsigned>(v.day()));
        }
        std::string operator()(std::chrono::sys_seconds v) const {
            return std::to_string(v.time_since_epoch().count());
        }
    };
    return std::visit(Words{}, value);
}

/// Makes a column one of text, with what it holds.
void turn_into_text(OtherColumns& columns, std::size_t column) {
    columns.fields[column].kind = FieldKind::text;
    for (auto& [id, values] : columns.values)
        if (column < values.size() && !std::holds_alternative<std::monostate>(values[column]))
            values[column] = as_text(values[column]);
}

/// Where the column of that name stands, which is made where there is none. One that two tables
/// have in two kinds becomes text.
std::size_t column_called(OtherColumns& columns, const std::string& name, FieldKind kind) {
    for (std::size_t c = 0; c < columns.fields.size(); ++c) {
        if (folded(columns.fields[c].name) != folded(name)) continue;
        if (columns.fields[c].kind != kind) turn_into_text(columns, c);
        return c;
    }
    columns.fields.push_back({name, kind, "", ""});
    return columns.fields.size() - 1;
}

}  // namespace

void add_other_columns(OtherColumns& columns, OGRLayer& table, LayerKind kind,
                       std::span<const FieldDefinition> own,
                       std::unordered_set<std::string> taken) {
    struct Source {
        int field;
        FieldKind kind;
        std::size_t column;
    };
    std::vector<Source> sources;
    const FieldsOfTable fields = fields_of(table, kind, own);
    for (const int field : fields.others) {
        const OGRFieldDefn& definition = *table.GetLayerDefn()->GetFieldDefn(field);
        const FieldKind value_kind = kind_of(definition);
        sources.push_back(
            {field, value_kind, column_called(columns, definition.GetNameRef(), value_kind)});
    }
    if (sources.empty()) return;
    int last_new = 0;
    table.ResetReading();
    while (const OGRFeatureUniquePtr row{table.GetNextFeature()}) {
        std::string id = fields.id < 0 ? std::string() : text_of_field(*row, fields.id);
        if (id.empty()) do
                id = "new-" + std::to_string(++last_new);
            while (taken.contains(id));
        taken.insert(id);
        std::vector<FieldValue>& values = columns.values[id];
        values.resize(columns.fields.size());
        for (const Source& source : sources) {
            FieldValue value = value_of(*row, source.field, source.kind);
            if (std::holds_alternative<std::monostate>(value)) continue;
            const bool as_words = columns.fields[source.column].kind != source.kind;
            values[source.column] = as_words ? FieldValue(as_text(value)) : std::move(value);
        }
    }
}

void add_missing_rows(OtherColumns& into, const OtherColumns& from) {
    std::vector<std::size_t> places;
    for (const auto& [id, values] : from.values) {
        if (into.values.contains(id)) continue;
        for (std::size_t c = places.size(); c < from.fields.size(); ++c)
            places.push_back(column_called(into, from.fields[c].name, from.fields[c].kind));
        std::vector<FieldValue>& made = into.values[id];
        made.resize(into.fields.size());
        for (std::size_t c = 0; c < values.size(); ++c) {
            const bool as_words = into.fields[places[c]].kind != from.fields[c].kind &&
                                  !std::holds_alternative<std::monostate>(values[c]);
            made[places[c]] = as_words ? FieldValue(as_text(values[c])) : values[c];
        }
    }
}

bool has_role_column(const OtherColumns& columns, LayerKind kind, std::string_view role) {
    std::vector<std::string> present;
    for (const FieldDefinition& field : columns.fields) present.push_back(field.name);
    return recognise_fields(kind, present, {}, "").contains(role);
}

VectorLayer with_other_columns(VectorLayer layer, OtherColumns columns, std::size_t id_field) {
    std::set<std::string> taken{"fid", "geom"};
    for (const FieldDefinition& field : layer.fields) taken.insert(folded(field.name));
    std::vector<std::size_t> kept;
    const std::size_t own = layer.fields.size();
    for (std::size_t c = 0; c < columns.fields.size(); ++c) {
        if (!taken.insert(folded(columns.fields[c].name)).second) continue;
        kept.push_back(c);
        layer.fields.push_back(columns.fields[c]);
    }
    if (kept.empty()) return layer;
    const auto others = std::make_shared<const OtherColumns>(std::move(columns));
    layer.fill_row = [fill = std::move(layer.fill_row), others, kept, own, id_field](
                         std::size_t index, VectorRow& row) {
        row.values.resize(own);
        fill(index, row);
        row.values.resize(own + kept.size());
        const auto* id = std::get_if<std::string>(&row.values[id_field]);
        const auto found = id == nullptr ? others->values.end() : others->values.find(*id);
        for (std::size_t k = 0; k < kept.size(); ++k) {
            const bool there = found != others->values.end() && kept[k] < found->second.size();
            row.values[own + k] = there ? found->second[kept[k]] : FieldValue{};
        }
    };
    return layer;
}

}  // namespace tk
