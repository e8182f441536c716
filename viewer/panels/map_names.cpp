#include "viewer/panels/map_names.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "viewer/map/isolines.h"
#include "viewer/map/labels.h"
#include "viewer/panels/map_marks.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// Kinds of letters of names on the map.
enum LabelStyle { street_name, area_name, development_name, drawing_name, isoline_value };

/// Names of one town, made anew only when what they name changes: a lamp that is dragged makes a
/// town with the same streets.
struct NamesOfTown {
    std::shared_ptr<const Town> town;
    Language language = Language::swedish;
    std::vector<Drawing> drawings;
    std::vector<LabelCandidate> candidates;
    std::size_t of_town = 0;      ///< how many of these; then come those of drawings
    std::size_t of_drawings = 0;  ///< up to where; then come the values of lines of equal light
    std::shared_ptr<const IsolineSet> isolines;
    LabelPlacement placed;

    bool of(const Town& other) const {
        return town != nullptr && &town->streets() == &other.streets() &&
               &town->areas() == &other.areas() && &town->developments() == &other.developments();
    }
};

/// One for each side of the map.
struct NamesMemory : DialogMemory {
    std::array<NamesOfTown, 3> sides;
};

/// A note's text, cut where it would cover the map.
std::string first_line(const std::string& text) {
    constexpr std::size_t most_bytes = 40;
    std::string line = text.substr(0, text.find('\n'));
    if (line.size() <= most_bytes) return line;
    std::size_t end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    return line.substr(0, end) + "…";
}

TextStyle text_style_of(int style) {
    return style == area_name ? TextStyle::body_medium : TextStyle::small_medium;
}

/// "Kv. Bryggan · 24 m · från 2029".
std::string name_with_height(const Development& d) {
    std::string words = d.name == d.id ? std::string() : d.name;
    const auto add = [&words](const std::string& more) {
        words += (words.empty() ? "" : " · ") + more;
    };
    if (d.action == DevelopmentAction::demolish && words.empty())
        add(tr("demolished"));
    else if (d.action == DevelopmentAction::build && d.height_m > 0.0)
        add(number_text(d.height_m, d.height_m == std::floor(d.height_m) ? 0 : 1) + "\u00A0m");
    if (d.from) add(fill_in(tr("from {}"), {std::to_string(static_cast<int>(d.from->year()))}));
    return words;
}

std::vector<LabelCandidate> candidates_of_drawings(const std::vector<Drawing>& drawings) {
    std::vector<LabelCandidate> all;
    for (const Drawing& d : drawings) {
        LabelCandidate label;
        const bool note = d.kind == Drawing::Kind::note;
        label.text = !d.name.empty() ? d.name : note ? first_line(d.text) : std::string();
        if (label.text.empty()) continue;
        if (note) {
            label.path = {d.at};
            label.beside_px = 12.0;
        } else if (d.kind == Drawing::Kind::area && !d.area.empty()) {
            label.path = {centroid(d.area)};
        } else if (!d.line.empty()) {
            label.path = {d.line[d.line.size() / 2]};
            label.beside_px = 6.0;
        } else {
            continue;
        }
        label.priority = 4.0;
        label.style = drawing_name;
        label.farthest_m = 20.0;
        all.push_back(std::move(label));
    }
    return all;
}

std::vector<LabelCandidate> candidates_of(const Town& town) {
    std::vector<LabelCandidate> all = street_labels(town.streets(), street_name, 3.0);
    for (const Area& area : town.areas()) {
        if (area.name.empty() || area.shape.empty()) continue;
        LabelCandidate label;
        label.text = area.name;
        label.path = {centroid(area.shape)};
        label.priority = 2.0;
        label.style = area_name;
        label.closest_m = 1.2;
        label.farthest_m = 40.0;
        all.push_back(std::move(label));
    }
    for (const Development& d : town.developments()) {
        if (d.footprint.empty()) continue;
        LabelCandidate label;
        label.text = name_with_height(d);
        if (label.text.empty()) continue;
        label.path = {centroid(d.footprint)};
        label.priority = 3.0;
        label.style = development_name;
        label.farthest_m = 2.0;
        all.push_back(std::move(label));
    }
    return all;
}

