#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/option_set.h"
#include "cli/verb.h"
#include "engine/town/street_light.h"
#include "engine/visibility/obstacles.h"
#include "layers/read_context.h"

namespace tk::cli {

/// --photometry, --luminaires, --lamp-kinds, --hour and --maintenance-factor: how a verb's lights
/// are read and at what time of the night they burn.
struct LightOptions {
    std::string photometry, luminaires, lamp_kinds, hour;
    std::optional<double> maintenance_factor;

    void declare(OptionSet& options);
    /// @throws UsageError
    void check() const;
    bool any() const;

    std::optional<int> minute_of_day() const;
    /// A verb's context with what reads lights by these options. @throws InputError
    ReadContext reading(const ReadContext& verbs) const;
    /// Adds those that are given, and by what watts became lumens, to a verb's parameters. Of files
    /// only the name is told.
    /// @param used of reading(), once lights are read
    void tell(const ReadContext& used, Json& parameters) const;
    std::vector<std::string> sources() const { return {photometry, luminaires, lamp_kinds}; }
};

/// Says how many lights hang on façades, and how many are out of order.
void note_lights(const std::vector<StreetLight>& lights, const Obstacles& obstacles,
                 std::vector<std::string>& notes);

}  // namespace tk::cli
