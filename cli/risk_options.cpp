#include "cli/risk_options.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <set>
#include <utility>
#include <variant>

#include "cli/option_values.h"
#include "cli/planned_sources.h"
#include "cli/source_options.h"
#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "layers/study_file.h"

namespace tk::cli {
namespace {

const std::vector<std::string> surface_words{"light", "cameras", "sightlines"};
struct NamedFeatures {
    std::string name, source;
};
NamedFeatures parsed_features(const std::string& text) {
    const auto sign = text.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == text.size())
        throw UsageError("--features: '" + text + "' must be NAME=SOURCE, as in bars=bars.gpkg");
    return {text.substr(0, sign), text.substr(sign + 1)};
}

/// Takes an option of [analysis.risk] where the command does not give it.
template <class Value, class Into>
void take_risk_default(const Study& study, const std::string& key, bool is_given, Into& into) {
    const auto table = study.later_analyses.find("risk");
    if (is_given || table == study.later_analyses.end()) return;
    const auto option = table->second.find(key);
    if (option != table->second.end()) into = static_cast<Into>(std::get<Value>(option->second));
}

std::string listed_risk_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

}  // namespace

void RiskOptions::declare(OptionSet& options) {
    options.source("STUDY", study, "study file (.toml): its incidents, its features, its boundary");
    filter_.declare(options);
    options.number("--block", "M", block_m_,
                   "a block's length in metres; cells are half as wide (the study's, else 100)");
    options.whole("--blocks", "N", blocks_, "how many blocks a feature reaches at most (3)");
    options.choice("--increments", {"half", "whole"}, increments,
                   "distances are tried by half blocks or whole ones (the study's, else half)");
    options.choice("--operations", {"both", "proximity", "density"}, operations,
                   "whether features count by being near, by being dense, or either");
    options.choice("--effect", {"raise", "lower", "either"}, effect,
                   "what features may do to the incidents (aggravating, protective)");
    options.whole("--folds", "N", folds_, "of the cross-validations (the study's, else 5)");
    options.choice("--family", {"auto", "poisson", "negative-binomial"}, family,
                   "of the model; auto: the one with the lower BIC");
    options.text("--split", "DATE", split,
                 "incidents from this day on are foretold by those before (the study's, else the "
                 "day by which four fifths have happened)");
    options.number("--area-share", "F", area_share,
                   "of the cells with the highest scores, for hit rate and PAI (0.1)");
    options.texts("--features", "NAME=SOURCE", features_,
                  "further features that risk may go with, besides the study's; repeatable");
    options.texts(
        "--without", "NAME", without_,
        "features that are not to be tried: the study's, or its streets or buildings; repeatable");
    options.texts("--surface", "light|cameras|sightlines", surfaces,
                  "a surface of the study that risk may go with, by its mean and spread within "
                  "the position error; repeatable");
    options.number("--position-error", "M", position_error_m,
                   "how far incidents may lie from where they are put, if it is known");
    options.text("--scenario", "NAME", scenario,
                 "the risk grid of this plan, by the model that is fitted to today");
    options.text("--phase-date", "D", phase_date,
                 "the day for which planned developments stand or not");
    options.whole("--seed", "N", seed_, "of the folds (the study's, else 1)");
}

void RiskOptions::check(const OptionSet& options) {
    checked_filter_ = filter_.checked();
    require_positive("--block", block_m_);
    require_at_least("--blocks", blocks_, 1);
    require_at_least("--folds", folds_, 2);
    require_at_least("--seed", seed_, 0);
    require_not_negative("--position-error", position_error_m);
    if (!(area_share > 0.0 && area_share <= 1.0))
        throw UsageError("--area-share: must be above 0 and at most 1");
    parse_day("--split", split);
    parse_day("--phase-date", phase_date);
    std::set<std::string> names;
    for (const std::string& text : features_)
        if (const std::string name = parsed_features(text).name; !names.insert(name).second)
            throw UsageError("--features: '" + name + "' is named twice");
    for (const std::string& word : surfaces)
        if (std::find(surface_words.begin(), surface_words.end(), word) == surface_words.end())
            throw UsageError("--surface: '" + word + "' is none of " +
                             listed_risk_words(surface_words));
    has_block_ = options.given("--block");
    has_increments_ = options.given("--increments");
    has_folds_ = options.given("--folds");
    has_family_ = options.given("--family");
    has_seed_ = options.given("--seed");
}

/// The study's [analysis.risk] where the command says nothing.
void RiskOptions::take_defaults(const Study& of) {
    take_risk_default<double>(of, "block", has_block_, block_m_);
    take_risk_default<std::string>(of, "increments", has_increments_, increments);
    take_risk_default<std::int64_t>(of, "folds", has_folds_, folds_);
    take_risk_default<std::string>(of, "family", has_family_, family);
    take_risk_default<std::string>(of, "split", !split.empty(), split);
    take_risk_default<std::int64_t>(of, "seed", has_seed_, seed_);
    candidates.block_m = block_m_;
    candidates.blocks = blocks_;
    candidates.increments = increments == "whole" ? RiskIncrements::whole : RiskIncrements::half;
    candidates.operations = operations == "proximity" ? RiskOperations::proximity
                            : operations == "density" ? RiskOperations::density
                                                      : RiskOperations::both;
    candidates.position_error_m = position_error_m;
    candidates.without = without_;
    selection.family = family == "poisson"             ? RiskFamily::poisson
                       : family == "negative-binomial" ? RiskFamily::negative_binomial
                                                       : RiskFamily::lower_bic;
    selection.features = effect == "raise"   ? CoefficientSign::not_negative
                         : effect == "lower" ? CoefficientSign::not_positive
                                             : CoefficientSign::any;
    selection.folds = folds_;
    selection.seed = static_cast<std::uint64_t>(seed_);
}

RiskTerrainOptions RiskOptions::terrain_options(const AssessmentParameters& of) const {
    RiskTerrainOptions options{candidates, selection};
    if (const auto day = parse_day("--split", split)) options.split = std::chrono::local_days{*day};
    options.area_share = area_share;
    if (of.hotspot) options.density_bandwidth_m = of.hotspot->kernel.bandwidth_m;
    return options;
}

Study RiskOptions::asked_study() {
    Study read = read_study(path_from_utf8(study));
    take_defaults(read);
    for (const std::string& text : features_) {
        const NamedFeatures named = parsed_features(text);
        for (const FeatureLayer& layer : read.features)
            if (layer.name == named.name)
                throw InputError("--features", "the study has features '" + named.name + "' too",
                                 "give another name");
        read.features.push_back({named.name, further_source(named.source)});
    }
    StudyFilter& filter = read.hotspot.filter;
    const auto take = [](std::string& of_study, const std::string& asked) {
        if (!asked.empty()) of_study = asked;
    };
    take(filter.from, checked_filter_.from);
    take(filter.to, checked_filter_.to);
    take(filter.hours, checked_filter_.hours);
    take(filter.weekdays, checked_filter_.weekdays);
    take(filter.darkness, checked_filter_.darkness);
    if (!checked_filter_.categories.empty()) filter.categories = checked_filter_.categories;
    // Only the bandwidth of its density is wanted.
    read.hotspot.edge = "none";
    read.hotspot.relative_to.clear();
    read.hotspot.adaptive = false;
    std::erase(read.not_computed, "[analysis.risk]");
    return read;
}

}  // namespace tk::cli
