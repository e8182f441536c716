// Names on a map: developments, areas, streets, notes; each where it collides with nothing.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "viewer/map/measure.h"
#include "viewer/map/path_label.h"
#include "viewer/output/label_places.h"
#include "viewer/output/map_frame.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// Draws the labels that find room.
class LabelPainter {
public:
    LabelPainter(const SheetPen& pen, const FrameScene& scene)
        : pen_(pen),
          scene_(scene),
          places_(scene.place.frame.x, scene.place.frame.y, scene.place.frame.width,
                  scene.place.frame.height, scene.mm(0.6)) {}

    double width(const std::string& text, const SheetTextStyle& style) const {
        return pen_.text_width(text, style);
    }
    bool put(const std::string& text, double x, double y, double angle_deg,
             const SheetTextStyle& style, double room_mm = 0.0) {
        const LabelBox box{x, y, width(text, style), style.points * 0.352778 * 0.95, angle_deg};
        if (!places_.take(box, room_mm)) return false;
        pen_.label(text, x, y, angle_deg, style, colours_of(Theme::light).halo.faded(0.85),
                   scene_.mm(0.4));
        return true;
    }
    void block(const LabelBox& box) { places_.block(box); }

private:
    const SheetPen& pen_;
    const FrameScene& scene_;
    LabelPlaces places_;
};

/// A stretch of a street on the page.
struct Stretch {
    double x0, y0, x1, y1;
    double length() const { return std::hypot(x1 - x0, y1 - y0); }
    double distance_to(double x, double y) const {
        return distance_to_segment_m({x, y}, {x0, y0}, {x1, y1});
    }
};

std::map<std::string, std::vector<Stretch>> stretches_by_name(const FrameScene& scene) {
    std::map<std::string, std::vector<Stretch>> named;
    const FramePlace& place = scene.place;
    for (const Street& street : scene.town().streets()) {
        if (street.name.empty()) continue;
        for (const Line& line : street.lines) {
            if (!extent_of(line).meets(place.shown)) continue;
            for (std::size_t i = 1; i < line.size(); ++i)
                named[street.name].push_back(
                    {place.x_mm(line[i - 1].east_m), place.y_mm(line[i - 1].north_m),
                     place.x_mm(line[i].east_m), place.y_mm(line[i].north_m)});
        }
    }
    return named;
}

/// Readable from below: text never stands on its head.
double upright_angle_deg(const Stretch& stretch) {
    double angle =
        std::atan2(stretch.y1 - stretch.y0, stretch.x1 - stretch.x0) * 180.0 / std::numbers::pi;
    if (angle > 90.0) angle -= 180.0;
    if (angle <= -90.0) angle += 180.0;
    return angle;
}

/// Whether the street runs below the whole of a label that stands on one of its stretches.
bool street_runs_below(const std::vector<Stretch>& stretches, double x, double y, double angle_deg,
                       double width, double tolerance) {
    const double dx = std::cos(angle_deg * std::numbers::pi / 180.0);
    const double dy = std::sin(angle_deg * std::numbers::pi / 180.0);
    for (const double along : {-0.5, -0.25, 0.25, 0.5}) {
        const double px = x + dx * width * along, py = y + dy * width * along;
        if (std::none_of(stretches.begin(), stretches.end(),
                         [&](const Stretch& s) { return s.distance_to(px, py) <= tolerance; }))
            return false;
    }
    return true;
}

bool put_street(LabelPainter& labels, const FrameScene& scene, const std::string& name,
                std::vector<Stretch> stretches, const SheetTextStyle& style) {
    const double width = labels.width(name, style);
    double all = 0.0;
    for (const Stretch& s : stretches) all += s.length();
    if (all < width) return false;
    const std::vector<Stretch> whole = stretches;
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& a, const Stretch& b) { return a.length() > b.length(); });
    if (stretches.size() > 16) stretches.resize(16);
    for (const Stretch& stretch : stretches) {
        const double angle = upright_angle_deg(stretch);
        for (const double along : {0.5, 0.3, 0.7, 0.1, 0.9}) {
            const double x = std::lerp(stretch.x0, stretch.x1, along);
            const double y = std::lerp(stretch.y0, stretch.y1, along);
            // Few names that can be read find one's way better than all of them.
            if (street_runs_below(whole, x, y, angle, width, scene.mm(1.0)) &&
                labels.put(name, x, y, angle, style, scene.mm(scene.content.meeting ? 3.5 : 1.8)))
                return true;
        }
    }
    return false;
}

