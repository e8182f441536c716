// A place: its values today and under a plan, what its index is made of, what happened around it.
#include <imgui.h>

#include <cmath>

#include "layers/crs_transform.h"
#include "viewer/app/pattern_wish.h"
#include "viewer/map/legend_model.h"
#include "viewer/panels/inspector_parts.h"
#include "viewer/panels/pattern_looks.h"
#include "viewer/panels/pattern_words.h"
#include "viewer/panels/place_facts.h"
#include "viewer/session/incident_summary.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/set_title.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr double nearby_radius_m = 100.0;
constexpr std::size_t categories_told = 6;

/// What stands in the panel, kept while nothing of it changes.
struct PlaceMemory : DialogMemory {
    MapPoint at;
    std::string plan;
    std::shared_ptr<const AssessedStudy> results;
    std::shared_ptr<const Town> today, plan_town;
    std::shared_ptr<const FilteredIncidents> shown;
    std::string area, coordinates, lon_lat;
    SeeingCameras seen_today, seen_plan;
    std::vector<IndexPart> parts;
    NearbyIncidents nearby;
};

/// What is shown of a plan on the place: its town and, once computed, its surfaces.
struct Sides {
    const AssessedSide* today = nullptr;
    const AssessedSide* plan = nullptr;
};

void tell_where(PlaceMemory& memory, const Session& session, const Town& today) {
    memory.coordinates = "N " + number_text(std::llround(memory.at.north_m)) + "  E " +
                         number_text(std::llround(memory.at.east_m));
    memory.lon_lat.clear();
    const ProjectedCrs& crs = session.loaded->context.crs;
    if (!crs.is_local()) {
        try {
            const LonLat p = to_lon_lat(memory.at, crs);
            memory.lon_lat = number_text(p.lat_deg, 5) + "°  " + number_text(p.lon_deg, 5) + "°";
        } catch (const std::exception&) {
            // Beyond what the projection can show: the plane coordinates say enough.
        }
    }
    memory.area = area_name_at(today, memory.at);
}

void refresh_place(PlaceMemory& memory, PanelFrame& frame, const std::string& plan,
                   const Sides& sides) {
    const Session& session = frame.session();
    const std::shared_ptr<const Town> today = session.loaded->town;
    const std::shared_ptr<const Town> plan_town =
        plan.empty() ? nullptr : frame.bench.town_of(plan);
    const MapPoint at = *session.asked_at;
    const bool moved_on = memory.today != today || !(memory.at == at);
    if (moved_on) {
        memory.at = at;
        memory.today = today;
        tell_where(memory, session, *today);
    }
    const CameraCoverageOptions options = camera_options(session);
    if (moved_on) memory.seen_today = cameras_seeing(*today, at, options);
    if (moved_on || memory.plan_town != plan_town)
        memory.seen_plan =
            plan_town == nullptr ? SeeingCameras{} : cameras_seeing(*plan_town, at, options);
    const auto shown = frame.bench.shown_incidents();
    if (moved_on || memory.shown != shown)
        memory.nearby = shown == nullptr ? incidents_near(today->incidents(), at, nearby_radius_m)
                                         : incidents_near(today->incidents(), shown->indices, at,
                                                          nearby_radius_m);
    const std::shared_ptr<const AssessedStudy> results = frame.bench.shared_results();
    if (moved_on || memory.results != results || memory.plan != plan) {
        memory.parts.clear();
        if (sides.today != nullptr && sides.today->assessment != nullptr)
            memory.parts =
                index_parts_at(*sides.today->assessment,
                               sides.plan == nullptr ? nullptr : sides.plan->assessment.get(), at);
    }
    memory.results = results;
    memory.plan = plan;
    memory.plan_town = plan_town;
    memory.shown = shown;
}

std::string surface_value(const AssessedSide* side, Surface surface, MapPoint at,
                          const char* unit) {
    if (side == nullptr || side->of(surface).grid == nullptr) return {};
    const double value = value_at(*side->of(surface).grid, at);
    if (!std::isfinite(value)) return {};
    std::string words = value_text(value);
    if (*unit != '\0') words += std::string("\u00A0") + unit;
    return words;
}

