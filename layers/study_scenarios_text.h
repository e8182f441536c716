#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "layers/study.h"

namespace tk {

/// A scenario as a study is to name it.
struct ScenarioEntry {
    std::string former_name;  ///< what the study calls it now; empty for a new one
    std::string name;
    std::string edits;  ///< source, as GDAL opens it
    // Of a new one that the study has had before; see RemovedScenario.
    std::map<std::string, double> cost_sek = {};
    std::vector<std::string> measures = {};
    std::vector<std::string> follow_ups = {};
};

/// What the study said of a scenario that was taken out, so that it can be said again.
struct RemovedScenario {
    StudyScenario scenario;
    std::vector<std::string> measures;    ///< ids of those that were it
    std::vector<std::string> follow_ups;  ///< names of those whose cameras it added
};

struct StudyWithScenarios {
    Study study;
    std::string toml;
    bool text_kept = true;  ///< comments and order; false: the text had to be written anew
    std::vector<std::string> added_by_others = {};  ///< names of scenarios that were not known
    std::vector<RemovedScenario> removed = {};
};

/// A study's text with other scenarios: those of `entries` that it has are renamed and pointed to
/// their files where they stand, new ones come behind them (with their costs, and as what those of
/// their measures are that name no other scenario), those that were known and are no longer
/// there are taken out. What someone else has added to the text meanwhile stays. Measures and
/// follow-ups follow a new name, and forget a scenario that is gone. All else in the text stays as
/// it is, also comments.
///
/// @param toml the study's text as it is now
/// @param known what the caller has read or written before: only these may go
/// @throws InputError as parse_study(), and where a new entry bears the name of what was added
StudyWithScenarios with_scenarios(std::string_view toml, const std::filesystem::path& file,
                                  const std::vector<ScenarioEntry>& entries,
                                  const std::set<std::string>& known);

/// Reads the study's file, changes its scenarios and saves it, the former text as NAME.bak. A text
/// that would stay the same is not written. @return the study and its text as they then are
/// @throws InputError as read_study() and save_study()
StudyWithScenarios save_scenarios_of_study(const std::filesystem::path& file,
                                           const std::vector<ScenarioEntry>& entries,
                                           const std::set<std::string>& known);

}  // namespace tk
