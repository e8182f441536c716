// An area: what lies in it, and what its surfaces are on average, today and under a plan.
#include <imgui.h>

#include <array>
#include <cmath>

#include "engine/grid/zonal.h"
#include "viewer/map/legend_model.h"
#include "viewer/panels/inspector_parts.h"
#include "viewer/panels/place_facts.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct AreaValue {
    std::string name, kind, today, plan;
};

struct AreaMemory : DialogMemory {
    MultiPolygon area;
    std::string plan;
    Language language = Language::swedish;
    std::shared_ptr<const AssessedStudy> results;
    std::shared_ptr<const Town> today, plan_town;
    std::shared_ptr<const FilteredIncidents> shown;
    std::optional<double> years;
    AreaFacts facts;
    std::vector<AreaValue> values;
};

std::string mean_words(const AssessedSide* side, Surface surface, const MultiPolygon& area) {
    if (side == nullptr || side->of(surface).grid == nullptr) return {};
    const double mean = summarise(*side->of(surface).grid, area).mean;
    return std::isfinite(mean) ? value_text(mean) : std::string();
}

std::string counted_words(std::int64_t count) {
    return number_text(static_cast<long long>(count));
}

std::vector<AreaValue> values_of(const AreaMemory& memory, PanelFrame& frame) {
    const AreaFacts& facts = memory.facts;
    const bool planned = !memory.plan.empty();
    const AssessmentParameters& p = frame.bench.parameters();
    const std::string measured = kind_text(NumberKind::measured);
    std::vector<AreaValue> values;
    if (!memory.today->incidents().all.empty()) {
        values.push_back({tr("Incidents"), measured, counted_words(facts.incidents), {}});
        if (facts.area_km2 > 0.0)
            values.push_back(
                {tr("Incidents per km²"),
                 measured,
                 short_number_text(static_cast<double>(facts.incidents) / facts.area_km2),
                 {}});
        // A filter on the time leaves out days, and then the span says nothing of a year.
        if (facts.area_km2 > 0.0 && memory.years && frame.session().filter.empty())
            values.push_back({tr("Incidents per km² and year"),
                              measured,
                              short_number_text(static_cast<double>(facts.incidents) /
                                                facts.area_km2 / *memory.years),
                              {}});
    }
    values.push_back({tr("Street lights"), measured, counted_words(facts.lights_today),
                      planned ? counted_words(facts.lights_plan) : std::string()});
    values.push_back({tr("Cameras"), measured, counted_words(facts.cameras_today),
                      planned ? counted_words(facts.cameras_plan) : std::string()});
    values.push_back({tr("Buildings"), measured, counted_words(facts.buildings_today),
                      planned ? counted_words(facts.buildings_plan) : std::string()});
    const auto planned_row = [&](const char* title, double AreaFacts::Planned::*number) {
        const double now = facts.planned_today.*number, then = facts.planned_plan.*number;
        if (now == 0.0 && then == 0.0) return;
        values.push_back({title, tr("as planned"), counted_words(std::llround(now)),
                          planned ? counted_words(std::llround(then)) : std::string()});
    };
    planned_row(tr("Dwellings that are planned"), &AreaFacts::Planned::dwellings);
    planned_row(tr("Workplaces that are planned"), &AreaFacts::Planned::workplaces);
    const AssessedSide* today = frame.bench.side_of({});
    const AssessedSide* plan = planned ? frame.bench.side_of(memory.plan) : nullptr;
    for (const Surface surface : all_surfaces) {
        const std::string mean = mean_words(today, surface, memory.area);
        if (mean.empty()) continue;
        values.push_back({surface_title(surface) + ", " + shown_unit(surface, p),
                          kind_text(kind_of(surface)) + " · " + tr("mean"), mean,
                          mean_words(plan, surface, memory.area)});
    }
    return values;
}

bool refresh_area(AreaMemory& memory, PanelFrame& frame, const std::string& plan) {
    const Session& session = frame.session();
    const std::shared_ptr<const Town> today = session.loaded->town;
    const std::shared_ptr<const Town> plan_town =
        plan.empty() ? nullptr : frame.bench.town_of(plan);
    const auto shown = frame.bench.shown_incidents();
    const auto results = frame.bench.shared_results();
    if (memory.today == today && memory.area == *session.asked_area && memory.plan == plan &&
        memory.plan_town == plan_town && memory.shown == shown && memory.results == results &&
        memory.language == language())
        return false;
    if (memory.today != today) memory.years = observed_years(today->incidents());
    const bool same_objects = memory.today == today && memory.area == *session.asked_area &&
                              memory.plan_town == plan_town && memory.shown == shown;
    memory.today = today;
    memory.area = *session.asked_area;
    memory.plan = plan;
    memory.plan_town = plan_town;
    memory.shown = shown;
    memory.results = results;
    memory.language = language();
    if (!same_objects)
        memory.facts = area_facts(*today, plan_town.get(),
                                  shown == nullptr ? nullptr : &shown->indices, memory.area);
    memory.values = values_of(memory, frame);
    return true;
}

std::string area_as_text(const AreaMemory& memory) {
    std::string text =
        std::string("\t") + tr("Today") + (memory.plan.empty() ? "" : "\t" + memory.plan) + "\n";
    for (const AreaValue& value : memory.values) {
        text += value.name + "\t" + value.today;
        if (!memory.plan.empty()) text += "\t" + value.plan;
        text += "\n";
    }
    return text;
}

/// "0,42 km²", and hectares below that: "3,1 ha".
std::string size_words(double km2) {
    if (km2 < 0.1) return short_number_text(km2 * 100.0) + "\u00A0ha";
    return short_number_text(km2) + "\u00A0km²";
}

}  // namespace

void inspect_area(PanelFrame& frame) {
    auto& memory = memory_of<AreaMemory>(frame.state.panel_memory["inspect_area"]);
    const std::string plan = inspected_plan(frame);
    refresh_area(memory, frame, plan);
    if (ui::section_head(tr("What is in the area?"), "copy_area", Icon::copy,
                         tr("Copy as a table")))
        frame.emit(AppRequest{CopyText{area_as_text(memory)}});
    ui::text(size_words(memory.facts.area_km2), TextStyle::number);
    ui::divider();
    ui::value_head(tr("Today"), plan);
    for (const AreaValue& value : memory.values)
        ui::value_row({value.name, value.kind, value.today, value.plan, nullptr}, !plan.empty());
    if (frame.bench.side_of({}) == nullptr)
        ui::text_wrapped(tr("The surfaces are being computed. Their values follow in a moment."),
                         TextStyle::body, ui::colours().muted);
    if (!memory.facts.categories.empty() && memory.facts.incidents > 0) {
        ui::divider();
        ui::text(tr("Incidents by category"), TextStyle::title);
        const std::vector<std::string>& names = memory.today->incidents().categories;
        for (const AreaFacts::ByCategory& row : memory.facts.categories)
            ui::explanation_bar(
                row.category < 0 ? std::string(tr("without category"))
                                 : names[static_cast<std::size_t>(row.category)],
                static_cast<double>(row.count) / static_cast<double>(memory.facts.incidents),
                ui::colours().incident, counted_words(row.count));
    }
    if (!frame.session().filter.empty())
        ui::text_wrapped(tr("Only those that meet the filter."), TextStyle::small,
                         ui::colours().muted);
}

}  // namespace tk
