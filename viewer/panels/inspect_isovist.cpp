// What is seen from the place that was asked about, and who sees it.
#include <imgui.h>

#include <cmath>
#include <functional>
#include <vector>

#include "viewer/map/legend_model.h"
#include "viewer/panels/inspector_parts.h"
#include "viewer/panels/sees_of_others.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

std::string metres(double value_m) {
    return short_number_text(value_m) + "\u00A0m";
}

std::string square_metres(double value_m2) {
    return number_text(std::llround(value_m2)) + "\u00A0m²";
}

std::string count_text(std::size_t count) {
    return number_text(static_cast<long long>(count));
}

/// What is told of an isovist: the panel's rows and the lines that are copied.
struct IsovistRow {
    std::string name, kind;
    std::string explanation;
    std::function<std::string(const Isovist&)> value;
};

/// Of the area that is seen; a value of its own where there is one.
IsovistRow measure_row(const char* name, const char* explanation,
                       std::function<std::string(const VisiblePolygon&)> value) {
    return {name, kind_text(NumberKind::physical), explanation,
            [value = std::move(value)](const Isovist& i) {
                return i.seen() == nullptr ? std::string() : value(*i.seen());
            }};
}

std::vector<IsovistRow> area_rows(bool uneven) {
    std::vector<IsovistRow> rows;
    rows.push_back(measure_row(
        tr("Area seen"),
        uneven ? tr("Of the level plane at eye height: what stands higher than the eye hides what "
                    "is behind it. The ground itself hides nothing in it; see the next row.")
               : tr("At eye height: what stands higher than the eye hides what is behind it. Trees "
                    "hide nothing."),
        [](const VisiblePolygon& v) { return square_metres(v.area_m2); }));
    if (uneven)
        rows.push_back(
            {tr("Area seen over the ground"), kind_text(NumberKind::physical),
             tr("Where somebody as tall would be seen, on the ground as it is: rises hide, and "
                "what lies lower is seen over roofs. By cells of 1 metre."),
             [](const Isovist& i) {
                 return i.ground_m2 ? square_metres(*i.ground_m2) : std::string();
             }});
    rows.push_back(measure_row(
        tr("Hidden corners"),
        tr("Corners behind which at least a metre is hidden along the line of sight. Dots with a "
           "dashed line on the map."),
        [](const VisiblePolygon& v) { return count_text(hidden_corners(v)); }));
    return rows;
}

std::vector<IsovistRow> sight_rows() {
    std::vector<IsovistRow> rows;
    rows.push_back(measure_row(tr("Sees furthest"), tr("The longest line of sight."),
                               [](const VisiblePolygon& v) { return metres(v.furthest_m); }));
    rows.push_back(measure_row(tr("Sees on average"), tr("The mean over all directions."),
                               [](const VisiblePolygon& v) { return metres(v.mean_radial_m); }));
    rows.push_back(measure_row(tr("Nearest edge"),
                               tr("The distance to the nearest wall, or the reach."),
                               [](const VisiblePolygon& v) { return metres(v.nearest_m); }));
    rows.push_back(measure_row(
        tr("Length of hidden edges"),
        tr("The part of the outline that runs along lines of sight, behind which things hide "
           "(occlusivity)."),
        [](const VisiblePolygon& v) { return metres(v.occlusivity_m); }));
    return rows;
}

/// What the towns that are shown know of.
struct KnownTown {
    bool uneven = false;     ///< the shape of the ground
    bool entrances = false;  ///< where doors are, or how many
};

KnownTown known_of_town(const PanelFrame& frame, const std::string& plan) {
    const Town& today = *frame.session().loaded->town;
    const auto later = plan.empty() ? nullptr : frame.bench.town_of(plan);
    return {today.terrain() != nullptr, known_of_others(today, later.get()).entrances};
}

/// What the index is of, as the study says who counts.
const char* index_meaning(Observers observers) {
    switch (observers) {
        case Observers::windows:
            return tr(
                "How much of the windows around sees the place: near ones straight ahead "
                "weigh most. The study leaves entrances out of it. An index to compare "
                "places by; it does not say that somebody looks.");
        case Observers::entrances:
            return tr(
                "How much of the entrances around sees the place: near ones weigh most. The "
                "study leaves windows out of it. An index to compare places by; it does not "
                "say that somebody looks.");
        case Observers::both: break;
    }
    return tr(
        "How much of the windows and entrances around sees the place: near ones straight "
        "ahead weigh most. An index to compare places by; it does not say that somebody "
        "looks.");
}

