#include "cli/evaluate_values.h"

#include <cmath>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "cli/option_set.h"
#include "cli/option_values.h"

namespace tk::cli {
namespace {

constexpr double most_incidents = 1e9;

std::vector<std::string> words_between(const std::string& text, char separator) {
    std::vector<std::string> words;
    std::string word;
    std::istringstream stream(text);
    while (std::getline(stream, word, separator)) words.push_back(word);
    // A separator at the end has nothing after it, which is not a number.
    if (!text.empty() && text.back() == separator) words.emplace_back();
    return words;
}

std::optional<double> finite_number(const std::string& word) {
    try {
        std::size_t used = 0;
        const double value = std::stod(word, &used);
        while (used < word.size() && word[used] == ' ') ++used;
        if (used == word.size() && std::isfinite(value)) return value;
    } catch (const std::exception&) {
    }
    return std::nullopt;
}

double count_in(const std::string& option, const std::string& word) {
    const auto count = finite_number(word);
    if (!count || *count < 0.0 || *count > most_incidents)
        throw UsageError(option + ": '" + word +
                         "' is not a count; give numbers of 0 or more, at "
                         "most 1 000 000 000");
    return *count;
}

double weight_in(const std::string& option, const std::string& word) {
    const auto weight = finite_number(word);
    if (!weight || !(*weight > 0.0))
        throw UsageError(option + ": '" + word + "' is not a number above 0");
    return *weight;
}

}  // namespace

AreaCounts parse_area_counts(const std::string& text) {
    const std::vector<std::string> words = words_between(text, ',');
    if (words.size() != 4 && words.size() != 6 && words.size() != 8)
        throw UsageError("--counts: '" + text + "' are " + std::to_string(words.size()) +
                         " numbers; give four, six or eight: treated before and after, control, "
                         "displacement area, the control's displacement area");
    std::vector<double> n;
    for (const std::string& word : words) n.push_back(count_in("--counts", word));
    AreaCounts counts{{n[0], n[1]}, {n[2], n[3]}, {}, {}};
    if (n.size() >= 6) counts.displacement = BeforeAfter{n[4], n[5]};
    if (n.size() == 8) counts.control_displacement = BeforeAfter{n[6], n[7]};
    return counts;
}

TwoRates parse_rates(const std::string& text) {
    const std::vector<std::string> words = words_between(text, ',');
    std::vector<CountedRate> rates;
    for (const std::string& word : words) {
        const std::vector<std::string> parts = words_between(word, '/');
        if (parts.size() != 2) break;
        rates.push_back({count_in("--rates", parts[0]), weight_in("--rates", parts[1])});
    }
    if (words.size() != 2 || rates.size() != 2)
        throw UsageError("--rates: '" + text +
                         "' is not two rates; give K1/N1,K2/N2: counts over days, areas or people");
    return {rates[0], rates[1]};
}

AreaWeights parse_weights(const std::string& of_time, const std::string& of_areas) {
    AreaWeights weights;
    if (!of_time.empty()) {
        const std::vector<std::string> words = words_between(of_time, ',');
        if (words.size() != 2)
            throw UsageError("--time-weights: '" + of_time +
                             "' is not two numbers; give B,A: of the periods before and after");
        weights.before = weight_in("--time-weights", words[0]);
        weights.after = weight_in("--time-weights", words[1]);
    }
    if (of_areas.empty()) return weights;
    const std::vector<std::string> words = words_between(of_areas, ',');
    if (words.size() < 2 || words.size() > 4)
        throw UsageError("--area-weights: '" + of_areas +
                         "' is not two to four numbers; give T,C,D,CD in the order of --counts");
    double* const into[] = {&weights.treated, &weights.control, &weights.displacement,
                            &weights.control_displacement};
    for (std::size_t i = 0; i < words.size(); ++i) *into[i] = weight_in("--area-weights", words[i]);
    return weights;
}

std::optional<double> parse_overdispersion(const std::string& text) {
    if (text.empty() || text == "estimate") return std::nullopt;
    const auto value = finite_number(text);
    if (!value || !(*value > 0.0))
        throw UsageError("--overdispersion: '" + text +
                         "' is neither a number above 0 nor estimate");
    return *value;
}

SurroundingsSource parse_buffer(const std::string& option, const std::string& text) {
    SurroundingsSource words;
    if (text.empty()) return words;
    if (const auto metres = finite_number(text))
        words.ring_m = require_positive(option, *metres);
    else
        words.source = text;
    return words;
}

}  // namespace tk::cli
