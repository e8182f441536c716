#pragma once

#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/option_set.h"
#include "engine/core/progress.h"
#include "engine/grid/grid_spec.h"
#include "layers/read_report.h"

namespace tk::cli {

/// JSON whose keys keep the order in which they were set.
using Json = nlohmann::ordered_json;

/// What a verb is given besides its options.
struct Context {
    Progress progress;  ///< reports to the terminal, is cancelled by Ctrl-C
    /// Says which part of the work begins ("reading", "computing", "writing"); times it too.
    std::function<void(const std::string&)> begin_part;
};

/// What a verb found out: the fields of its JSON object, and the same for people.
struct Outcome {
    Json parameters = Json::object();
    std::optional<GridSpec> grid;
    std::optional<std::size_t> cells_with_data;  ///< none where no grid was computed
    std::optional<ReadReport> input;             ///< of the first source
    /// What `input` counts; empty: it is not shown to people, who read it in `text`.
    std::string input_unit = "rows";
    Json result = Json::object();
    std::string output;              ///< file written; empty when none was
    std::vector<std::string> notes;  ///< what was assumed or left out, in sentences
    std::string text;                ///< the result as a short table for people
};

/// One job of the program. Made anew for each command line.
class Verb {
public:
    virtual ~Verb() = default;
    virtual void declare(OptionSet& options) = 0;
    /// Refuses words that contradict each other, before any file is opened. @throws UsageError
    virtual void check(const OptionSet&) {}
    /// @throws InputError, Cancelled, std::exception
    virtual Outcome run(const Context& context) = 0;
};

/// A row of the table that drives dispatch, help and tests.
struct VerbEntry {
    std::string name;
    std::string arguments;  ///< "INCIDENTS --out G"
    std::string summary;
    std::string example;
    std::function<std::unique_ptr<Verb>()> make;
};

/// All verbs, in the order in which help lists them.
const std::vector<VerbEntry>& verbs();

}  // namespace tk::cli
