// Did a measure work, before and after with a control: `tryggkarta evaluate`.
#include "cli/verb_evaluate.h"

#include <algorithm>
#include <utility>

#include "cli/at_values.h"
#include "cli/evaluate_values.h"
#include "cli/follow_up_json.h"
#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "cli/planned_sources.h"
#include "cli/reading.h"
#include "cli/text_table.h"
#include "engine/core/poisson_interval.h"
#include "engine/follow_up/follow_up_verdict.h"
#include "layers/effect_table.h"
#include "layers/provenance.h"
#include "layers/read_buildings.h"
#include "layers/read_cameras.h"
#include "layers/study_tables.h"
#include "layers/treated_cameras.h"

namespace tk::cli {
namespace {

constexpr const char* of_incidents[] = {"--treated",
                                        "--treated-cameras",
                                        "--buildings",
                                        "--control",
                                        "--buffer",
                                        "--control-buffer",
                                        "--date",
                                        "--before-days",
                                        "--after-days",
                                        "--installation-days",
                                        "--series",
                                        "--reference",
                                        "--control-candidates",
                                        "--expected",
                                        "--setting",
                                        "--effects",
                                        "--crs",
                                        "--from",
                                        "--to",
                                        "--category",
                                        "--hours",
                                        "--weekdays",
                                        "--darkness",
                                        "--layer",
                                        "--where",
                                        "--input-crs",
                                        "--timezone",
                                        "--x",
                                        "--y",
                                        "--time",
                                        "--time-end",
                                        "--category-field",
                                        "--weight"};
constexpr int most_days = 36525;

Json rate_as_json(const CountedRate& rate) {
    const PoissonInterval counts = poisson_interval(rate.count);
    return {{"count", rate.count},
            {"exposure", rate.exposure},
            {"rate", rate.rate()},
            {"interval", {counts.low / rate.exposure, counts.high / rate.exposure}}};
}

std::vector<std::string> rate_row(const char* name, const CountedRate& rate) {
    const PoissonInterval counts = poisson_interval(rate.count);
    return {name, plain_number(rate.count), plain_number(rate.exposure), plain_number(rate.rate()),
            plain_number(counts.low / rate.exposure) + " to " +
                plain_number(counts.high / rate.exposure)};
}

Json weights_as_json(const AreaWeights& weights) {
    return {weights.treated, weights.control, weights.displacement, weights.control_displacement};
}

void require_known_kind(const std::string& kind) {
    const std::vector<std::string>& kinds = measure_kinds();
    if (kind.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return;
    std::string known;
    for (const std::string& one : kinds) known += (known.empty() ? "" : ", ") + one;
    throw UsageError("--expected: '" + kind + "' is none of " + known);
}

}  // namespace

void EvaluateVerb::declare(OptionSet& options) {
    options.text("--counts", "TB,TA,CB,CA[,DB,DA[,CDB,CDA]]", counts_,
                 "counts before and after: treated, control, displacement area, the control's "
                 "displacement area");
    options.text("--rates", "K1/N1,K2/N2", rates_,
                 "two counts over what they were counted over: are the rates the same?");
    options.text("--study", "STUDY", study_.study,
                 "a follow-up of this study with all of its table, as `run` computes it");
    options.text("--follow-up", "NAME", study_.follow_up,
                 "with --study: which (the only one that it has)");
    options.flag("--lock", study_.lock,
                 "with --study: fix the design in the study's file before the measure; says how "
                 "small an effect it could see, and computes no outcome");
    options.flag("--lock-anew", study_.lock_anew, "the same where it is locked already");
    source_.declare_option(options, "--incidents", "incidents: points with a time",
                           incident_fields());
    filter_.declare(options);
    options.text("--crs", "C", crs_,
                 "the projected CRS to compute in, in metres, or `local` (the source's, else by "
                 "its place)");
    options.text("--treated", "S", treated_, "polygons of the area that got the measure");
    options.text("--treated-cameras", "S", treated_cameras_,
                 "cameras that are the measure, in place of --treated: the area is what they see");
    options.text("--buildings", "S", buildings_,
                 "with --treated-cameras: buildings that stand in their way");
    options.text("--control", "S", control_, "polygons of a comparable area that did not");
    options.text("--buffer", "M|S", buffer_,
                 "the displacement area: so many metres around the treated area, or polygons");
    options.text("--control-buffer", "M|S", control_buffer_, "the same around the control");
    options.text("--date", "D", date_, "the day on which the measure begins, as 2025-03-01");
    options.whole("--before-days", "N", task_.read.before_days, "days before it that count (365)");
    options.whole("--after-days", "N", task_.read.after_days, "days from it on that count (365)");
    options.whole("--installation-days", "N", task_.read.installation_days,
                  "days from it on that count to neither, while the measure is put in place (0)");
    options.text("--series", "month", series_,
                 "counts by month, difference in differences and interrupted time series");
    options.text("--reference", "S", task_.read.reference,
                 "polygons of comparable places that could have been chosen too: what of the "
                 "fall would have come by itself");
    options.text("--control-candidates", "S", task_.read.control_candidates,
                 "polygons that might serve as control: how well they do, and what they give");
    options.text("--expected", "KIND", task_.evidence.kind,
                 "with --incidents: what published effects of such a measure let expect, beside "
                 "what is observed: lighting, cameras, ...");
    options.text("--setting", "NAME", task_.evidence.setting,
                 "with --expected: where the measure is, as the table of effects calls it: 'car "
                 "park'");
    options.text("--effects", "S", task_.evidence.table,
                 "with --expected: a table of published effects (the program's own)");
    options.text("--write-effects", "FILE.csv", write_effects_,
                 "write the program's own table of published effects, to edit and give with "
                 "--effects or in a study, and do nothing else");
    options.flag("--overwrite", overwrite_,
                 "with --write-effects: replace FILE.csv if this program made it");
    options.text("--time-weights", "B,A", time_weights_,
                 "with --counts: by what counts before and after are divided (1,1)");
    options.text("--area-weights", "T,C,D,CD", area_weights_,
                 "by what the areas' counts are divided in the difference (1,1,1,1)");
    options.text("--overdispersion", "F|estimate", overdispersion_,
                 "variance over mean of such counts (--incidents: estimated from the months; "
                 "--counts: 2)");
    options.whole("--seed", "N", seed_, "of the displacement quotient's bootstrap (1)");
}

void EvaluateVerb::check_form(const OptionSet& options) const {
    int forms = 0;
    for (const char* form : {"--counts", "--rates", "--incidents", "--study", "--write-effects"})
        forms += options.given(form) ? 1 : 0;
    if (forms != 1)
        throw UsageError(
            "give one of --incidents (with --treated, --control and --date), --counts, --rates, "
            "--study, or --write-effects");
    if (overwrite_ && write_effects_.empty())
        throw UsageError("--overwrite is about --write-effects, which is not given");
    if (task_.evidence.kind.empty())
        for (const char* option : {"--setting", "--effects"})
            if (options.given(option))
                throw UsageError(std::string(option) + " is about --expected, which is not given");
    if (!options.given("--incidents")) {
        for (const char* option : of_incidents)
            if (options.given(option))
                throw UsageError(std::string(option) + " is about --incidents, which is not given");
    }
    if (options.given("--incidents") && options.given("--time-weights"))
        throw UsageError("--time-weights: with --incidents periods weigh by their days");
    for (const char* form : {"--rates", "--write-effects"}) {
        if (!options.given(form)) continue;
        for (const char* option : {"--time-weights", "--area-weights", "--overdispersion"})
            if (options.given(option))
                throw UsageError(std::string(option) + " is not about " + form);
    }
}

void EvaluateVerb::check_study(const OptionSet& options) const {
    if (!options.given("--study")) {
        for (const char* option : {"--follow-up", "--lock", "--lock-anew"})
            if (options.given(option))
                throw UsageError(std::string(option) + " is about --study, which is not given");
        return;
    }
    for (const char* option : {"--area-weights", "--time-weights", "--overdispersion", "--seed"})
        if (options.given(option))
            throw UsageError(std::string(option) +
                             ": with --study the follow-up's table says all there is to say");
}

void EvaluateVerb::check(const OptionSet& options) {
    check_form(options);
    check_study(options);
    study_.lock = study_.lock || study_.lock_anew;
    weights_ = parse_weights(time_weights_, area_weights_);
    task_.overdispersion = parse_overdispersion(overdispersion_);
    task_.seed = static_cast<std::uint64_t>(require_at_least("--seed", seed_, 0));
    if (!counts_.empty()) parse_area_counts(counts_);
    if (!rates_.empty()) parse_rates(rates_);
    if (options.given("--incidents")) check_incidents();
    if (!write_effects_.empty() && path_from_utf8(write_effects_).extension() != ".csv")
        throw UsageError("--write-effects: '" + write_effects_ + "' does not end in .csv");
}

void EvaluateVerb::check_incidents() {
    if (!treated_.empty() && !treated_cameras_.empty())
        throw UsageError("--treated-cameras stands in place of --treated: give one of them");
    if (!buildings_.empty() && treated_cameras_.empty())
        throw UsageError("--buildings is about --treated-cameras, which is not given");
    const std::string& measure = treated_cameras_.empty() ? treated_ : treated_cameras_;
    for (const auto& [option, words] :
         {std::pair{"--treated", &measure}, {"--control", &control_}, {"--date", &date_}})
        if (words->empty()) throw UsageError(std::string("--incidents needs ") + option);
    FollowUpRequest& asked = task_.read;
    asked.filter = filter_.checked();
    asked.date = *parse_day("--date", date_);
    for (const auto& [option, days] :
         {std::pair{"--before-days", asked.before_days}, {"--after-days", asked.after_days}})
        if (days < 1 || days > most_days)
            throw UsageError(std::string(option) + ": must be 1 to " + std::to_string(most_days));
    if (asked.installation_days < 0 || asked.installation_days > most_days)
        throw UsageError("--installation-days: must be 0 to " + std::to_string(most_days));
    if (!series_.empty() && series_ != "month")
        throw UsageError("--series: '" + series_ + "' is not month");
    task_.monthly = !series_.empty();
    asked.buffer = parse_buffer("--buffer", buffer_);
    asked.control_buffer = parse_buffer("--control-buffer", control_buffer_);
    if (asked.buffer.none() && !asked.control_buffer.none())
        throw UsageError("--control-buffer: there is no --buffer that it would be compared with");
    require_known_kind(task_.evidence.kind);
    asked.treated = treated_;
    asked.control = control_;
    task_.area_weights = weights_;
}

Outcome EvaluateVerb::run(const Context& context) {
    if (!write_effects_.empty()) return written_effects();
    if (!counts_.empty()) return from_counts();
    if (!rates_.empty()) return from_rates();
    if (!study_.study.empty()) return evaluate_study(study_, context);
    return from_incidents(context);
}

Outcome EvaluateVerb::from_counts() const {
    FollowUpQuestion question{parse_area_counts(counts_), weights_};
    question.bootstrap.seed = task_.seed;
    if (task_.overdispersion) question.overdispersion = *task_.overdispersion;
    const FollowUpFindings findings = findings_of(question);
    Outcome outcome;
    const std::string from = task_.overdispersion ? "given" : "assumed";
    outcome.parameters = {{"form", "counts"},
                          {"overdispersion", question.overdispersion},
                          {"overdispersion_from", from},
                          {"time_weights", {weights_.before, weights_.after}},
                          {"area_weights", weights_as_json(weights_)},
                          {"seed", task_.seed}};
    outcome.result = empty_evaluation();
    put_findings(question.counts, findings, outcome.result);
    const std::string verdict = verdict_of(findings);
    outcome.result["verdict"] = verdict;
    outcome.result["overdispersion"] = {{"value", question.overdispersion},
                                        {"from", from},
                                        {"estimate", nullptr},
                                        {"degrees_of_freedom", 0}};
    if (!task_.overdispersion)
        outcome.notes.push_back(
            std::string(overdispersion_ == "estimate"
                            ? "overdispersion cannot be estimated from totals"
                            : "overdispersion is not given") +
            ": 2 is assumed, which widens the relative effect's interval; with --incidents it is "
            "estimated from the months");
    note_findings(question, findings, outcome.notes);
    outcome.notes.push_back(
        "sensitivity is empty: other controls, surroundings and periods need --incidents");
    outcome.text = findings_table(question.counts, findings) + "\n" + verdict + "\n";
    return outcome;
}

Outcome EvaluateVerb::from_rates() const {
    const TwoRates rates = parse_rates(rates_);
    const RateComparison compared = compare_rates(rates.first, rates.second);
    const std::string verdict = verdict_of_rates(compared);
    Outcome outcome;
    outcome.parameters = {{"form", "rates"}};
    outcome.result = empty_evaluation();
    outcome.result["counts"] = {{"first", rate_as_json(rates.first)},
                                {"second", rate_as_json(rates.second)}};
    outcome.result["rate_comparison"] = {{"p", compared.p},
                                         {"ratio", number_or_null(compared.ratio)},
                                         {"difference", compared.difference},
                                         {"statistic", compared.statistic}};
    outcome.result["verdict"] = verdict;
    outcome.notes.push_back(
        "two rates alone: what needs a control or surroundings is null; p is by the exact E-test "
        "(Krishnamoorthy and Thomson 2004), intervals are Garwood's (1936)");
    outcome.notes.push_back(
        "counts are taken as Poisson: where incidents come in clusters p is too small");
    outcome.text = text_table({{"rate", "count", "over", "rate", "95 % interval"},
                               rate_row("first", rates.first),
                               rate_row("second", rates.second)}) +
                   "\np " + plain_number(compared.p) + "\n\n" + verdict + "\n";
    return outcome;
}

Outcome EvaluateVerb::written_effects() const {
    const std::vector<PublishedEffect> table = published_effects();
    write_effect_table(path_from_utf8(write_effects_), table,
                       overwrite_ ? Existing::replace_ours : Existing::refuse);
    Outcome outcome;
    outcome.parameters = {{"form", "effects"}};
    outcome.result = empty_evaluation();
    outcome.output = write_effects_;
    outcome.text = std::to_string(table.size()) + " published effects\n";
    return outcome;
}

/// As a study's [analysis.cameras] has it where it says nothing.
MultiPolygon EvaluateVerb::seen_by_cameras(const ReadContext& reading,
                                           std::vector<std::string>& notes) const {
    const auto take = [&](ReadReport& report, const char* role) {
        report.role = role;
        take_further_report(report, notes);
    };
    ReadReport of_cameras, of_buildings;
    const std::vector<Camera> cameras =
        read_cameras(further_source(treated_cameras_), reading, of_cameras);
    take(of_cameras, "cameras");
    TownParts parts;
    if (!buildings_.empty()) {
        parts.buildings = read_buildings(further_source(buildings_), reading, of_buildings);
        take(of_buildings, "buildings");
    }
    const CamerasAnalysis usual;
    Progress quiet;
    quiet.cancelled = reading.progress->cancelled;
    return area_seen_by(
        *build_town(std::move(parts)), cameras,
        {.target_height_m = usual.target_height_m, .rule = usual.rule, .standard = usual.standard},
        usual.cell_m, treated_cameras_, quiet);
}

Outcome EvaluateVerb::from_incidents(const Context& context) const {
    Outcome outcome;
    FollowUpTask task = task_;
    const LayerRequest& incidents = task.read.incidents = source_.request();
    const ReadContext reading = reading_context(incidents, crs_, context, outcome.notes);
    if (!treated_cameras_.empty()) {
        task.read.seen_by_cameras = seen_by_cameras(reading, outcome.notes);
        task.treated_cameras = source_name(treated_cameras_);
    }
    FollowUpAnswer answer = follow_up_from_incidents(task, reading, context);
    outcome.parameters = std::move(answer.parameters);
    outcome.parameters["area_weights"] = weights_as_json(weights_);
    outcome.parameters["filter"] = filter_as_json(task.read.filter, incidents.where);
    outcome.result = std::move(answer.result);
    outcome.text = std::move(answer.text);
    outcome.input = std::move(answer.input);
    for (std::string& note : answer.notes) outcome.notes.push_back(std::move(note));
    return outcome;
}

}  // namespace tk::cli