std::string cameras_value(const SeeingCameras& seen) {
    std::string words = number_text(static_cast<long long>(seen.count));
    if (seen.count > 0)
        words += " · " + number_text(std::llround(seen.finest_px_per_m)) + "\u00A0px/m";
    return words;
}

std::string meaning_of_light(const IlluminanceOptions& light) {
    return fill_in(tr("Illuminance: {}."), {light_quantity_text(light)}) + " " +
           tr("From the street lights, computed from their luminous flux, height and "
              "distribution, with buildings in the way.");
}

const char* surface_meaning(Surface surface) {
    switch (surface) {
        case Surface::hotspot:
            return tr(
                "How densely reported incidents lie around the place. A measure cannot change "
                "what has already happened, so a proposal has no other value.");
        case Surface::light: break;  // meaning_of_light()
        case Surface::cameras:
            return tr(
                "How many cameras see the place, and how many pixels of the finest one fall on "
                "a metre there.");
        case Surface::sightlines:
            return tr(
                "How much of the windows and doors around sees the place: each counts for less the "
                "further away it is and the more aslant it looks. An index, not a number of "
                "people.");
        case Surface::place_index:
            return tr(
                "A weighted overlay of the place's properties, 0 to 100. It describes the "
                "place; it is no forecast.");
    }
    return "";
}

