#include "viewer/map/labels.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "viewer/map/path_label.h"
#include "viewer/output/label_places.h"

namespace tk {
namespace {

constexpr double bucket_px = 96.0;
/// How far a street may leave the straight line under its name, in heights of the name.
constexpr double bend_share = 0.35;
/// Where within its stretch a street's name is tried, in shares of the stretch from its middle.
constexpr double stretch_tries[] = {0.0, -0.15, 0.15, -0.3, 0.3, -0.45, 0.45};

/// The names that stand so far, found by the part of the screen they lie in.
class LabelField {
public:
    explicit LabelField(const ScreenRect& map)
        : map_(map),
          cols_(static_cast<int>(map.width / bucket_px) + 1),
          rows_(static_cast<int>(map.height / bucket_px) + 1),
          buckets_(static_cast<std::size_t>(cols_) * static_cast<std::size_t>(rows_)) {}

    bool is_free(const LabelBox& box) const {
        bool free = true;
        each_bucket(box, [&](std::size_t bucket) {
            for (const std::size_t i : buckets_[bucket])
                free = free && !(near(box, boxes_[i]) && overlap(box, boxes_[i]));
        });
        return free;
    }
    void add(const LabelBox& box) {
        each_bucket(box, [&](std::size_t bucket) { buckets_[bucket].push_back(boxes_.size()); });
        boxes_.push_back(box);
    }

private:
    static double reach(const LabelBox& box) { return std::hypot(box.width, box.height) / 2.0; }
    static bool near(const LabelBox& a, const LabelBox& b) {
        return std::hypot(a.x - b.x, a.y - b.y) < reach(a) + reach(b);
    }
    template <class Visit>
    void each_bucket(const LabelBox& box, Visit visit) const {
        const auto index = [](double px, int count) {
            return static_cast<int>(std::clamp(std::floor(px / bucket_px), 0.0, count - 1.0));
        };
        const double r = reach(box);
        const int col_end = index(box.x - map_.x + r, cols_);
        const int row_end = index(box.y - map_.y + r, rows_);
        for (int row = index(box.y - map_.y - r, rows_); row <= row_end; ++row)
            for (int col = index(box.x - map_.x - r, cols_); col <= col_end; ++col)
                visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(cols_) +
                      static_cast<std::size_t>(col));
    }

    ScreenRect map_;
    int cols_, rows_;
    std::vector<std::vector<std::size_t>> buckets_;
    std::vector<LabelBox> boxes_;
};

/// One picture's placing.
class LabelPlacing {
public:
    LabelPlacing(std::span<const LabelCandidate> candidates, const MapView& view,
                 const ScreenRect& map, const MeasureText& measure, const LabelOptions& options)
        : candidates_(candidates),
          view_(view),
          map_(map),
          extent_(view.extent(map)),
          measure_(measure),
          options_(options),
          field_(map) {
        placement_.metres_per_px = view.metres_per_px;
    }

    bool full() const { return placement_.labels.size() >= options_.most; }
    bool is_wanted(const LabelCandidate& c) const {
        return view_.metres_per_px >= c.closest_m && view_.metres_per_px <= c.farthest_m &&
               !c.text.empty() && !c.path.empty();
    }

    /// As it stood in the last picture.
    void keep(const PlacedLabel& label) {
        if (label.candidate >= candidates_.size() || !is_wanted(candidates_[label.candidate]))
            return;
        const LabelBox box = box_of(label);
        const double r = std::hypot(box.width, box.height) / 2.0;
        if (box.x + r < map_.x || box.x - r > map_.x + map_.width || box.y + r < map_.y ||
            box.y - r > map_.y + map_.height)
            return;
        put(label);
        if (candidates_[label.candidate].path.size() == 1) stands_.insert(label.candidate);
    }

    void place(std::size_t number) {
        const LabelCandidate& candidate = candidates_[number];
        if (!is_wanted(candidate) || stands_.contains(number)) return;
        if (candidate.path.size() > 1)
            place_along(number, candidate);
        else if (extent_.contains(candidate.path.front()))
            place_at(number, candidate);
    }

    LabelPlacement take() { return std::move(placement_); }

private:
    LabelBox box_of(const PlacedLabel& label) const {
        const ScreenPoint p = view_.to_screen(label.at, map_);
        return {p.x, p.y, label.width_px + options_.gap_px, label.height_px + options_.gap_px,
                label.angle_rad * 180.0 / std::numbers::pi};
    }
    void put(const PlacedLabel& label) {
        field_.add(box_of(label));
        if (candidates_[label.candidate].path.size() > 1)
            repeated_[candidates_[label.candidate].text].push_back(label.at);
        placement_.labels.push_back(label);
    }
    bool put_if_free(const PlacedLabel& label) {
        const LabelBox box = box_of(label);
        if (!lies_in(box, map_.x, map_.y, map_.width, map_.height) || !field_.is_free(box))
            return false;
        put(label);
        return true;
    }

