#include "viewer/panels/walk_words.h"

#include <algorithm>
#include <cmath>

#include "viewer/map/legend_model.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/spreadsheet_text.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

std::string with_unit(double value, const char* unit) {
    return std::isnan(value) ? "–" : value_text(value) + "\u00A0" + unit;
}

std::string share_or_dash(double share) {
    return std::isnan(share) ? "–" : share_text(share);
}

/// "120 m"; none is "0 m".
std::string stretch_words(const WalkSummary& summary) {
    return std::isnan(summary.lowest_lux) ? "–" : length_text(summary.longest_dark.length_m());
}

std::string dark_place_words(const WalkSummary& summary) {
    if (!(summary.longest_dark.length_m() > 0.0)) return {};
    return fill_in(tr("{} to {} m"), {number_text(summary.longest_dark.from_m, 0),
                                      number_text(summary.longest_dark.to_m, 0)});
}

std::string watchers_words(const WalkPlace& place) {
    return std::isnan(place.watch.value)
               ? "–"
               : number_text(static_cast<long long>(place.watch.watchers_seeing));
}

std::string density_words(const WalkPlace& place) {
    if (place.pixels_per_m == 0.0) return tr("none");
    return with_unit(place.pixels_per_m, "px/m");
}

/// How many incidents lie nearest to the stretch of a place.
std::vector<std::size_t> incidents_by_place(const WalkedSides& walked) {
    std::vector<std::size_t> counts(walked.before->size(), 0);
    for (const WalkIncident& incident : walked.incidents)
        ++counts[place_nearest(*walked.before, incident.along_m)];
    return counts;
}

}  // namespace

std::size_t place_nearest(std::span<const WalkPlace> walk, double along_m) {
    const auto after =
        std::lower_bound(walk.begin(), walk.end(), along_m,
                         [](const WalkPlace& place, double at_m) { return place.along_m < at_m; });
    if (after == walk.begin()) return 0;
    const auto next = static_cast<std::size_t>(after - walk.begin());
    if (next == walk.size()) return next - 1;
    return walk[next].along_m - along_m < along_m - walk[next - 1].along_m ? next : next - 1;
}

std::vector<WalkRow> walk_summary_rows(const WalkedSides& walked, const WalkSummary& before,
                                       const WalkSummary* after, double dark_below_lux) {
    std::vector<WalkRow> rows;
    const auto add = [&](std::string name, std::string kind, const auto& words,
                         std::string meaning) {
        rows.push_back({std::move(name), std::move(kind), words(before),
                        after == nullptr ? std::string() : words(*after), std::move(meaning)});
    };
    const std::string physical = kind_text(NumberKind::physical);
    if (walked.wish.options.light) {
        const IlluminanceOptions& light = *walked.wish.options.light;
        const std::string which =
            " " + fill_in(tr("Illuminance: {}."), {light_quantity_text(light)});
        std::string physical_at = physical;
        if (light.minute_of_day) physical_at += " · " + at_time_text(*light.minute_of_day);
        add(
            tr("Lowest light"), physical_at,
            [](const WalkSummary& s) { return with_unit(s.lowest_lux, "lx"); },
            tr("The darkest place of the walk, of those that are computed at least every metre.") +
                which);
        add(
            tr("Mean light"), physical_at,
            [](const WalkSummary& s) { return with_unit(s.mean_lux, "lx"); },
            tr("The mean along the line.") + which);
        const WalkSummary& shown = after == nullptr ? before : *after;
        std::string kind = physical;
        if (const std::string place = dark_place_words(shown); !place.empty())
            kind += " · " + place;
        add(fill_in(tr("Longest below {} lx"), {short_number_text(dark_below_lux)}), kind,
            stretch_words,
            tr("The longest stretch on which the light stays below the level that is chosen above, "
               "and where it lies."));
    }
    if (walked.wish.options.cameras)
        add(
            tr("Seen by cameras"), physical,
            [](const WalkSummary& s) { return share_or_dash(s.camera_share); },
            tr("Share of the length that at least one camera sees in its lowest class, with "
               "buildings and privacy masks in the way."));
    if (walked.wish.options.sightlines)
        add(
            tr("Seen by nobody"), kind_text(NumberKind::index),
            [](const WalkSummary& s) { return share_or_dash(s.unseen_share); },
            tr("Share of the length that no window and no entrance within reach has a free line of "
               "sight to. It says from where somebody could look, not that somebody does."));
    const auto count = static_cast<long long>(walked.incidents.size());
    rows.push_back(
        {tr("Incidents per 100 m"),
         kind_text(NumberKind::measured) + " · " +
             fill_in(tr("{} within {} m"), {number_text(count), number_text(along_a_walk_m, 0)}),
         std::isnan(before.incidents_per_100_m) ? "–"
                                                : short_number_text(before.incidents_per_100_m),
         after == nullptr ? std::string() : "=",
         tr("Reported incidents that meet the filter, each counted once at the nearest place of "
            "the "
            "walk. A measure cannot change what has already happened.")});
    return rows;
}

