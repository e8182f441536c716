#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "engine/town/town.h"
#include "layers/provenance.h"
#include "layers/scenario_edits.h"

namespace tk {

/// What the tables of scenarios said in columns that this program does not read, by file: of rows
/// that are gone from it too, so that a removal which was saved can be undone.
struct OwnersColumns;
std::shared_ptr<OwnersColumns> make_owners_columns();

struct ScenarioTarget {
    std::filesystem::path path;  ///< a GeoPackage, made where it is not there
    std::string crs_wkt;         ///< of the study; empty for plane coordinates without a reference
    /// The day for which the study was read: it decides what need not be said of developments.
    std::optional<std::chrono::year_month_day> phase_date = {};
    Provenance provenance = {};
    /// Of all that is written in a session; null: a row that comes back has no owner's columns.
    std::shared_ptr<OwnersColumns> owners = {};
};

/// Writes a scenario's edits so that read_scenario_edits() gives the same back, in their order and
/// to the last bit: heights, places, dates, what is switched off, values that are taken away.
///
/// A modified row holds only what differs from `today`: what is renewed in today's layers later
/// shows in the scenario too. The tables of edits are replaced whole (also those with Swedish
/// names, which keep them); what they say in columns that this program does not read goes with the
/// object's id into the new ones, and all other tables of the file stay as they are. A file whose
/// tables of edits this program did not make is kept as NAME.bak first. Written under a temporary
/// name and put in place when complete.
///
/// What is lost: a shape that crosses itself is mended in reading, blanks at the ends of a text
/// and a text that stands for no value ("-", "null", "n/a") are read as none.
///
/// @throws InputError if the file is no GeoPackage, is open in another program or cannot be
///         written; the former file is then as it was
void write_scenario(const ScenarioTarget& target, std::span<const ScenarioEdit> edits,
                    const Town& today);

}  // namespace tk
