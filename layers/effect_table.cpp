#include "layers/effect_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "layers/field_names.h"
#include "layers/study_tables.h"
#include "layers/table_rows.h"
#include "layers/write_csv.h"
#include "layers/written_number.h"

namespace tk {
namespace {

/// Beyond this either way (a thousandth, a thousand times as many) a number is a mistake.
constexpr double most_log_effect = 7.0;
/// Two ways to say one thing agree to this, as they are printed.
constexpr double printed_agreement = 0.01;

constexpr std::array effect_columns{
    TableColumn{"measure", "measure atgard insats"},
    TableColumn{"crime", "crime brott brottstyp"},
    TableColumn{"setting", "setting miljo plats"},
    TableColumn{"source", "source kalla studie study"},
    TableColumn{"finding", "finding utfall fynd"},
    TableColumn{"log_effect", "logeffect lnres"},
    TableColumn{"per_cent_fewer", "percentfewer procentfarre"},
    TableColumn{"standard_error", "standarderror medelfel se"},
    TableColumn{"between_studies_sd", "betweenstudiessd tau"},
    TableColumn{"approximate", "approximate ungefarlig"},
    TableColumn{"sureness", "sureness sakerhet mark"},
    TableColumn{"transferable", "transferable overforbar"},
    TableColumn{"hours", "hours timmar"},
    TableColumn{"note", "note anmarkning"},
};

constexpr std::array<const char*, 3> finding_words{"significant", "not significant",
                                                   "none detected"};

std::string finding_word(EffectFinding finding) {
    return finding_words[static_cast<std::size_t>(finding)];
}

EffectFinding effect_finding(const TableRows& row) {
    const std::string word = folded(row.text("finding"));
    if (word.empty()) return EffectFinding::significant;
    const auto* found = std::find(finding_words.begin(), finding_words.end(), word);
    if (found == finding_words.end())
        row.refuse("finding is '" + word + "'",
                   "give significant, not significant or none detected");
    return static_cast<EffectFinding>(found - finding_words.begin());
}

/// None where it is empty.
std::optional<double> signed_field(const TableRows& row, std::string_view role, double most) {
    const std::string written = row.text(role);
    if (written.empty()) return std::nullopt;
    const auto number = parse_number(written);
    if (!number || number->unit != WrittenUnit::none || std::abs(number->value) > most)
        row.refuse(std::string(role) + " is '" + written + "'", "give a number, or leave it empty");
    return number->value;
}

bool yes_or_no_field(const TableRows& row, std::string_view role, bool otherwise) {
    const std::string word = folded(row.text(role));
    if (word.empty()) return otherwise;
    if (word == "yes" || word == "ja" || word == "true" || word == "1") return true;
    if (word != "no" && word != "nej" && word != "false" && word != "0")
        row.refuse(std::string(role) + " is '" + word + "'", "give yes or no");
    return false;
}

std::optional<double> log_effect_of(const TableRows& row) {
    const auto log_effect = signed_field(row, "log_effect", most_log_effect);
    const auto fewer = signed_field(row, "per_cent_fewer", 1e5);
    if (!fewer) return log_effect;
    if (*fewer >= 100.0)
        row.refuse("per_cent_fewer is " + row.text("per_cent_fewer"),
                   "give less than 100; below 0 where there were more");
    const double of_fewer = -std::log1p(-*fewer / 100.0);
    if (log_effect && std::abs(*log_effect - of_fewer) > printed_agreement)
        row.refuse("log_effect and per_cent_fewer say different things",
                   "give one of them: log_effect = -ln(1 - per_cent_fewer / 100)");
    return log_effect ? log_effect : of_fewer;
}

void read_uncertainty(const TableRows& row, PublishedEffect& effect) {
    effect.standard_error = row.number("standard_error", most_log_effect, true);
    effect.between_studies_sd = row.number("between_studies_sd", most_log_effect, true);
    effect.approximate = yes_or_no_field(row, "approximate", false);
    if (effect.standard_error && !effect.log_effect)
        row.refuse("it has a standard_error and no log_effect",
                   "give log_effect or per_cent_fewer, or leave standard_error empty");
    if (!effect.approximate || effect.standard_error) return;
    if (!effect.log_effect || effect.finding != EffectFinding::significant)
        row.refuse("it is approximate without a standard_error",
                   "only of a significant effect with a number can one be computed back");
    effect.standard_error = largest_significant_error(*effect.log_effect);
}

/// The kinds that a study's measures have.
std::string effect_measure(const TableRows& row) {
    const std::string kind = folded(row.text("measure"));
    const auto& kinds = measure_kinds();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        std::string all;
        for (const std::string& one : kinds) all += (all.empty() ? "" : ", ") + one;
        row.refuse("measure is '" + kind + "'", "give one of " + all);
    }
    return kind;
}

PublishedEffect effect_of_row(const TableRows& row) {
    PublishedEffect effect;
    effect.measure = effect_measure(row);
    if (const std::string crime = row.text("crime"); !crime.empty()) effect.crime = crime;
    for (const char* word : {"all", "property", "violence"})
        if (folded(effect.crime) == word) effect.crime = word;
    if (const std::string setting = row.text("setting");
        !setting.empty() && folded(setting) != "any")
        effect.setting = setting;
    effect.source = row.text("source");
    if (effect.source.empty())
        row.refuse("it has no source", "say who found it, when, and where it is printed");
    effect.finding = effect_finding(row);
    effect.log_effect = log_effect_of(row);
    read_uncertainty(row, effect);
    const std::string sureness = row.text("sureness");
    if (!sureness.empty() && sureness != "A" && sureness != "B" && sureness != "C")
        row.refuse("sureness is '" + sureness + "'", "give A, B or C");
    if (!sureness.empty()) effect.sureness = sureness;
    effect.transferable = yes_or_no_field(row, "transferable", true);
    const std::string hours = folded(row.text("hours"));
    if (!hours.empty() && hours != "all" && hours != "night")
        row.refuse("hours is '" + hours + "'", "give all or night");
    effect.night_only = hours == "night";
    effect.note = row.text("note");
    return effect;
}

FieldValue optional_field(const std::optional<double>& value) {
    return value ? FieldValue(*value) : FieldValue();
}

std::vector<FieldValue> effect_values(const PublishedEffect& effect) {
    const auto yes = [](bool is) { return std::string(is ? "yes" : "no"); };
    return {effect.measure,
            effect.crime,
            effect.setting,
            effect.source,
            finding_word(effect.finding),
            optional_field(effect.log_effect),
            optional_field(effect.standard_error),
            optional_field(effect.between_studies_sd),
            yes(effect.approximate),
            effect.sureness,
            yes(effect.transferable),
            std::string(effect.night_only ? "night" : "all"),
            effect.note};
}

}  // namespace

