#include "cli/option_values.h"

#include <cmath>
#include <sstream>
#include <stdexcept>

#include "cli/option_set.h"
#include "engine/core/compass.h"

namespace tk::cli {
namespace {

std::vector<std::string> parts_of(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::string part;
    std::istringstream stream(text);
    while (std::getline(stream, part, separator)) parts.push_back(part);
    return parts;
}

bool parse_finite(const std::string& word, double& value) {
    try {
        std::size_t used = 0;
        value = std::stod(word, &used);
        while (used < word.size() && word[used] == ' ') ++used;
        return used == word.size() && std::isfinite(value);
    } catch (const std::exception&) {
        return false;
    }
}

std::vector<double> numbers(const std::string& text) {
    std::vector<double> values;
    for (const std::string& word : parts_of(text, ',')) {
        double value = 0.0;
        if (!parse_finite(word, value)) return {};
        values.push_back(value);
    }
    return values;
}

}  // namespace

Extent parse_extent(const std::string& option, const std::string& text) {
    const std::vector<double> v = numbers(text);
    if (v.size() != 4)
        throw UsageError(option + ": '" + text +
                         "' is not four numbers; give XMIN,YMIN,XMAX,YMAX in metres");
    if (v[0] >= v[2] || v[1] >= v[3])
        throw UsageError(option + ": '" + text +
                         "' encloses nothing; the first corner is south-west of the second");
    return {v[0], v[1], v[2], v[3]};
}

std::vector<MapPoint> parse_points(const std::string& option, const std::string& text) {
    std::vector<MapPoint> points;
    for (const std::string& pair : parts_of(text, ';')) {
        const std::vector<double> v = numbers(pair);
        if (v.size() != 2)
            throw UsageError(option + ": '" + pair +
                             "' is not a place; give X,Y;X,Y;... in metres");
        points.push_back({v[0], v[1]});
    }
    if (points.empty()) throw UsageError(option + ": no place given; give X,Y;X,Y;...");
    return points;
}

double parse_positive(const std::string& option, const std::string& text) {
    double value = 0.0;
    if (!parse_finite(text, value))
        throw UsageError(option + ": '" + text + "' is neither a number nor a rule");
    return require_positive(option, value);
}

std::vector<double> parse_band_ends(const std::string& option, const std::string& text) {
    std::vector<double> ends;
    for (const std::string& word : parts_of(text, ',')) {
        double end = 0.0;
        if (!ends.empty() && std::isinf(ends.back()))
            throw UsageError(option + ": nothing comes after inf; give it last");
        if (word == "inf")
            end = HUGE_VAL;
        else if (!parse_finite(word, end))
            throw UsageError(option + ": '" + word +
                             "' is not a number; give the upper ends, as in 100,200,400");
        if (!(end > (ends.empty() ? 0.0 : ends.back())))
            throw UsageError(option + ": '" + text +
                             "' does not rise from above 0; give the upper ends of the bands");
        ends.push_back(end);
    }
    if (ends.empty())
        throw UsageError(option + ": no band given; give the upper ends, as in 100,200,400");
    return ends;
}

std::vector<double> parse_shares(const std::string& option, const std::string& text) {
    std::vector<double> shares = numbers(text);
    if (shares.empty())
        throw UsageError(option + ": '" + text + "' are no numbers; give shares such as 0.01,0.05");
    for (const double share : shares)
        if (!(share > 0.0) || !(share <= 1.0))
            throw UsageError(option + ": " + std::to_string(share) +
                             " is no share; give numbers above 0 and at most 1");
    return shares;
}

int require_at_least(const std::string& option, int value, int lowest) {
    if (value < lowest)
        throw UsageError(option + ": must be " + std::to_string(lowest) + " or more");
    return value;
}

double parse_bearing(const std::string& option, const std::string& text) {
    double value = 0.0;
    if (!parse_finite(text, value))
        throw UsageError(option + ": '" + text + "' is neither a compass bearing nor worst");
    return normalised_bearing_deg(value);
}

double require_positive(const std::string& option, double value) {
    if (!(value > 0.0) || !std::isfinite(value)) throw UsageError(option + ": must be more than 0");
    return value;
}

double require_not_negative(const std::string& option, double value) {
    if (!(value >= 0.0) || !std::isfinite(value)) throw UsageError(option + ": must be 0 or more");
    return value;
}

}  // namespace tk::cli
