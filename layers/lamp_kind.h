#pragma once

#include <string>
#include <vector>

namespace tk {

/// A kind of lamp and the light it gives for its watts.
struct LampKind {
    std::string name;       ///< in English; of a table as it stands there
    double lm_per_w;        ///< that leave the luminaire; > 0
    std::string reference;  ///< where the figure comes from
    bool recognised;        ///< false: nothing in the text named a kind
};

/// The kind that a text names, in Swedish or English; see flux_per_watt_lm() for the figures.
LampKind lamp_kind(const std::string& text);

/// Reads a table (CSV or any that GDAL opens) of figures that go before this program's own, one row
/// a kind: `source` (a name as in the register, * any text, ? any letter), `lm_per_w` that leave
/// the luminaire, and `reference`, where that comes from.
/// @throws InputError with the row if a source or a figure is missing or none; without rows
std::vector<LampKind> read_lamp_kinds(const std::string& source);

/// The first of `kinds` whose name a text meets, else the first of the same kind by lamp_kind(),
/// else that of lamp_kind().
LampKind lamp_kind_among(const std::vector<LampKind>& kinds, const std::string& text);

}  // namespace tk
