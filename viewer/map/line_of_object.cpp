#include "viewer/map/line_of_object.h"

#include <algorithm>
#include <charconv>

#include "engine/analyses/path_points.h"
#include "viewer/map/labels.h"
#include "viewer/session/feature_of_set.h"
#include "viewer/session/layer_id.h"

namespace tk {
namespace {

std::optional<Line> longest_way(const std::vector<Line>& lines) {
    std::optional<Line> longest;
    double longest_m = 0.0;
    for (Line& line : joined_lines(lines))
        if (const double m = length_m(line); m > longest_m) {
            longest_m = m;
            longest = std::move(line);
        }
    return longest;
}

std::optional<Line> line_of_set(const FeatureSet& set, std::string_view id) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (error != std::errc() || end != id.data() + id.size()) return std::nullopt;
    const auto feature = feature_of_set(set, number);
    if (!feature || feature->kind != FeatureOfSet::Kind::line) return std::nullopt;
    return longest_way({set.lines[feature->index]});
}

}  // namespace

std::optional<Line> line_of_object(const Town& town, const std::vector<Drawing>& drawings,
                                   std::string_view layer, std::string_view id) {
    if (layer == layer_id::streets) {
        for (const Street& street : town.streets())
            if (street.id == id) return longest_way(street.lines);
    } else if (layer == layer_id::drawings) {
        for (const Drawing& drawing : drawings)
            if (drawing.id == id && drawing.kind == Drawing::Kind::line)
                return longest_way({drawing.line});
    } else if (const FeatureSet* set = feature_set_of_layer(town, layer)) {
        return line_of_set(*set, id);
    }
    return std::nullopt;
}

}  // namespace tk