std::string with_capital(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

/// What the pattern that is shown says of the place.
void pattern_row(PanelFrame& frame, MapPoint at, bool two_columns) {
    if (!shows_patterns(frame.view())) return;
    const std::shared_ptr<const PatternFound> found = frame.bench.pattern();
    if (found == nullptr || found->lack != PatternLack::nothing) return;
    const std::optional<std::size_t> place = found->place_at(at);
    const std::optional<int> number = place ? class_of_place(*found, *place) : std::nullopt;
    if (!number) return;
    const PatternMethod method = found->wish.options.method;
    if (method == PatternMethod::concentration || method == PatternMethod::risk_terrain)
        return ui::value_row(
            {pattern_title(method),
             kind_text(method == PatternMethod::concentration ? NumberKind::measured
                                                              : NumberKind::statistical),
             class_words(method, *number),
             {},
             nullptr},
            two_columns);
    std::string basis = kind_text(NumberKind::statistical) + " · ";
    if (!found->trends.empty()) {
        basis += fill_in(tr("hot in {} of {} steps"),
                         {number_text(static_cast<long long>(found->trends[*place].hot_steps)),
                          number_text(static_cast<long long>(found->range.count()))});
    } else {
        const bool by_q = found->wish.options.by_false_discovery;
        basis += "z\u00A0" + number_text(found->z[*place], 2) + ", " +
                 (by_q ? "q" + p_words(found->q[*place]).substr(1) : p_words(found->p[*place]));
    }
    ui::value_row(
        {pattern_title(method),
         basis,
         class_words(method, *number),
         {},
         tr("What the pattern below the map says of the cell that holds the place. Where, "
            "not why.")},
        two_columns);
}

void value_rows(PanelFrame& frame, const PlaceMemory& memory, const Sides& sides,
                bool two_columns) {
    const AssessmentParameters& p = frame.session().loaded->parameters;
    const MapPoint at = memory.at;
    const auto surface_row = [&](Surface surface, const std::string& title, const char* unit) {
        std::string kind = kind_text(kind_of(surface));
        if (const auto minute = frame.bench.light_minute(); minute && surface == Surface::light)
            kind += " · " + fill_in(tr("lux {}"), {at_time_text(*minute)});
        const std::string today = surface_value(sides.today, surface, at, unit);
        const std::string plan = surface_value(sides.plan, surface, at, unit);
        const std::string of_light =
            surface == Surface::light ? meaning_of_light(p.light->options) : std::string();
        const char* meaning =
            surface == Surface::light ? of_light.c_str() : surface_meaning(surface);
        ui::value_row({title, kind, today, plan, meaning}, two_columns);
    };
    if (p.light) surface_row(Surface::light, surface_title(Surface::light), "lx");
    if (p.cameras || !memory.today->cameras().empty()) {
        const std::string today = cameras_value(memory.seen_today);
        const std::string plan = cameras_value(memory.seen_plan);
        ui::value_row({tr("Cameras that see the place"), kind_text(NumberKind::physical), today,
                       plan, surface_meaning(Surface::cameras)},
                      two_columns);
    }
    if (p.sightlines) surface_row(Surface::sightlines, surface_title(Surface::sightlines), "");
    if (!memory.today->incidents().all.empty()) {
        const std::string count = number_text(static_cast<long long>(memory.nearby.count));
        ui::value_row({fill_in(tr("Incidents within {}"), {length_text(nearby_radius_m)}),
                       kind_text(NumberKind::measured),
                       count,
                       {},
                       tr("Reported incidents that meet the filter. What has happened is the same "
                          "under every proposal.")},
                      two_columns);
    }
    if (p.hotspot) {
        // What has happened is the same under every plan.
        const std::string title =
            with_capital(unit_text(Surface::hotspot, surface_unit(Surface::hotspot, p)));
        const std::string kind =
            kind_text(kind_of(Surface::hotspot)) + " · " + surface_title(Surface::hotspot);
        const std::string today = surface_value(sides.today, Surface::hotspot, at, "");
        ui::value_row({title, kind, today, {}, surface_meaning(Surface::hotspot)}, two_columns);
    }
    if (p.place_index) surface_row(Surface::place_index, surface_title(Surface::place_index), "");
    pattern_row(frame, at, two_columns);
}

std::string part_words(const IndexPart& part, const AssessmentParameters& p) {
    const std::string& name = part.today.name;
    if (name == "incident_density") return tr("Many reported incidents around");
    if (name == "darkness")
        return p.place_index->darkness_ramp.at_zero > p.place_index->darkness_ramp.at_one
                   ? tr("Dark")
                   : tr("Bright");
    if (name == "unwatchedness") return tr("Not seen by any camera");
    constexpr std::string_view prefix = "distance_to_";
    if (!name.starts_with(prefix)) return name;
    const std::string set = name.substr(prefix.size());
    for (const FeaturePart& feature : p.place_index->features)
        if (feature.set == set && feature.ramp.at_zero < feature.ramp.at_one)
            return fill_in(tr("Far from: {}"), {set_title(set)});
    return fill_in(tr("Near: {}"), {set_title(set)});
}

Colour part_colour(const std::string& name) {
    const ThemeColours& c = ui::colours();
    if (name == "incident_density") return c.incident;
    if (name == "darkness") return c.lamp;
    if (name == "unwatchedness") return c.camera;
    return c.accent;
}

std::string part_meaning(const PlaceIndexPart& part, const std::string& hotspot_unit) {
    const std::string value = part.name == "incident_density"
                                  ? value_text(part.value) + " " + hotspot_unit
                                  : value_text(part.value) + "\u00A0" + part.unit;
    return fill_in(tr("Here: {}. That fills {} of the part, which has the weight {} and gives {} "
                      "index points."),
                   {value, share_text(part.part), short_number_text(part.weight),
                    short_number_text(part.contribution)});
}

void why_here(PanelFrame& frame, const PlaceMemory& memory) {
    if (memory.parts.empty()) return;
    ui::divider();
    ui::text(tr("Why here?"), TextStyle::title);
    ui::gap(2.0F);
    const AssessmentParameters& p = frame.session().loaded->parameters;
    const std::string unit = unit_text(Surface::hotspot, surface_unit(Surface::hotspot, p));
    for (const IndexPart& part : memory.parts) {
        std::string points = short_number_text(part.today.contribution);
        if (part.plan) {
            const std::string later = short_number_text(part.plan->contribution);
            if (later != points) points += " → " + later;
        }
        ui::explanation_bar(part_words(part, p), part.shown().part, part_colour(part.today.name),
                            fill_in(tr("{} p"), {points}),
                            part_meaning(part.shown(), unit).c_str());
    }
    ui::gap(4.0F);
    ui::text_wrapped(tr("The place index describes the place. A lower value does not mean less "
                        "crime."),
                     TextStyle::small, ui::colours().muted);
}

void incidents_around(PanelFrame& frame, const PlaceMemory& memory) {
    const NearbyIncidents& near = memory.nearby;
    if (near.count == 0) return;
    ui::divider();
    ui::text(fill_in(tr("Incidents within {}"), {length_text(nearby_radius_m)}), TextStyle::title);
    ui::gap(2.0F);
    const std::vector<std::string>& names = memory.today->incidents().categories;
    const double all = static_cast<double>(near.count);
    std::int64_t told = 0;
    for (std::size_t i = 0; i < near.categories.size() && i < categories_told; ++i) {
        const NearbyIncidents::ByCategory& row = near.categories[i];
        told += row.count;
        const std::string name = row.category < 0 ? std::string(tr("without category"))
                                                  : names[static_cast<std::size_t>(row.category)];
        ui::explanation_bar(name, static_cast<double>(row.count) / all, ui::colours().incident,
                            number_text(static_cast<long long>(row.count)));
    }
    if (told < near.count)
        ui::small_text(fill_in(tr("and {} of other categories"),
                               {number_text(static_cast<long long>(near.count - told))}));
    if (near.years.size() > 1) {
        std::string words;
        for (std::size_t i = 0; i < near.years.size(); ++i) {
            if (i > 0) words += " · ";
            const int year = static_cast<int>(near.first_year) + static_cast<int>(i);
            words +=
                std::to_string(year) + ": " + number_text(static_cast<long long>(near.years[i]));
        }
        ui::gap(4.0F);
        ui::text_wrapped(words, TextStyle::small, ui::colours().muted);
    }
    const std::int64_t judged = near.light[0] + near.light[1] + near.light[2];
    if (judged > 0) {
        const auto share = [&](int i) {
            return share_text(static_cast<double>(near.light[static_cast<std::size_t>(i)]) /
                              static_cast<double>(judged));
        };
        ui::text_wrapped(fill_in(tr("{} by daylight, {} in twilight, {} in darkness"),
                                 {share(0), share(1), share(2)}),
                         TextStyle::small, ui::colours().muted);
    }
    if (!frame.session().filter.empty())
        ui::text_wrapped(tr("Only those that meet the filter."), TextStyle::small,
                         ui::colours().muted);
}

/// Everything as lines of text, for a mail or a report.
std::string place_as_text(PanelFrame& frame, const PlaceMemory& memory, const Sides& sides) {
    std::string text = memory.coordinates + "\n";
    if (!memory.lon_lat.empty()) text += memory.lon_lat + "\n";
    if (!memory.area.empty()) text += memory.area + "\n";
    const AssessmentParameters& shown = frame.bench.parameters();
    text +=
        std::string("\t") + tr("Today") + (memory.plan.empty() ? "" : "\t" + memory.plan) + "\n";
    for (const Surface surface : all_surfaces) {
        const std::string today = surface_value(sides.today, surface, memory.at, "");
        if (today.empty()) continue;
        text += surface_title(surface) + " (" + shown_unit(surface, shown) + ")\t" + today;
        if (!memory.plan.empty()) text += "\t" + surface_value(sides.plan, surface, memory.at, "");
        text += "\n";
    }
    return text + isovist_as_text(frame, memory.plan);
}

}  // namespace

