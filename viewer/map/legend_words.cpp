// What a legend says.
#include <algorithm>
#include <cmath>

#include "engine/town/light_schedule.h"
#include "viewer/map/legend_model.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// Words for what gets more and what gets less.
struct ChangeWords {
    const char* much_less;
    const char* less;
    const char* more;
    const char* much_more;
};

ChangeWords change_words(Surface surface) {
    switch (surface) {
        case Surface::light:
            return {tr("Much darker"), tr("Darker"), tr("Lighter"), tr("Much lighter")};
        case Surface::cameras:
            return {tr("Seen much less by cameras"), tr("Seen less by cameras"),
                    tr("Seen better by cameras"), tr("Seen much better by cameras")};
        case Surface::sightlines:
            return {tr("Much less overlooked"), tr("Less overlooked"), tr("More overlooked"),
                    tr("Much more overlooked")};
        case Surface::place_index:
            return {tr("Much lower index"), tr("Lower index"), tr("Higher index"),
                    tr("Much higher index")};
        case Surface::hotspot:
            return {tr("Far fewer events"), tr("Fewer events"), tr("More events"),
                    tr("Far more events")};
    }
    return {};
}

/// From the lowest class to the highest.
std::vector<std::string> level_words(Surface surface) {
    switch (surface) {
        case Surface::light:
            return {tr("Very dark"), tr("Rather dark"), tr("Weakly lit"), tr("Well lit"),
                    tr("Bright")};
        case Surface::cameras:
            return {tr("No camera sees"), tr("Seen as an overview"), tr("Seen clearly"),
                    tr("Seen in detail")};
        case Surface::sightlines:
            return {tr("Hardly overlooked"), tr("Little overlooked"), tr("Well overlooked"),
                    tr("Very well overlooked")};
        case Surface::place_index:
            return {tr("Very low"), tr("Low"), tr("Medium"), tr("High"), tr("Very high")};
        case Surface::hotspot:
            return {tr("Few events"), tr("Some events"), tr("Many events"), tr("Most events")};
    }
    return {};
}

const char* standard_class_words(const std::string& name) {
    static constexpr const char* unknown = "";
    if (name == "monitor") return tr("monitor");
    if (name == "detect") return tr("detect");
    if (name == "observe") return tr("observe");
    if (name == "recognise") return tr("recognise");
    if (name == "identify") return tr("identify");
    if (name == "inspect") return tr("inspect");
    if (name == "overview") return tr("overview");
    if (name == "outline") return tr("outline");
    if (name == "discern") return tr("discern");
    if (name == "perceive") return tr("perceive");
    if (name == "characterise") return tr("characterise");
    if (name == "validate") return tr("validate");
    if (name == "scrutinise") return tr("scrutinise");
    return unknown;
}

std::string in_capital(std::string word) {
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
        word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

/// The words of coverage by the standard whose classes these are; empty where they are others.
std::vector<std::string> standard_words(const std::vector<double>& breaks) {
    for (const CameraStandard standard :
         {CameraStandard::iec_62676_4_2014, CameraStandard::iec_62676_4_2025}) {
        const std::span<const DensityClass> classes = density_classes(standard);
        if (!std::equal(classes.begin(), classes.end(), breaks.begin(), breaks.end(),
                        [](const DensityClass& c, double b) { return c.pixels_per_m == b; }))
            continue;
        std::vector<std::string> words{tr("No camera sees")};
        for (const DensityClass& c : classes)
            words.push_back(in_capital(standard_class_words(c.name)));
        return words;
    }
    return {};
}

/// The unit that stands behind a number; an index has none.
std::string short_unit(Surface surface, const std::string& unit) {
    return surface == Surface::light || surface == Surface::cameras ? " " + unit : "";
}

std::string class_numbers(const SurfaceLook& look, std::size_t index, const std::string& unit) {
    const auto& breaks = look.breaks;
    if (index == 0) return "< " + short_number_text(breaks.front()) + unit;
    if (index == breaks.size()) return "≥ " + short_number_text(breaks.back()) + unit;
    return short_number_text(breaks[index - 1]) + "–" + short_number_text(breaks[index]) + unit;
}

std::vector<LegendEntry> level_entries(const SurfaceLook& look, const std::string& unit) {
    std::vector<std::string> words;
    if (look.meeting) words = level_words(look.surface);
    if (look.surface == Surface::cameras && !look.meeting) words = standard_words(look.breaks);
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i <= look.breaks.size(); ++i) {
        LegendEntry entry{look.colours[i], {}, class_numbers(look, i, unit), false};
        if (i < words.size() && words.size() == look.colours.size()) entry.words = words[i];
        entries.push_back(std::move(entry));
    }
    std::reverse(entries.begin(), entries.end());
    return entries;
}

