#include "layers/luminaire_table.h"

#include <array>
#include <cmath>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "layers/field_names.h"
#include "layers/table_rows.h"

namespace tk {
namespace {

constexpr std::array luminaire_columns{
    TableColumn{"pattern", "pattern monster luminaire armatur armaturtyp typ type"},
    TableColumn{"photometry", "photometry fotometri fil file"},
    TableColumn{"lamp_set", "lampset lampuppsattning"},
    TableColumn{"orientation", "orientation orientering"},
    TableColumn{"flux", "flux fluxlm luminousflux ljusflode lumen lm"},
    TableColumn{"watts", "watts watt effekt effektw w"},
    TableColumn{"height", "height hojd ljuspunktshojd heightm hojdm"},
    TableColumn{"maintenance_factor", "maintenancefactor bibehallningsfaktor"},
    TableColumn{"distribution", "distribution ljusfordelning"},
    TableColumn{"source", "source ljuskalla lamptyp"},
};

LuminaireType type_of_row(const TableRows& row) {
    LuminaireType type;
    type.pattern = row.text("pattern");
    if (type.pattern.empty())
        row.refuse("it has no pattern", "give the type's name as in the register, * for any text");
    type.photometry = row.text("photometry");
    if (const auto set = row.number("lamp_set", 20.0, false))
        type.photometry_options.lamp_set = static_cast<int>(*set);
    const std::string orientation = row.text("orientation");
    const auto cie = cie_orientation_called(orientation);
    if (!cie) row.refuse("orientation is '" + orientation + "'", "give cie or ies");
    type.photometry_options.cie_orientation = *cie;
    type.flux_lm = row.number("flux", HUGE_VAL, true);
    type.power_w = row.number("watts", HUGE_VAL, true);
    type.height_m = row.number("height", HUGE_VAL, false);
    type.maintenance_factor = row.number("maintenance_factor", 1.0, false);
    const std::string distribution = row.text("distribution");
    type.distribution = distribution_called(distribution);
    if (!distribution.empty() && !type.distribution)
        row.refuse("distribution is '" + distribution + "'",
                   "give isotropic, lambertian or street");
    type.lamp_kind = row.text("source");
    return type;
}

/// Small letters, blanks at the ends left out and runs of them made one.
std::string plain_name(std::string_view text) {
    std::string plain;
    for (const char c : folded(text)) {
        const bool blank = c == ' ' || c == '\t';
        if (blank && (plain.empty() || plain.back() == ' ')) continue;
        plain += blank ? ' ' : c;
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

/// Bytes of the UTF-8 letter that begins at `at`.
std::size_t letter_bytes(const std::string& text, std::size_t at) {
    std::size_t bytes = 1;
    while (at + bytes < text.size() &&
           (static_cast<unsigned char>(text[at + bytes]) & 0xC0U) == 0x80U)
        ++bytes;
    return bytes;
}

}  // namespace

std::optional<LightDistribution> distribution_called(const std::string& name) {
    const std::string key = field_key(name);
    if (key.rfind("isotrop", 0) == 0) return LightDistribution::isotropic;
    if (key.rfind("lambert", 0) == 0) return LightDistribution::lambertian;
    if (key.rfind("street", 0) == 0 || key.rfind("gat", 0) == 0 || key.rfind("vag", 0) == 0)
        return LightDistribution::street;
    return std::nullopt;
}

std::optional<bool> cie_orientation_called(const std::string& name) {
    const std::string key = field_key(name);
    if (key == "cie") return true;
    if (key.empty() || key == "ies" || key == "iesna" || key == "front") return false;
    return std::nullopt;
}

bool meets_pattern(std::string_view name, std::string_view pattern) {
    const std::string text = plain_name(name), wanted = plain_name(pattern);
    // The last star met, and how much of the text it then stood for.
    std::size_t at = 0, p = 0, star = std::string::npos, star_at = 0;
    while (at < text.size()) {
        if (p < wanted.size() && wanted[p] == '*') {
            star = p++;
            star_at = at;
        } else if (p < wanted.size() && wanted[p] == '?') {
            ++p;
            at += letter_bytes(text, at);
        } else if (p < wanted.size() && wanted[p] == text[at]) {
            ++p;
            ++at;
        } else if (star != std::string::npos) {
            p = star + 1;
            at = ++star_at;
        } else {
            return false;
        }
    }
    while (p < wanted.size() && wanted[p] == '*') ++p;
    return p == wanted.size();
}

std::vector<LuminaireType> read_luminaire_table(const std::string& source) {
    TableRows rows(source, luminaire_columns);
    if (!rows.has("pattern"))
        throw InputError(source, "it has no column 'pattern'",
                         "a luminaire library has a row a type: pattern, photometry, flux, watts, "
                         "height, maintenance_factor, distribution, source");
    std::vector<LuminaireType> types;
    while (rows.next()) types.push_back(type_of_row(rows));
    if (types.empty()) throw InputError(source, "it has no rows", "give a row a type of luminaire");
    return types;
}

}  // namespace tk
