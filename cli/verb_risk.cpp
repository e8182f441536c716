// Risk terrain modelling: `tryggkarta risk`.
#include "cli/verb_risk.h"

#include "cli/planned_sources.h"
#include "cli/reading.h"
#include "cli/risk_analysis.h"
#include "cli/risk_layers.h"
#include "cli/surface_output.h"
#include "engine/scenario/apply.h"
#include "layers/analysis_style.h"

namespace tk::cli {

void RiskVerb::declare(OptionSet& options) {
    asked_.declare(options);
    output_.declare(options, "the risk grid: .tif or a table of a .gpkg");
}

void RiskVerb::check(const OptionSet& options) {
    output_.check({".tif", ".gpkg"});
    asked_.check(options);
}

Outcome RiskVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const Study study = asked_.asked_study();
    LoadOptions options;
    options.phase_date = parse_day("--phase-date", asked_.phase_date);
    options.scenario = asked_.scenario;
    const LoadedStudy loaded = load_study(study, options, context.progress);
    outcome.notes = loaded.notes;
    for (const ReadReport& report : loaded.reports) take_notes(report, outcome.notes);
    outcome.input = loaded.reports.front();
    const RiskRequest request = risk_request(asked_.model, loaded.parameters);
    const RiskTask task{request, study, loaded};
    const GridSpec spec = risk_grid(task);

    context.begin_part("compute");
    const RiskGround ground = risk_ground(task, loaded.town, nullptr, context.progress);
    const RiskMap map = fit_risk_map(task, spec, ground, context.progress, outcome);
    outcome.parameters["scenario"] =
        asked_.scenario.empty() ? Json(nullptr) : Json(asked_.scenario);
    Grid<float> scores = map.today;
    if (!asked_.scenario.empty()) {
        const auto town = apply(*loaded.town, loaded.scenarios.front());
        scores =
            risk_scores(map.findings.terrain, risk_ground(task, town, nullptr, context.progress),
                        spec, context.progress);
        const Json plan = risk_plan_as_json(asked_.scenario, map.today, scores);
        outcome.result["scenario"] = plan;
        outcome.text += "\n" + risk_plan_in_words(plan);
        outcome.notes.emplace_back(risk_plan_caveat);
    }
    if (output_.given()) {
        context.begin_part("write");
        write(scores, map.findings.terrain, loaded, context.progress, outcome);
    }
    // In the answer, not in the file: a file may be passed on, and tells no filters.
    outcome.parameters["filter"] =
        filter_as_json(study.hotspot.filter, study.layer("incidents")->where);
    return outcome;
}

void RiskVerb::write(const Grid<float>& scores, const RiskTerrain& terrain,
                     const LoadedStudy& loaded, const Progress& progress, Outcome& outcome) const {
    write_surface({scores, describe_risk(asked_.scenario), style_of_risk_scores(terrain.scale),
                   loaded.context.crs.wkt(), loaded.sources},
                  output_, outcome.parameters, progress);
    outcome.output = output_.path();
}

}  // namespace tk::cli