void inspect_place(PanelFrame& frame) {
    auto& memory = memory_of<PlaceMemory>(frame.state.panel_memory["inspect_place"]);
    const std::string plan = inspected_plan(frame);
    const Sides sides{frame.bench.side_of({}), plan.empty() ? nullptr : frame.bench.side_of(plan)};
    refresh_place(memory, frame, plan, sides);
    if (ui::section_head(tr("What is here?"), "copy_place", Icon::copy, tr("Copy the values")))
        frame.emit(AppRequest{CopyText{place_as_text(frame, memory, sides)}});
    ui::text(memory.coordinates, TextStyle::number);
    std::string second = memory.lon_lat;
    if (!memory.area.empty()) second += (second.empty() ? "" : " · ") + memory.area;
    if (!second.empty()) ui::text_wrapped(second, TextStyle::small, ui::colours().muted);
    ui::divider();
    if (sides.today == nullptr) {
        ui::text_wrapped(tr("The surfaces are being computed. Their values follow in a moment."),
                         TextStyle::body, ui::colours().muted);
        inspect_isovist(frame, plan);
        return;
    }
    const bool two_columns = !plan.empty();
    ui::value_head(tr("Today"), plan);
    value_rows(frame, memory, sides, two_columns);
    inspect_isovist(frame, plan);
    why_here(frame, memory);
    incidents_around(frame, memory);
}

}  // namespace tk