    void place_at(std::size_t number, const LabelCandidate& candidate) {
        const LabelSize size = measure_(candidate.text, candidate.style);
        const MapPoint at = candidate.path.front();
        const double m = view_.metres_per_px;
        const double aside = candidate.beside_px + size.width_px / 2.0 + options_.gap_px / 2.0;
        const bool on_it = candidate.beside_px == 0.0;
        // A whole line up or down from a place that another name has taken.
        const double above = on_it ? size.height_px + options_.gap_px
                                   : candidate.beside_px + (size.height_px + options_.gap_px) / 2.0;
        const double tries[][2] = {
            {on_it ? 0.0 : aside, 0.0}, {0.0, above}, {0.0, -above}, {-aside, 0.0}, {aside, 0.0}};
        for (const auto& [east_px, north_px] : tries)
            if (put_if_free({number,
                             {at.east_m + east_px * m, at.north_m + north_px * m},
                             0.0,
                             size.width_px,
                             size.height_px}))
                return;
    }

    void place_along(std::size_t number, const LabelCandidate& candidate) {
        const Extent all = extent_of(candidate.path);
        if (!all.meets(extent_)) return;
        const double m = view_.metres_per_px;
        // A street shorter than its letters are high needs no measuring.
        if (!(std::hypot(all.east_m - all.west_m, all.north_m - all.south_m) > 8.0 * m)) return;
        const LabelSize size = measure_(candidate.text, candidate.style);
        const MeasuredPath path(candidate.path);
        if (path.length_m() < size.width_px * m) return;
        const double stretches =
            std::max(1.0, std::floor(path.length_m() / (repeat_px(candidate) * m)));
        const double stretch_m = path.length_m() / stretches;
        const Extent seen = extent_.grown(stretch_m / 2.0);
        for (double k = 0.0; k < stretches && !full(); k += 1.0) {
            const double middle_m = (k + 0.5) * stretch_m;
            if (seen.contains(path.at(middle_m)))
                place_on_stretch(number, candidate, path, middle_m, stretch_m, size);
        }
    }

    void place_on_stretch(std::size_t number, const LabelCandidate& candidate,
                          const MeasuredPath& path, double middle_m, double stretch_m,
                          LabelSize size) {
        const double m = view_.metres_per_px;
        for (const double share : stretch_tries) {
            const auto spot = straight_spot(path, middle_m + share * stretch_m, size.width_px * m,
                                            bend_share * size.height_px * m);
            if (!spot || stands_near(candidate, spot->at)) continue;
            if (put_if_free({number, spot->at, spot->angle_rad, size.width_px, size.height_px}))
                return;
        }
    }

    double repeat_px(const LabelCandidate& candidate) const {
        return candidate.repeat_px > 0.0 ? candidate.repeat_px : options_.repeat_px;
    }

    bool stands_near(const LabelCandidate& candidate, MapPoint at) const {
        const auto found = repeated_.find(candidate.text);
        const double least_m = repeat_px(candidate) * view_.metres_per_px;
        return found != repeated_.end() &&
               std::any_of(found->second.begin(), found->second.end(),
                           [&](MapPoint other) { return distance_m(at, other) < least_m; });
    }

    std::span<const LabelCandidate> candidates_;
    const MapView& view_;
    const ScreenRect& map_;
    Extent extent_;
    const MeasureText& measure_;
    const LabelOptions& options_;
    LabelField field_;
    std::unordered_map<std::string_view, std::vector<MapPoint>> repeated_;
    std::unordered_set<std::size_t> stands_;  ///< places whose name was kept
    LabelPlacement placement_;
};

}  // namespace

LabelPlacement place_labels(std::span<const LabelCandidate> candidates, const MapView& view,
                            const ScreenRect& map, const MeasureText& measure,
                            const LabelOptions& options, const LabelPlacement& before) {
    if (!(map.width > 0.0 && map.height > 0.0)) return {};
    LabelPlacing placing(candidates, view, map, measure, options);
    if (before.metres_per_px == view.metres_per_px)
        for (const PlacedLabel& label : before.labels)
            if (!placing.full()) placing.keep(label);
    std::vector<std::size_t> order(candidates.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return candidates[a].priority > candidates[b].priority;
    });
    for (const std::size_t number : order) {
        if (placing.full()) break;
        placing.place(number);
    }
    return placing.take();
}

}  // namespace tk
