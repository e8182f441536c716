#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/follow_up/published_effects.h"
#include "layers/output_file.h"

namespace tk {

/// Reads a table of published effects (CSV or any that GDAL opens), one row an effect, in its
/// order. Columns, of which `measure` and `source` must be there:
/// `measure` (lighting | cameras | development | social | patrol | upkeep | other), `crime` (all |
/// property | violence | a category's name; empty: all), `setting` (empty: any), `source`,
/// `finding` (significant | not significant | none detected; empty: significant),
/// `log_effect` (natural logarithm of the relative effect, above 0: fewer) or `per_cent_fewer`,
/// `standard_error` (of log_effect; empty with approximate = yes: the largest that is significant
/// at 5 %), `between_studies_sd`, `approximate` (yes | no), `sureness` (A | B | C),
/// `transferable` (yes | no; empty: yes), `hours` (all | night; empty: all), `note`.
/// @throws InputError with the row if a value is none, or two say different things; without rows
std::vector<PublishedEffect> read_effect_table(const std::string& source);

/// Writes one that read_effect_table() reads back to the last bit.
/// @throws InputError as write_csv()
void write_effect_table(const std::filesystem::path& path,
                        const std::vector<PublishedEffect>& table,
                        Existing existing = Existing::refuse);

/// The table at `source`, or where there is none the program's own.
std::vector<PublishedEffect> effect_table_or_published(const std::string& source);

}  // namespace tk
