#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/option_set.h"
#include "cli/verb.h"
#include "engine/town/building.h"
#include "engine/town/terrain.h"
#include "layers/read_context.h"

namespace tk::cli {

/// A day in the text of an option; none for an empty text. @throws UsageError naming `option`
std::optional<std::chrono::year_month_day> parse_day(const std::string& option,
                                                     const std::string& text);

/// --developments and --phase-date: what is planned, and the day for which it stands or not.
struct PlannedSources {
    std::string developments;
    std::string phase_date;

    void declare(OptionSet& options);
    /// @throws UsageError if one is given without the other, or the day is none
    void check() const;
    /// None without --developments. How many stand is noted.
    /// @param ground levels of roofs become heights by it; may be null
    std::vector<Development> read(const ReadContext& reading,
                                  const std::shared_ptr<const Terrain>& ground,
                                  std::vector<std::string>& notes) const;
    /// Adds the day to a verb's parameters where one is given.
    void tell(Json& parameters) const;
};

}  // namespace tk::cli