/// The value on a line stands where that is straight enough for it: not around a lone lamp that is
/// small on the screen.
std::vector<LabelCandidate> candidates_of_isolines(const IsolineSet& set, double unit) {
    constexpr double least_length_px = 150.0;
    std::vector<LabelCandidate> all;
    for (const ContourLine& line : set.lines) {
        LabelCandidate label;
        label.text = short_number_text(line.level);
        label.path = line.points;
        label.priority = -1.0;
        label.style = isoline_value;
        label.farthest_m = length_m(line.points) / (least_length_px * unit);
        label.repeat_px = 170.0 * unit;
        all.push_back(std::move(label));
    }
    return all;
}

/// Takes over the lines that are shown now; names keep their places.
void follow_isolines(NamesOfTown& names, const std::shared_ptr<const IsolineSet>& isolines,
                     double unit) {
    if (names.isolines == isolines) return;
    names.isolines = isolines;
    names.candidates.resize(names.of_drawings);
    std::erase_if(names.placed.labels, [&names](const PlacedLabel& label) {
        return label.candidate >= names.of_drawings;
    });
    if (isolines == nullptr) return;
    for (LabelCandidate& label : candidates_of_isolines(*isolines, unit))
        names.candidates.push_back(std::move(label));
}

const std::vector<Drawing> no_drawings;

}  // namespace

void draw_map_names(PanelFrame& frame, const MapSide& side, std::size_t index) {
    auto& memory = memory_of<NamesMemory>(frame.state.panel_memory["map_names"]);
    const std::shared_ptr<const Town> town = frame.bench.town_of(side.scenario);
    NamesOfTown& names = memory.sides[std::min<std::size_t>(index, 2)];
    if (!names.of(*town) || names.language != language()) {
        names = {};
        names.town = town;
        names.language = language();
        names.candidates = candidates_of(*town);
        names.of_town = names.of_drawings = names.candidates.size();
    }
    const LayerView* drawn = frame.view().layer(layer_id::drawings);
    const bool shows_drawings = drawn != nullptr && drawn->visible;
    const std::vector<Drawing>& drawings =
        shows_drawings ? frame.session().document->drawings : no_drawings;
    if (!(names.drawings == drawings)) {
        names.drawings = drawings;
        names.candidates.resize(names.of_town);
        for (LabelCandidate& label : candidates_of_drawings(drawings))
            names.candidates.push_back(std::move(label));
        names.of_drawings = names.candidates.size();
        names.isolines = nullptr;
        names.placed = {};
    }
    const auto& isolines = frame.state.map_isolines;
    follow_isolines(names, index < isolines.size() ? isolines[index] : nullptr, frame.unit);
    const MeasureText measure = [](std::string_view words, int style) {
        const ImVec2 size = ui::text_size(words, text_style_of(style));
        return LabelSize{static_cast<double>(size.x), static_cast<double>(size.y)};
    };
    LabelPlacement& placed = names.placed;
    LabelOptions options;
    options.most = names.isolines == nullptr ? 80 : 260;
    options.repeat_px = 400.0 * frame.unit;
    placed = place_labels(names.candidates, frame.view().map, side.map, measure, options, placed);
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    for (const PlacedLabel& label : placed.labels) {
        const LabelCandidate& named = names.candidates[label.candidate];
        const Colour ink = named.style == area_name          ? ui::colours().muted
                           : named.style == development_name ? ui::colours().development
                           : named.style == drawing_name     ? ui::colours().accent
                                                             : ui::colours().text;
        draw_halo_text(list, frame.view().map.to_screen(label.at, side.map), label.angle_rad,
                       named.text, text_style_of(named.style), ink, ui::colours().halo);
    }
}

}  // namespace tk
