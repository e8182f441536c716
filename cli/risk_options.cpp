#include "cli/risk_options.h"

#include <algorithm>
#include <utility>

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

std::string listed_risk_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

}  // namespace

void RiskOptions::declare(OptionSet& options) {
    options.source("STUDY", study, "study file (.toml): its incidents, its features, its boundary");
    filter_.declare(options);
    options.number("--block", "M", said_.block_m,
                   "a block's length in metres; cells are half as wide (the study's, else 100)");
    options.whole("--blocks", "N", said_.blocks,
                  "how many blocks a feature reaches at most (the study's, else 3)");
    options.choice("--increments", {"half", "whole"}, said_.increments,
                   "distances are tried by half blocks or whole ones (the study's, else half)");
    options.choice("--operations", {"both", "proximity", "density"}, said_.operations,
                   "whether features count by being near, by being dense, or either");
    options.choice("--effect", {"raise", "lower", "either"}, said_.effect,
                   "what features may do to the incidents (aggravating, protective)");
    options.whole("--folds", "N", said_.folds, "of the cross-validations (the study's, else 5)");
    options.choice("--family", {"auto", "poisson", "negative-binomial"}, said_.family,
                   "of the model; auto: the one with the lower BIC");
    options.text("--split", "DATE", said_.split,
                 "incidents from this day on are foretold by those before (the study's, else the "
                 "day by which four fifths have happened)");
    options.number(
        "--area-share", "F", said_.area_share,
        "of the cells with the highest scores, for hit rate and PAI (the study's, else 0.1)");
    options.texts("--features", "NAME=SOURCE", features_,
                  "further features that risk may go with, besides the study's; repeatable");
    options.texts(
        "--without", "NAME", said_.without,
        "features that are not to be tried: the study's, or its streets or buildings; repeatable");
    options.texts("--surface", "light|cameras|sightlines", said_.surfaces,
                  "a surface of the study that risk may go with, by its mean and spread within "
                  "the position error; repeatable");
    options.number("--position-error", "M", said_.position_error_m,
                   "how far incidents may lie from where they are put, if it is known");
    options.text("--scenario", "NAME", scenario,
                 "the risk grid of this plan, by the model that is fitted to today");
    options.text("--phase-date", "D", phase_date,
                 "the day for which planned developments stand or not");
    options.whole("--seed", "N", said_.seed, "of the folds (the study's, else 1)");
}

void RiskOptions::check(const OptionSet& options) {
    checked_filter_ = filter_.checked();
    require_positive("--block", said_.block_m);
    require_at_least("--blocks", said_.blocks, 1);
    require_at_least("--folds", said_.folds, 2);
    require_at_least("--seed", said_.seed, 0);
    require_not_negative("--position-error", said_.position_error_m);
    if (!(said_.area_share > 0.0 && said_.area_share <= 1.0))
        throw UsageError("--area-share: must be above 0 and at most 1");
    parse_day("--split", said_.split);
    parse_day("--phase-date", phase_date);
    std::set<std::string> names;
    for (const std::string& text : features_)
        if (const std::string name = parsed_features(text).name; !names.insert(name).second)
            throw UsageError("--features: '" + name + "' is named twice");
    for (const std::string& word : said_.surfaces)
        if (std::find(surface_words.begin(), surface_words.end(), word) == surface_words.end())
            throw UsageError("--surface: '" + word + "' is none of " +
                             listed_risk_words(surface_words));
    for (const char* option :
         {"--block", "--blocks", "--increments", "--operations", "--effect", "--folds", "--family",
          "--split", "--area-share", "--without", "--surface", "--position-error", "--seed"})
        if (options.given(option)) given_.insert(option);
}

/// The study's [analysis.risk] where the command says nothing.
void RiskOptions::take_defaults(const Study& of) {
    model = of.risk.value_or(RiskAnalysis{});
    const auto take = [&](const char* option, auto RiskAnalysis::*member) {
        if (given_.contains(option)) model.*member = said_.*member;
    };
    take("--block", &RiskAnalysis::block_m);
    take("--blocks", &RiskAnalysis::blocks);
    take("--increments", &RiskAnalysis::increments);
    take("--operations", &RiskAnalysis::operations);
    take("--effect", &RiskAnalysis::effect);
    take("--folds", &RiskAnalysis::folds);
    take("--family", &RiskAnalysis::family);
    take("--split", &RiskAnalysis::split);
    take("--area-share", &RiskAnalysis::area_share);
    take("--without", &RiskAnalysis::without);
    take("--surface", &RiskAnalysis::surfaces);
    take("--position-error", &RiskAnalysis::position_error_m);
    take("--seed", &RiskAnalysis::seed);
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
    return read;
}

}  // namespace tk::cli