std::vector<WalkRow> walk_place_rows(const WalkedSides& walked, double along_m) {
    std::vector<WalkRow> rows;
    if (walked.before == nullptr || walked.before->empty()) return rows;
    const std::size_t i = place_nearest(*walked.before, along_m);
    const WalkPlace& before = (*walked.before)[i];
    const WalkPlace* after = walked.after == nullptr ? nullptr : &(*walked.after)[i];
    const auto add = [&](const char* name, const auto& words) {
        rows.push_back({name, {}, words(before), after == nullptr ? "" : words(*after), {}});
    };
    if (walked.wish.options.light)
        add(tr("Light level"), [](const WalkPlace& p) { return with_unit(p.lux, "lx"); });
    if (walked.wish.options.sightlines) add(tr("Windows and entrances"), watchers_words);
    if (walked.wish.options.cameras) add(tr("Camera"), density_words);
    return rows;
}

std::string short_walk_words(const WalkedSides& walked, double along_m) {
    const std::vector<WalkRow> rows = walk_place_rows(walked, along_m);
    if (rows.empty()) return {};
    std::string words = number_text(along_m, 0) + "\u00A0m";
    const WalkRow& first = rows.front();
    words += " · " + first.before;
    if (!first.after.empty() && first.after != first.before) words += " → " + first.after;
    return words;
}

std::string walk_as_text(const WalkedSides& walked, const std::string& before_words,
                         const std::string& after_words) {
    std::string text;
    if (walked.before == nullptr) return text;
    bool first = true;
    const auto cell = [&](std::string_view words) {
        if (!std::exchange(first, false)) text += '\t';
        append_spreadsheet_cell(text, words);
    };
    const auto number = [&](double value, int decimals) {
        cell(std::isnan(value) ? std::string() : spreadsheet_number(number_text(value, decimals)));
    };
    std::vector<const std::vector<WalkPlace>*> sides{walked.before.get()};
    std::vector<std::string> names{before_words};
    if (walked.after != nullptr) {
        sides.push_back(walked.after.get());
        names.push_back(after_words);
    }
    const WalkOptions& options = walked.wish.options;
    cell(tr("Distance (m)"));
    cell("E (m)");
    cell("N (m)");
    const auto heads = [&](bool there, const std::string& what) {
        for (const std::string& name : names)
            if (there) cell(what + ": " + name);
    };
    if (options.light) heads(true, fill_in(tr("Light ({})"), {light_unit_text(*options.light)}));
    heads(options.sightlines.has_value(), tr("Windows and entrances"));
    heads(options.cameras.has_value(), tr("Camera (px/m)"));
    cell(tr("Incidents"));
    text += '\n';
    const std::vector<std::size_t> incidents = incidents_by_place(walked);
    for (std::size_t i = 0; i < walked.before->size(); ++i) {
        first = true;
        number((*walked.before)[i].along_m, 1);
        number((*walked.before)[i].at.east_m, 2);
        number((*walked.before)[i].at.north_m, 2);
        if (options.light)
            for (const auto* side : sides) number((*side)[i].lux, 3);
        if (options.sightlines)
            for (const auto* side : sides) {
                const PlaceWatch& watch = (*side)[i].watch;
                number(std::isnan(watch.value) ? watch.value
                                               : static_cast<double>(watch.watchers_seeing),
                       0);
            }
        if (options.cameras)
            for (const auto* side : sides) number((*side)[i].pixels_per_m, 1);
        number(static_cast<double>(incidents[i]), 0);
        text += '\n';
    }
    return text;
}

}  // namespace tk
