#pragma once

#include <string>

namespace tk {

/// A kind of lamp and the light it gives for its watts.
struct LampKind {
    const char* name;  ///< in English
    double lm_per_w;   ///< that leave the luminaire
    bool recognised;   ///< false: nothing in the text named a kind
};

/// The kind that a text names, in Swedish or English; see flux_per_watt_lm() for the sources.
LampKind lamp_kind(const std::string& text);

}  // namespace tk
