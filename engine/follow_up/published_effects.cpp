#include "engine/follow_up/published_effects.h"

#include <cmath>

namespace tk {
namespace {

constexpr const char* lighting_2022 =
    "Welsh, Farrington & Douglas 2022, Criminology & Public Policy 21:739";
constexpr const char* lighting_2008 =
    "Welsh & Farrington 2008, Campbell Systematic Reviews 2008:13";
constexpr const char* towers_2022 =
    "Chalfin, Hansen, Lerner & Parker 2022, Journal of Quantitative Criminology 38:127";
constexpr const char* cameras_2019 =
    "Piza, Welsh, Farrington & Thomas 2019, Criminology & Public Policy 18:135";
constexpr const char* cameras_2009 = "Welsh & Farrington 2009, Justice Quarterly 26:716";

/// The logarithm of the relative effect of "so many per cent fewer".
double log_of_per_cent_fewer(double per_cent) {
    return -std::log1p(-per_cent / 100.0);
}

/// Significant at 5 %, and no more known of its uncertainty.
PublishedEffect significant_effect(PublishedEffect effect, double log_effect) {
    effect.log_effect = log_effect;
    effect.standard_error = largest_significant_error(log_effect);
    effect.approximate = true;
    return effect;
}

/// With a number that the source can't tell from chance, or without one.
PublishedEffect effect_not_told(PublishedEffect effect, std::optional<double> log_effect = {}) {
    effect.finding = EffectFinding::not_significant;
    effect.log_effect = log_effect;
    return effect;
}

PublishedEffect effect_row(const char* measure, const char* crime, const char* setting,
                           const char* source, const char* sureness, const char* note) {
    PublishedEffect effect;
    effect.measure = measure;
    effect.crime = crime;
    effect.setting = setting;
    effect.source = source;
    effect.sureness = sureness;
    effect.note = note;
    return effect;
}

void add_lighting(std::vector<PublishedEffect>& table) {
    table.push_back(significant_effect(
        effect_row(
            "lighting", "all", "any", lighting_2022, "A",
            "14 % fewer; 17 studies; more where night and day were counted than the night alone"),
        log_of_per_cent_fewer(14.0)));
    table.push_back(effect_row("lighting", "property", "any", lighting_2022, "A",
                               "significantly fewer; its size is not in the table"));
    table.push_back(
        effect_not_told(effect_row("lighting", "violence", "any", lighting_2022, "A", "")));
    table.push_back(significant_effect(
        effect_row("lighting", "all", "any", lighting_2008, "A",
                   "21 % fewer; 13 studies, most of them in the review of 2022 too"),
        log_of_per_cent_fewer(21.0)));

    PublishedEffect towers =
        effect_row("lighting", "all", "any", towers_2022, "A",
                   "36 % fewer serious crimes outdoors at night; floodlight towers "
                   "in housing estates of New York, not ordinary poles");
    towers.log_effect = log_of_per_cent_fewer(36.0);
    towers.transferable = false;
    towers.night_only = true;
    table.push_back(towers);

    PublishedEffect daylight =
        effect_row("lighting", "robbery", "any",
                   "Doleac & Sanders 2015, Review of Economics and Statistics 97:1093", "B",
                   "7 % fewer when clocks change and evenings are light: daylight, not lamps");
    daylight.log_effect = log_of_per_cent_fewer(7.0);
    daylight.transferable = false;
    table.push_back(daylight);

    PublishedEffect reduced = effect_row(
        "lighting", "all", "reduced lighting",
        "Steinbach et al. 2015, Journal of Epidemiology and Community Health 69:1118", "B",
        "lamps switched off, dimmed or off part of the night in England and Wales: no more crime");
    reduced.finding = EffectFinding::none_detected;
    table.push_back(reduced);
}

void add_cameras_of_2019(std::vector<PublishedEffect>& table) {
    const auto of = [](const char* crime, const char* setting, const char* note) {
        return effect_row("cameras", crime, setting, cameras_2019, "B", note);
    };
    table.push_back(significant_effect(
        of("all", "any", "13 % fewer, an odds ratio of 1.141; 76 studies"), std::log(1.141)));
    table.push_back(
        significant_effect(of("all", "car park", "37 % fewer"), log_of_per_cent_fewer(37.0)));
    table.push_back(
        significant_effect(of("all", "residential", "12 % fewer"), log_of_per_cent_fewer(12.0)));
    PublishedEffect monitored =
        of("all", "actively monitored", "15 % fewer where somebody watches; no interval known");
    monitored.log_effect = log_of_per_cent_fewer(15.0);
    table.push_back(monitored);
    PublishedEffect with_others = of("all", "with other measures",
                                     "34 % fewer, of all the measures together; no interval known");
    with_others.log_effect = log_of_per_cent_fewer(34.0);
    table.push_back(with_others);
    table.push_back(effect_not_told(of("all", "city centre", "")));
    table.push_back(effect_not_told(of("violence", "any", "")));
}

void add_cameras_of_2009(std::vector<PublishedEffect>& table) {
    const auto of = [](const char* setting, const char* note) {
        return effect_row("cameras", "all", setting, cameras_2009, "A", note);
    };
    table.push_back(significant_effect(
        of("any", "16 % fewer; 41 studies, most of them in the review of 2019 too"),
        log_of_per_cent_fewer(16.0)));
    table.push_back(significant_effect(of("car park", "51 % fewer"), log_of_per_cent_fewer(51.0)));
    table.push_back(effect_not_told(of("city centre", "7 % fewer"), log_of_per_cent_fewer(7.0)));
    table.push_back(
        effect_not_told(of("public transport", "23 % fewer"), log_of_per_cent_fewer(23.0)));
}

}  // namespace

ConfidenceInterval PublishedEffect::interval() const {
    if (!log_effect || !standard_error) return {};
    const double reach = standard_errors_of_interval() * *standard_error;
    return {std::exp(*log_effect - reach), std::exp(*log_effect + reach)};
}

double largest_significant_error(double log_effect) {
    return std::abs(log_effect) / standard_errors_of_interval();
}

std::vector<PublishedEffect> published_effects() {
    std::vector<PublishedEffect> table;
    add_lighting(table);
    add_cameras_of_2019(table);
    add_cameras_of_2009(table);
    table.push_back(effect_not_told(
        effect_row("cameras", "all", "any", "Gerell 2016; Kronkvist 2021 (Malmö)", "B",
                   "mostly not told from chance; so few incidents that little could "
                   "have been seen")));
    return table;
}

}  // namespace tk
