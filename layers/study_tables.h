#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layers/config_reader.h"
#include "layers/study.h"
#include "layers/toml_table_writer.h"

/// The tables of a study file, one function a part; see study_file.h.
namespace tk {

/// The name of a study that gives none: its file's.
std::string default_study_name(const std::filesystem::path& file);

/// What [analysis] holds. Features must be read before: the place index names them.
void read_analysis_tables(ConfigReader& analysis, Study& study);

/// Of them [analysis.clusters], [analysis.near_repeat] and [analysis.risk].
void read_pattern_tables(ConfigReader& analysis, Study& study);

/// `snap` and `street_reach` of an analysis along streets.
void read_along(ConfigReader& table, AlongStreets& along);

/// Appends what read_pattern_tables() reads.
void add_pattern_tables(const Study& study, std::string& toml);

/// [analysis.evidence].
void read_evidence_analysis(ConfigReader& table, Study& study);

/// What a measure may be: lighting | cameras | development | social | patrol | upkeep | other.
const std::vector<std::string>& measure_kinds();

/// Amounts by what they are for, as an inline table: `{ light = 45000.0 }`.
std::string toml_amounts(const std::map<std::string, double>& amounts);

/// What the table of a layer says besides its name, key and value as they are written; sources
/// relative to `folder`, values that are the default left out.
std::vector<std::pair<std::string, std::string>> layer_entries(const LayerRequest& request,
                                                               const std::filesystem::path& folder);

/// The table of a problem, a measure or a follow-up as a study's text has it, with its heading and
/// an empty line before; sources relative to `folder`, values that are the default left out.
std::string plan_table(const StudyProblem& problem, const std::filesystem::path& folder);
std::string plan_table(const StudyMeasure& measure, const std::filesystem::path& folder);
std::string plan_table(const StudyFollowUp& follow_up, const std::filesystem::path& folder);

/// [[scenario]], [[problem]], [[measure]] and [[follow_up]].
void read_plan_tables(ConfigReader& root, Study& study);

/// The source under `key`, resolved against the study's folder; empty where it is not there.
std::string study_source(ConfigReader& table, std::string_view key, const Study& study);

/// A text that must be there and not be empty: what other tables name it by.
std::string required_text(ConfigReader& table, std::string_view key, const std::string& remedy);

/// Categories: a list of whole names, or one text in which commas separate them.
std::vector<std::string> study_categories(ConfigReader& table, std::string_view key);

}  // namespace tk
