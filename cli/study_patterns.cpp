#include "cli/study_patterns.h"

#include <algorithm>
#include <utility>

#include "cli/cluster_analysis.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/source_options.h"
#include "cli/study_result.h"
#include "engine/analyses/place_counts.h"
#include "engine/compare/compare.h"
#include "engine/core/input_error.h"
#include "layers/provenance.h"
#include "layers/read_filtered.h"

namespace tk::cli {
namespace {

class PatternFinder {
public:
    PatternFinder(const StudyResult& result, const Context& context)
        : result_(result), study_(result.study), loaded_(result.loaded), context_(context) {}

    StudyPatterns find() {
        const bool is_along = !study_.hotspot.along.source.empty();
        find_one("clusters", "clusters", study_.clusters.has_value(),
                 [&](Outcome& outcome) { find_clusters_of_study(*study_.clusters, outcome); });
        find_one("near_repeat", "near repeats", study_.near_repeat.has_value(),
                 [&](Outcome& outcome) { find_repeats(*study_.near_repeat, outcome); });
        find_one("density_along_streets", "density along streets", is_along,
                 [&](Outcome& outcome) { find_along_streets(outcome); });
        find_one("risk", "risk", study_.risk.has_value(),
                 [&](Outcome& outcome) { find_risk(*study_.risk, outcome); });
        return std::move(found_);
    }

private:
    /// What cannot be found is left out, as a follow-up is, and the rest of the study goes on.
    template <class Find>
    void find_one(const std::string& key, const std::string& words, bool is_asked,
                  const Find& find) {
        found_.results[key] = nullptr;
        if (!is_asked) return;
        Outcome outcome;
        try {
            find(outcome);
        } catch (const InputError& error) {
            found_.notes.push_back(words + ": left out: " + error.what());
            return;
        }
        found_.results[key] = std::move(outcome.result);
        found_.parameters[key] = std::move(outcome.parameters);
        for (const std::string& note : outcome.notes) found_.notes.push_back(words + ": " + note);
        found_.text += "\n" + words + "\n\n" + outcome.text;
    }

    const Incidents& incidents() const { return loaded_.town->incidents(); }
    const LayerRequest& incident_layer() const { return *study_.layer("incidents"); }

    /// Those of the study, each counted for the field that is asked for.
    Incidents valued_incidents(const std::string& field, std::vector<std::string>& notes) const {
        LayerRequest request = incident_layer();
        request.fields["weight"] = field;
        ReadReport report;
        Incidents valued =
            read_filtered(request, loaded_.context, study_.hotspot.filter, {}, report).incidents;
        report.role = "incidents with '" + field + "'";
        take_further_report(report, notes);
        return valued;
    }

    /// Of files only the name is told: results may be passed on.
    void name_source(const std::string& key, const std::string& source, Outcome& outcome) {
        if (source.empty()) return;
        outcome.parameters[key] = source_name(source);
        found_.sources.push_back(source);
    }

    void find_clusters_of_study(const ClustersAnalysis& asked, Outcome& outcome) {
        const ClusterRequest request = cluster_request(asked, incident_layer().source);
        const CountingGround ground{{asked.cell_m, study_.extent}, loaded_.town->boundary()};
        StudyPatterns::Clusters clusters;
        clusters.value_name = asked.value.empty() ? "count" : "value";
        Incidents studied =
            asked.value.empty() ? incidents() : valued_incidents(asked.value, outcome.notes);
        clusters.places = count_for_clusters(request, studied, ground, loaded_.context, outcome);
        for (Incident& incident : studied.all) incident.weight = 1.0;
        clusters.incidents = clusters.places.cells
                                 ? counts_in_cells(studied.all, *clusters.places.cells).sums
                                 : counts_in_areas(studied.all, clusters.places.areas.shapes).sums;
        clusters.found =
            find_clusters(request, clusters.places, loaded_.context, context_.progress, outcome);
        name_source("areas", asked.areas, outcome);
        found_.clusters = std::move(clusters);
    }

    void find_repeats(const NearRepeatAnalysis& asked, Outcome& outcome) {
        Incidents dated = incidents();
        std::erase_if(dated.all, [](const Incident& incident) { return !incident.when; });
        if (const std::size_t without = incidents().all.size() - dated.all.size(); without > 0)
            outcome.notes.push_back(grouped(static_cast<long long>(without)) +
                                    " incidents without a time are left out");
        NearRepeatRequest request{asked, further_source(asked.streets.source)};
        if (const LayerRequest* own = study_.layer("streets");
            own != nullptr && asked.streets.source.empty())
            request.streets = *own;
        found_.near_repeats =
            find_near_repeats(request, std::move(dated), loaded_.context, context_, outcome);
        if (asked.metric == "network") name_source("streets", request.streets.source, outcome);
    }

    void find_along_streets(Outcome& outcome) {
        const StreetDensityRequest request{
            study_.hotspot, {study_.cell_m, study_.extent}, loaded_.town->boundary()};
        found_.along_streets = density_of_pieces(request, incidents(), loaded_.filter,
                                                 loaded_.context, context_, outcome);
        name_source("along", study_.hotspot.along.source, outcome);
    }

    void find_risk(const RiskAnalysis& asked, Outcome& outcome) {
        const RiskRequest request = risk_request(asked, loaded_.parameters);
        const RiskTask task{request, study_, loaded_};
        const GridSpec spec = risk_grid(task);
        const Progress& progress = context_.progress;
        StudyPatterns::Risk risk{
            fit_risk_map(task, spec, risk_ground(task, loaded_.town, result_.today.get(), progress),
                         progress, outcome),
            {},
            {}};
        outcome.result["scenarios"] = Json::array();
        for (const PlanResult& plan : result_.plans) {
            const RiskGround ground =
                risk_ground(task, plan.after.shared_town(), &plan.after, progress);
            risk.plans.push_back(risk_scores(risk.map.findings.terrain, ground, spec, progress));
            risk.changes.push_back(difference(risk.plans.back(), risk.map.today));
            const Json told =
                risk_plan_as_json(plan.scenario.name, risk.map.today, risk.plans.back());
            outcome.text += "\n" + risk_plan_in_words(told);
            outcome.result["scenarios"].push_back(told);
        }
        if (!result_.plans.empty()) outcome.notes.emplace_back(risk_plan_caveat);
        found_.risk = std::move(risk);
    }

    const StudyResult& result_;
    const Study& study_;
    const LoadedStudy& loaded_;
    const Context& context_;
    StudyPatterns found_;
};

}  // namespace

StudyPatterns find_patterns(const StudyResult& result, const Context& context) {
    return PatternFinder(result, context).find();
}

}  // namespace tk::cli