/// Five classes of change, the greatest increase first.
std::vector<LegendEntry> change_class_entries(const SurfaceLook& look, const std::string& unit) {
    const ChangeWords words = change_words(look.surface);
    const double half = look.high / 2.0;
    const std::string threshold = short_number_text(look.threshold);
    const std::string small = threshold + "–" + short_number_text(half) + unit;
    const std::string great = "> " + short_number_text(half) + unit;
    std::vector<LegendEntry> entries{
        {look.colours[4], words.much_more, fill_in(tr("{} more"), {great}), look.worse_sign > 0},
        {look.colours[3], words.more, fill_in(tr("{} more"), {small}), look.worse_sign > 0},
        {look.colours[2], tr("No clear difference"), "± " + threshold + unit, false},
        {look.colours[1], words.less, fill_in(tr("{} less"), {small}), look.worse_sign < 0},
        {look.colours[0], words.much_less, fill_in(tr("{} less"), {great}), look.worse_sign < 0}};
    return entries;
}

std::vector<LegendTick> change_ticks(const SurfaceLook& look) {
    const double half = look.high / 2.0;
    const std::string none =
        look.threshold > 0.0 ? "±" + short_number_text(look.threshold) : std::string("0");
    return {{0.0, change_text(-look.high)},
            {position_of(look, -half), change_text(-half)},
            {0.5, none},
            {position_of(look, half), change_text(half)},
            {1.0, change_text(look.high)}};
}

/// What the two sides of a change's bar mean, the worse one hatched.
std::vector<LegendEntry> change_side_entries(const SurfaceLook& look) {
    const ChangeWords words = change_words(look.surface);
    const std::string worse = tr("worse"), better = tr("better");
    const auto side = [&](int sign, const char* word) {
        std::string text = word;
        if (look.worse_sign != 0) text += " (" + (sign == look.worse_sign ? worse : better) + ")";
        return LegendEntry{colour_of(look, sign * (look.threshold + look.high) / 2.0),
                           text,
                           {},
                           sign == look.worse_sign};
    };
    return {side(1, words.more), side(-1, words.less)};
}

std::vector<double> level_tick_values(const SurfaceLook& look) {
    if (look.surface == Surface::light) return {0.0, 1.0, 3.0, 10.0, 20.0, look.high};
    std::vector<double> values;
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0})
        values.push_back(std::lerp(look.low, look.high, share));
    return values;
}

std::vector<LegendTick> level_ticks(const SurfaceLook& look) {
    std::vector<LegendTick> ticks;
    for (const double value : level_tick_values(look))
        ticks.push_back({position_of(look, value), short_number_text(value)});
    // An index ends at 100; the others go on above the top of the scale.
    if (look.surface != Surface::place_index) ticks.back().text = "≥ " + ticks.back().text;
    return ticks;
}

const char* quantity_word(LightQuantity quantity) {
    switch (quantity) {
        case LightQuantity::horizontal: return tr("horizontal");
        case LightQuantity::vertical: return tr("vertical");
        case LightQuantity::semicylindrical: return tr("semicylindrical");
        case LightQuantity::hemispherical: return tr("hemispherical");
    }
    return "";
}

std::string note_of(Surface surface, const IlluminanceOptions& light) {
    switch (surface) {
        case Surface::hotspot: return tr("Reported events only; reporting differs between places.");
        case Surface::light:
            return fill_in(tr("Illuminance: {}."), {light_quantity_text(light)}) + " " +
                   tr("Street lights alone; reflected light is left out. The lowest colour is also "
                      "where none reaches.");
        case Surface::cameras: return tr("How finely the best camera sees a person there.");
        case Surface::sightlines:
            return tr(
                "An index of the windows and doors that see a place; not a number of people. The "
                "lowest colour is also where none sees it.");
        case Surface::place_index:
            return tr(
                "The place index describes the place. A lower value does not mean less crime.");
    }
    return {};
}

}  // namespace

