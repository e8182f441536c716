// What the numbers of patterns rest on, how good they are, and what casts doubt on them.
#include <chrono>
#include <utility>

#include "engine/network/incidents_on_streets.h"
#include "viewer/panels/pattern_words.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// Sentences with a space between them.
class Sentences {
public:
    void add(const std::string& sentence) {
        if (sentence.empty()) return;
        if (!words_.empty()) words_ += ' ';
        words_ += sentence;
    }
    std::string take() { return std::move(words_); }

private:
    std::string words_;
};

std::string method_words(const PatternFound& found) {
    switch (found.wish.options.method) {
        case PatternMethod::hot_spots:
            return tr("Getis-Ord Gi*, cells side by side and at the corners, normal distribution.");
        case PatternMethod::clusters:
            return tr(
                "Local Moran's I, cells side by side and at the corners, normal distribution.");
        case PatternMethod::trend:
            return tr(
                "Gi* in space and time, Mann-Kendall of each cell, p of at most 0.05 without "
                "allowing for the number of cells or for seasons. The first and the last step "
                "may be cut off.");
        case PatternMethod::risk_terrain:
            return tr(
                "As RTMDx goes about it: elastic net, then the lowest BIC. Intervals as if the "
                "features had not been searched for; cells of another size may find others.");
        case PatternMethod::concentration:
            return tr(
                "Lorenz curve of the cells, those with most first; Gini as of so few incidents "
                "(Bernasco and Steenbeek).");
        case PatternMethod::near_repeats:
            return tr(
                "Knox test, the times dealt out 999 times. Marked: p below 0.05 and a ratio of "
                "at least 1.2.");
        case PatternMethod::hours:
            return tr(
                "An incident that may have come at several hours counts in each by its share "
                "(aoristic, Ratcliffe). Whole hours of the clock are dark or light by the sun over "
                "the middle of the incidents; incidents as if they came singly.");
        case PatternMethod::streets:
            return fill_in(
                tr("Density along streets, on whose way an incident counts for up to {} "
                   "and less the further; pieces of at most {}."),
                {length_text(found.streets.bandwidth_m), length_text(found.streets.piece_m)});
    }
    return {};
}

/// What of the incidents takes no part, or only in part.
void add_left_out(const PatternFound& found, Sentences& sentences) {
    const auto count = [](std::size_t number) {
        return number_text(static_cast<long long>(number));
    };
    if (found.without_time > 0)
        sentences.add(fill_in(tr_n("{} incident without a time is left out.",
                                   "{} incidents without a time are left out.",
                                   static_cast<long long>(found.without_time)),
                              {count(found.without_time)}));
    if (found.elsewhere > 0)
        sentences.add(
            fill_in(tr_n("{} incident lies in a cell whose middle is outside and is not counted.",
                         "{} incidents lie in cells whose middle is outside and are not counted.",
                         static_cast<long long>(found.elsewhere)),
                    {count(found.elsewhere)}));
    if (found.streets.off_street > 0)
        sentences.add(
            fill_in(tr_n("{} incident lies more than {} from every street and is left out.",
                         "{} incidents lie more than {} from every street and are left out.",
                         static_cast<long long>(found.streets.off_street)),
                    {count(found.streets.off_street), length_text(default_street_reach_m)}));
    if (found.hours.light && found.hours.hour_unknown > 0)
        sentences.add(fill_in(
            tr_n("{} incident whose hour is not known is left out of what is told by light.",
                 "{} incidents whose hour is not known are left out of what is told by light.",
                 found.hours.hour_unknown),
            {number_text(static_cast<long long>(found.hours.hour_unknown))}));
}

std::string top_words(const TopShare& top) {
    return fill_in(tr("{} in the highest {} of the cells (PAI {}, PEI {})"),
                   {share_text(top.hit_rate), share_text(top.area_share), number_text(top.pai, 1),
                    number_text(top.pei, 2)});
}

}  // namespace

std::string basis_words(const PatternFound& found) {
    Sentences sentences;
    sentences.add(method_words(found));
    add_left_out(found, sentences);
    sentences.add(found.wish.options.method == PatternMethod::hours
                      ? tr("When, not why. Reporting differs between hours.")
                      : tr("Where and when, not why. Reporting differs between places."));
    return sentences.take();
}

std::vector<std::string> accuracy_words(const RiskFindings& found) {
    std::vector<std::string> words;
    if (found.split && found.split_day) {
        const auto after = static_cast<long long>(found.split->after);
        words.push_back(
            fill_in(tr_n("Of {} incident from {} on, foretold by those before: {}; by a plain "
                         "density of the earlier ones {}.",
                         "Of {} incidents from {} on, foretold by those before: {}; by a plain "
                         "density of the earlier ones {}.",
                         after),
                    {number_text(after), date_text(std::chrono::year_month_day{*found.split_day}),
                     top_words(found.split->model.top), top_words(found.split->density)}));
    } else {
        words.push_back(fill_in(tr("Not told how later incidents are foretold: {}."),
                                {reader_words(found.why_no_split)}));
    }
    if (found.squares)
        words.push_back(
            fill_in(tr("Of incidents in parts of the map that are left out, foretold by "
                       "the rest: {}."),
                    {top_words(found.squares->top)}));
    else
        words.push_back(fill_in(tr("Not told how parts of the map are foretold by the rest: {}."),
                                {reader_words(found.why_no_squares)}));
    return words;
}

std::vector<std::string> doubt_words(const RiskFindings& found) {
    std::vector<std::string> words;
    for (const std::string& warning : found.terrain.warnings)
        words.push_back(reader_words(warning));
    return words;
}

}  // namespace tk