std::vector<IsovistRow> watch_rows(const SurveillanceOptions& watching, bool with_entrances) {
    const double within_m = watching.sightlines.reach_m;
    const std::string by_hours = tr("day / night");
    const auto both = [](auto of) {
        return [of](const Isovist& i) {
            if (i.seen() == nullptr) return std::string();
            return of(i.by_day) + "\u00A0/\u00A0" + of(i.by_night);
        };
    };
    const std::string physical = kind_text(NumberKind::physical) + " · ";
    std::vector<IsovistRow> rows;
    rows.push_back(
        {tr("Windows that see the place"), physical + by_hours,
         fill_in(tr("Within {}. Assumed every three metres along façades, on every floor; by night "
                    "those of shops, offices and schools are empty."),
                 {length_text(within_m)}),
         both([](const PlaceWatchers& w) { return count_text(w.windows); })});
    if (with_entrances)
        rows.push_back(
            {tr("Entrances that see the place"), physical + by_hours,
             fill_in(tr("Within {}: the study's, and as many as buildings state that have none of "
                        "them."),
                     {length_text(within_m)}),
             both([](const PlaceWatchers& w) { return count_text(w.entrances); })});
    rows.push_back({tr("Natural surveillance"), kind_text(NumberKind::index) + " · " + by_hours,
                    index_meaning(watching.observers),
                    both([](const PlaceWatchers& w) { return value_text(w.index); })});
    return rows;
}

/// What is asked for first stands first.
std::vector<IsovistRow> all_rows(const IsovistWish& wish, const KnownTown& known) {
    std::vector<IsovistRow> rows = area_rows(known.uneven);
    for (IsovistRow& row : watch_rows(wish.options.watching, known.entrances))
        rows.push_back(std::move(row));
    for (IsovistRow& row : sight_rows()) rows.push_back(std::move(row));
    return rows;
}

std::string why_none(const Isovist* isovist) {
    if (isovist == nullptr || isovist->seen() != nullptr) return {};
    return std::get<NoView>(isovist->view) == NoView::inside_building
               ? tr("Inside a building: nothing is seen from there.")
               : tr("On a wall: which side of it one sees from cannot be told.");
}

void tell_why_none(const std::string& side, const Isovist* isovist) {
    const std::string why = why_none(isovist);
    if (why.empty()) return;
    ui::gap(4.0F);
    ui::text_wrapped(side.empty() ? why : side + ": " + why, TextStyle::small,
                     ui::colours().caution);
}

void how_far_one_looks(PanelFrame& frame) {
    IsovistView isovist = frame.view().isovist;
    auto reach_m = static_cast<float>(isovist.reach_m);
    if (ui::slider("isovist_reach", tr("Reach"), reach_m,
                   static_cast<float>(IsovistView::least_reach_m),
                   static_cast<float>(IsovistView::most_reach_m), length_text(isovist.reach_m))) {
        isovist.reach_m = std::round(static_cast<double>(reach_m));
        frame.emit(ViewCommand{SetIsovist{isovist}});
    }
    double eye_m = isovist.eye_height_m;
    ui::number_field("isovist_eye", eye_m,
                     {.low = IsovistView::least_eye_m,
                      .high = IsovistView::most_eye_m,
                      .decimals = 1,
                      .step = 0.1},
                     {.label = tr("Eye height"), .unit = "m"});
    if (eye_m != isovist.eye_height_m) {
        isovist.eye_height_m = eye_m;
        frame.emit(ViewCommand{SetIsovist{isovist}});
    }
}

}  // namespace

void inspect_isovist(PanelFrame& frame, const std::string& plan) {
    ui::divider();
    bool shown = frame.view().isovist.shown;
    if (ui::toggle(tr("Show what is seen from here"), shown, "V")) {
        IsovistView isovist = frame.view().isovist;
        isovist.shown = shown;
        frame.emit(ViewCommand{SetIsovist{isovist}});
    }
    if (!frame.view().isovist.shown) return;
    how_far_one_looks(frame);
    ui::gap(4.0F);
    const FoundIsovists& found = frame.bench.isovists();
    const Isovist* today = found.of({});
    const Isovist* later = plan.empty() ? nullptr : found.of(plan);
    tell_why_none(later == nullptr ? std::string() : tr("Today"), today);
    tell_why_none(plan, later);
    if (today == nullptr) return;
    ui::value_head(tr("Today"), plan);
    for (const IsovistRow& row : all_rows(found.wish, known_of_town(frame, plan))) {
        const std::string now = row.value(*today);
        const std::string then = later == nullptr ? std::string() : row.value(*later);
        ui::value_row({row.name, row.kind, now, then, row.explanation.c_str()}, !plan.empty());
    }
}

std::string isovist_as_text(const PanelFrame& frame, const std::string& plan) {
    const FoundIsovists& found = frame.bench.isovists();
    const Isovist* today = found.of({});
    if (!frame.view().isovist.shown || today == nullptr) return {};
    const Isovist* later = plan.empty() ? nullptr : found.of(plan);
    std::string text = fill_in(tr("What is seen from here, within {}"),
                               {length_text(found.wish.options.reach_m)}) +
                       "\n";
    for (const IsovistRow& row : all_rows(found.wish, known_of_town(frame, plan))) {
        text += row.name + " (" + row.kind + ")\t" + row.value(*today);
        if (later != nullptr) text += "\t" + row.value(*later);
        text += "\n";
    }
    for (const Isovist* side : {today, later})
        if (const std::string why = why_none(side); !why.empty()) text += why + "\n";
    return text;
}

}  // namespace tk