std::vector<PublishedEffect> read_effect_table(const std::string& source) {
    TableRows rows(source, effect_columns);
    for (const char* role : {"measure", "source"})
        if (!rows.has(role))
            throw InputError(
                source, std::string("it has no column '") + role + "'",
                "a table of published effects has a row an effect: measure, crime, "
                "setting, source, finding, log_effect, standard_error, "
                "between_studies_sd, approximate, sureness, transferable, hours, note");
    std::vector<PublishedEffect> table;
    while (rows.next()) table.push_back(effect_of_row(rows));
    if (table.empty()) throw InputError(source, "it has no rows", "give a row a published effect");
    return table;
}

void write_effect_table(const std::filesystem::path& path,
                        const std::vector<PublishedEffect>& table, Existing existing) {
    VectorLayer layer;
    layer.name = "published_effects";
    for (const char* name : {"measure", "crime", "setting", "source", "finding"})
        layer.fields.push_back({name, FieldKind::text, "", ""});
    for (const char* name : {"log_effect", "standard_error", "between_studies_sd"})
        layer.fields.push_back({name, FieldKind::real, "", ""});
    for (const char* name : {"approximate", "sureness", "transferable", "hours", "note"})
        layer.fields.push_back({name, FieldKind::text, "", ""});
    std::vector<VectorRow> rows;
    for (const PublishedEffect& effect : table) rows.push_back({{}, effect_values(effect)});
    layer.row_count = rows.size();
    layer.fill_row = rows_from(std::move(rows));
    write_csv(path, layer, existing);
}

std::vector<PublishedEffect> effect_table_or_published(const std::string& source) {
    return source.empty() ? published_effects() : read_effect_table(source);
}

}  // namespace tk