void label_streets(LabelPainter& labels, const FrameScene& scene) {
    if (!scene.shows(layer_id::streets)) return;
    const SheetTextStyle style{(scene.content.meeting ? 9.0 : 7.0) * scene.scale,
                               FontWeight::medium, colours_of(Theme::light).text};
    std::vector<std::pair<double, std::string>> order;
    const auto named = stretches_by_name(scene);
    for (const auto& [name, stretches] : named) {
        double length = 0.0;
        for (const Stretch& s : stretches) length += s.length();
        order.emplace_back(-length, name);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [length, name] : order) put_street(labels, scene, name, named.at(name), style);
}

/// On a place, or with a distance to keep beside it: above, below and beside.
bool put_near(LabelPainter& labels, const FrameScene& scene, const std::string& text, MapPoint at,
              double away_mm, const SheetTextStyle& style) {
    const double x = scene.place.x_mm(at.east_m), y = scene.place.y_mm(at.north_m);
    const double side = labels.width(text, style) / 2.0 + away_mm;
    const double step = style.line_mm() * 0.7 + away_mm;
    const std::array<MmSize, 5> moved{
        {{0.0, 0.0}, {0.0, -step}, {0.0, step}, {side, 0.0}, {-side, 0.0}}};
    // What must not be covered has its name beside it.
    return std::any_of(moved.begin() + (away_mm > 0.0 ? 1 : 0), moved.end(), [&](const MmSize& by) {
        return labels.put(text, x + by.width, y + by.height, 0.0, style);
    });
}

/// "5 våningar · 2028".
std::string development_facts(const Development& planned) {
    std::string facts;
    if (planned.action == DevelopmentAction::demolish) facts = tr("to be torn down");
    if (planned.action == DevelopmentAction::build && planned.floors) {
        const auto floors = static_cast<long long>(std::lround(*planned.floors));
        facts = fill_in(tr_n("{} floor", "{} floors", floors), {number_text(floors)});
    }
    if (!planned.from) return facts;
    return facts + (facts.empty() ? "" : " · ") +
           std::to_string(static_cast<int>(planned.from->year()));
}

/// Houses of a block that are too small for a name each share what their names begin with:
/// "Kv. Bryggan" of "Kv. Bryggan, hus A".
std::string block_name(const std::string& name) {
    return name.substr(0, name.find(", "));
}

void label_developments(LabelPainter& labels, const FrameScene& scene) {
    if (!scene.shows(layer_id::developments)) return;
    const Colour colour = colours_of(Theme::light).development;
    const double larger = scene.content.meeting ? 1.25 : 1.0;
    const SheetTextStyle name_style{8.0 * scene.scale * larger, FontWeight::bold, colour};
    const SheetTextStyle fact_style{6.5 * scene.scale * larger, FontWeight::medium, colour};
    std::set<std::string> named_blocks;
    for (const Development& planned : scene.town().developments()) {
        const Extent extent = extent_of(planned.footprint);
        if (planned.name.empty() || !extent.meets(scene.place.shown)) continue;
        const MapPoint at = centroid(planned.footprint);
        const double room = (extent.east_m - extent.west_m) * scene.place.mm_per_m();
        if (room < labels.width(planned.name, name_style) * 0.8) {
            const std::string block = block_name(planned.name);
            if (named_blocks.insert(block).second)
                put_near(labels, scene, block, at, scene.mm(1.5), name_style);
            continue;
        }
        const double x = scene.place.x_mm(at.east_m), y = scene.place.y_mm(at.north_m);
        const double line = name_style.line_mm() * 0.45;
        const std::string facts = development_facts(planned);
        if (!labels.put(planned.name, x, facts.empty() ? y : y - line, 0.0, name_style)) continue;
        named_blocks.insert(block_name(planned.name));
        if (!facts.empty()) labels.put(facts, x, y + line, 0.0, fact_style);
    }
}

