#include <algorithm>
#include <map>
#include <utility>

#include "viewer/map/labels.h"

namespace tk {
namespace {

/// Which ends of lines lie at a place. An end is twice the line's number, plus 1 for its last
/// point.
class LineEnds {
public:
    explicit LineEnds(const std::vector<Line>& lines) : lines_(lines) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].size() < 2) continue;
            at_[key(lines[i].front())].push_back(2 * i);
            at_[key(lines[i].back())].push_back(2 * i + 1);
        }
    }
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// The only other end that lies where this one does; none where there are more or less.
    std::size_t partner(std::size_t end) const {
        const Line& line = lines_[end / 2];
        const auto& here = at_.at(key(end % 2 == 0 ? line.front() : line.back()));
        if (here.size() != 2) return none;
        return here[0] == end ? here[1] : here[0];
    }

private:
    static std::pair<double, double> key(MapPoint p) { return {p.east_m, p.north_m}; }

    const std::vector<Line>& lines_;
    std::map<std::pair<double, double>, std::vector<std::size_t>> at_;
};

/// Adds the line to the path, entered at `end`, without the point that they share.
void append_line(Line& path, const Line& line, std::size_t end) {
    const auto skip = static_cast<std::ptrdiff_t>(path.empty() ? 0 : 1);
    if (end % 2 == 0)
        path.insert(path.end(), line.begin() + skip, line.end());
    else
        path.insert(path.end(), line.rbegin() + skip, line.rend());
}

}  // namespace

std::vector<Line> joined_lines(const std::vector<Line>& lines) {
    const LineEnds ends(lines);
    std::vector<bool> used(lines.size(), false);
    std::vector<Line> joined;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (used[i] || lines[i].size() < 2) continue;
        // Back to where the chain begins, or once around a ring.
        std::size_t first = 2 * i;
        for (std::size_t before = ends.partner(first); before != LineEnds::none && before / 2 != i;
             before = ends.partner(first))
            first = before ^ 1U;
        Line path;
        for (std::size_t end = first; end != LineEnds::none && !used[end / 2];
             end = ends.partner(end ^ 1U)) {
            used[end / 2] = true;
            append_line(path, lines[end / 2], end);
        }
        joined.push_back(std::move(path));
    }
    return joined;
}

std::vector<LabelCandidate> street_labels(std::span<const Street> streets, int style,
                                          double farthest_m) {
    std::map<std::string_view, std::vector<Line>> named;
    for (const Street& street : streets)
        if (!street.name.empty())
            for (const Line& line : street.lines) named[street.name].push_back(line);
    std::vector<LabelCandidate> labels;
    double longest_m = 0.0;
    for (const auto& [name, lines] : named)
        for (Line& path : joined_lines(lines)) {
            const double path_m = length_m(path);
            longest_m = std::max(longest_m, path_m);
            LabelCandidate label;
            label.text = std::string(name);
            label.path = std::move(path);
            label.priority = path_m;
            label.style = style;
            label.farthest_m = farthest_m;
            labels.push_back(std::move(label));
        }
    for (LabelCandidate& label : labels) label.priority /= longest_m + 1.0;
    return labels;
}

}  // namespace tk