std::string surface_title(Surface surface) {
    switch (surface) {
        case Surface::hotspot: return tr("Hotspot surface");
        case Surface::light: return tr("Illuminance");
        case Surface::cameras: return tr("Camera coverage");
        case Surface::sightlines: return tr("Natural surveillance");
        case Surface::place_index: return tr("Place index");
    }
    return {};
}

std::string kind_text(NumberKind kind) {
    switch (kind) {
        case NumberKind::measured: return tr("measured");
        case NumberKind::physical: return tr("physical");
        case NumberKind::index: return tr("index");
        case NumberKind::statistical: return tr("statistical");
        case NumberKind::evidence: return tr("evidence");
    }
    return {};
}

NumberKind kind_of(Surface surface) {
    switch (surface) {
        case Surface::hotspot: return NumberKind::measured;
        case Surface::light: return NumberKind::physical;
        case Surface::cameras: return NumberKind::physical;
        case Surface::sightlines: return NumberKind::index;
        case Surface::place_index: return NumberKind::index;
    }
    return NumberKind::physical;
}

std::string unit_text(Surface surface, const std::string& unit) {
    if (surface == Surface::place_index) return tr("index 0–100");
    if (surface == Surface::sightlines) return tr("index");
    if (unit == "1/km2") return tr("incidents per km²");
    if (unit == "1/(km2 year)") return tr("incidents per km² and year");
    return unit;
}

std::string density_class_text(const std::string& name) {
    return standard_class_words(name);
}

std::string at_time_text(int minute_of_day) {
    return fill_in(tr("at {}"), {time_of_day_in_words(minute_of_day)});
}

std::string light_quantity_text(const IlluminanceOptions& light) {
    std::string words = quantity_word(light.quantity);
    words += ", ";
    words += light.plane_height_m == 0.0
                 ? std::string(tr("at the ground"))
                 : fill_in(tr("{} above the ground"), {length_text(light.plane_height_m)});
    if (!is_upright(light.quantity)) return words;
    words += ", ";
    words += light.facing_deg ? fill_in(tr("facing {}"), {number_text(*light.facing_deg, 0) + "°"})
                              : std::string(tr("the lowest of four directions"));
    return words;
}

bool is_horizontal_at_ground(const IlluminanceOptions& light) {
    return light.quantity == LightQuantity::horizontal && light.plane_height_m == 0.0;
}

std::string light_unit_text(const IlluminanceOptions& light) {
    std::string words = "lx";
    if (!is_horizontal_at_ground(light)) words += " " + light_quantity_text(light);
    if (!light.minute_of_day) return words;
    return words + (is_horizontal_at_ground(light) ? " " : ", ") +
           at_time_text(*light.minute_of_day);
}

std::string shown_unit(Surface surface, const AssessmentParameters& parameters) {
    if (surface == Surface::light && parameters.light)
        return light_unit_text(parameters.light->options);
    return unit_text(surface, surface_unit(surface, parameters));
}

LegendModel legend_of(const SurfaceLook& look, const AssessmentParameters& parameters) {
    return legend_of(look, surface_unit(look.surface, parameters),
                     parameters.light ? parameters.light->options : IlluminanceOptions{});
}

LegendModel legend_of(const SurfaceLook& look, const std::string& unit,
                      const IlluminanceOptions& light) {
    const std::optional<int> minute_of_day = light.minute_of_day;
    LegendModel legend;
    legend.title = surface_title(look.surface);
    if (look.is_change) legend.title = fill_in(tr("{}, change"), {legend.title});
    legend.unit =
        look.surface == Surface::light ? light_unit_text(light) : unit_text(look.surface, unit);
    legend.kind = kind_text(kind_of(look.surface));
    legend.note = note_of(look.surface, light);
    if (minute_of_day && look.surface == Surface::place_index)
        legend.note +=
            " " + fill_in(tr("Its darkness is that {}."), {at_time_text(*minute_of_day)});
    legend.bar = look.kind != LookKind::classes;
    const std::string behind = short_unit(look.surface, unit);
    if (legend.bar) {
        legend.ticks = look.is_change ? change_ticks(look) : level_ticks(look);
        if (look.is_change) legend.entries = change_side_entries(look);
    } else if (look.is_change) {
        legend.entries = change_class_entries(look, behind);
    } else {
        legend.entries = level_entries(look, behind);
    }
    return legend;
}

}  // namespace tk