void label_areas(LabelPainter& labels, const FrameScene& scene) {
    if (!scene.shows(layer_id::areas)) return;
    const SheetTextStyle style{(scene.content.meeting ? 10.5 : 8.5) * scene.scale,
                               FontWeight::semibold, colours_of(Theme::light).text};
    for (const Area& area : scene.town().areas()) {
        if (area.name.empty() || !extent_of(area.shape).meets(scene.place.shown)) continue;
        put_near(labels, scene, area.name, centroid(area.shape), 0.0, style);
    }
}

void label_drawings(LabelPainter& labels, const FrameScene& scene) {
    if (!scene.shows(layer_id::drawings)) return;
    const SheetTextStyle style{8.0 * scene.scale, FontWeight::semibold,
                               colours_of(Theme::light).text};
    for (const Drawing& drawing : scene.content.drawings) {
        std::string text = drawing.name.empty() ? drawing.text : drawing.name;
        if (text.empty()) continue;
        MapPoint at = drawing.at;
        if (drawing.kind == Drawing::Kind::area && !drawing.area.empty())
            at = centroid(drawing.area);
        if (drawing.kind == Drawing::Kind::line && !drawing.line.empty())
            at = drawing.line[drawing.line.size() / 2];
        put_near(labels, scene, text, at, 0.0, style);
    }
}

/// Values stand on their lines where those are straight enough.
void label_isolines(LabelPainter& labels, const FrameScene& scene) {
    const SheetTextStyle style{6.0 * scene.scale, FontWeight::medium,
                               colours_of(Theme::light).text};
    const double metres_per_mm = 1.0 / scene.place.mm_per_m();
    for (const ContourLine& line : scene.isolines) {
        const std::string text = short_number_text(line.level);
        const MeasuredPath path(line.points);
        if (path.length_m() < scene.mm(12.0) * metres_per_mm) continue;
        const double pieces =
            std::max(1.0, std::floor(path.length_m() / (scene.mm(38.0) * metres_per_mm)));
        for (double k = 0.0; k < pieces; k += 1.0)
            for (const double aside : {0.5, 0.35, 0.65, 0.2, 0.8}) {
                const auto spot = straight_spot(path, (k + aside) * path.length_m() / pieces,
                                                labels.width(text, style) * metres_per_mm,
                                                0.2 * style.line_mm() * metres_per_mm);
                if (spot &&
                    labels.put(text, scene.place.x_mm(spot->at.east_m),
                               scene.place.y_mm(spot->at.north_m),
                               spot->angle_rad * 180.0 / std::numbers::pi, style, scene.mm(1.5)))
                    break;
            }
    }
}

/// The walking rings' own words come first.
void block_ring_labels(LabelPainter& labels, const FrameScene& scene) {
    if (!scene.content.walk_from) return;
    const MapPoint from = *scene.content.walk_from;
    for (const int minutes : ring_minutes)
        labels.block({scene.place.x_mm(from.east_m),
                      scene.place.y_mm(from.north_m + minutes * walking_m_per_minute),
                      scene.mm(26.0), scene.mm(4.0), 0.0});
}

}  // namespace

void draw_labels(const SheetPen& pen, const FrameScene& scene) {
    LabelPainter labels(pen, scene);
    block_ring_labels(labels, scene);
    label_drawings(labels, scene);
    label_developments(labels, scene);
    label_areas(labels, scene);
    label_streets(labels, scene);
    label_isolines(labels, scene);
}

}  // namespace tk
