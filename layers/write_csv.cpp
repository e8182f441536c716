#include "layers/write_csv.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <string_view>

#include "engine/core/input_error.h"

namespace tk {
namespace {

std::string csv_text(std::string_view text) {
    std::string safe;
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        safe = "'";
    safe += text;
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

struct CsvCell {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const {
        return std::isnan(value) ? std::string() : fmt::format("{}", value);
    }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::string& value) const { return csv_text(value); }
    std::string operator()(const std::chrono::year_month_day& day) const {
        return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                           static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    }
    std::string operator()(const std::chrono::sys_seconds& time) const {
        const auto midnight = std::chrono::floor<std::chrono::days>(time);
        const std::chrono::hh_mm_ss clock{time - midnight};
        return fmt::format("{}T{:02}:{:02}:{:02}Z", (*this)(std::chrono::year_month_day{midnight}),
                           clock.hours().count(), clock.minutes().count(), clock.seconds().count());
    }
};

std::string csv_header(const VectorLayer& layer) {
    std::string row;
    for (const FieldDefinition& field : layer.fields)
        row += (row.empty() ? "" : ",") + csv_text(field.name);
    return row + "\r\n";
}

}  // namespace

std::string csv_of(const VectorLayer& layer) {
    std::string text = csv_header(layer);
    VectorRow row;
    row.values.resize(layer.fields.size());
    for (std::size_t i = 0; i < layer.row_count; ++i) {
        layer.fill_row(i, row);
        for (std::size_t f = 0; f < row.values.size(); ++f) {
            if (f > 0) text += ',';
            text += std::visit(CsvCell{}, row.values[f]);
        }
        text += "\r\n";
    }
    return text;
}

void write_csv(const std::filesystem::path& path, const VectorLayer& layer, Existing existing) {
    std::ifstream former(path, std::ios::binary);
    if (former) {
        if (existing == Existing::refuse)
            throw InputError(utf8(path), "is there already",
                             "add --overwrite to replace it, or write to another name");
        const std::string text{std::istreambuf_iterator<char>(former), {}};
        if (!text.starts_with(csv_header(layer)))
            throw InputError(utf8(path), "was not made by this program and is not replaced",
                             "move it away, or write to another name");
    }
    former.close();
    write_text_file(path, csv_of(layer));
}

}  // namespace tk
