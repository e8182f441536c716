// What a picked camera covers: ground by class, what others see too, what is lit, streets and
// incidents.
#include <imgui.h>

#include <cmath>

#include "viewer/app/window.h"
#include "viewer/background/latest_answer.h"
#include "viewer/map/legend_model.h"
#include "viewer/panels/camera_cover.h"
#include "viewer/panels/inspector_parts.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct CoverMemory : DialogMemory {
    LatestAnswer<CameraCoverWish, CameraCover> cover{Window::wake};
};

using Summary = std::optional<CameraSummary>;

std::string area_words(double area_m2) {
    return number_text(std::llround(area_m2)) + "\u00A0m²";
}

/// A part of what is visible, as a share of it.
std::string part_words(const Summary& summary, double area_m2) {
    return summary->visible_area_m2 > 0.0 ? share_text(area_m2 / summary->visible_area_m2)
                                          : std::string();
}

void rows_of_cover(const CameraCover& cover, bool two) {
    const auto row = [&](const std::string& name, const auto& words, const char* tip = nullptr,
                         const std::string& kind = {}) {
        const std::string today = cover.today ? words(cover.today) : std::string();
        const std::string plan = cover.plan ? words(cover.plan) : std::string();
        ui::value_row({name, kind, today, plan, tip}, two);
    };
    row(tr("Ground that it sees"), [](const Summary& s) { return area_words(s->visible_area_m2); });
    const auto classes = density_classes(cover.wish.options.coverage.standard);
    // All that it sees is of the lowest class.
    for (std::size_t k = 1; k < classes.size(); ++k)
        row(
            fill_in(tr("at least {}"), {density_class_text(classes[k].name)}),
            [k](const Summary& s) { return area_words(s->class_area_m2[k]); }, nullptr,
            "≥ " + short_number_text(classes[k].pixels_per_m) + "\u00A0px/m");
    row(
        tr("Seen by others too"), [](const Summary& s) { return part_words(s, s->shared_area_m2); },
        tr("The share of the ground it sees that another camera sees as well."));
    if (cover.wish.options.light)
        row(
            fill_in(tr("Lit, at least {} lx"), {short_number_text(cover.wish.options.least_lux)}),
            [](const Summary& s) {
                return s->lit_area_m2 ? part_words(s, *s->lit_area_m2) : std::string();
            },
            tr("The share of the ground it sees that is lit so much where it is dark: what a "
               "camera without light of its own can use."));
    row(tr("Streets and paths"), [](const Summary& s) { return length_text(s->street_length_m); });
    row(
        tr("Incidents"),
        [](const Summary& s) { return number_text(static_cast<long long>(s->incidents.count)); },
        tr("Those that are shown and lie outdoors in its view. That a camera sees a place says "
           "nothing of its effect."));
}

}  // namespace

void inspect_cover(PanelFrame& frame, const std::string& camera_id) {
    const Session& session = frame.session();
    auto& memory = memory_of<CoverMemory>(frame.state.panel_memory["inspect_cover"]);
    const std::string plan = inspected_plan(frame);
    CameraCoverWish wish{camera_id, session.loaded->town, nullptr, plan, nullptr, {}};
    if (!plan.empty()) wish.plan = frame.bench.town_of(plan);
    if (const auto& shown = frame.bench.shown_incidents()) wish.shown = {shown, &shown->kept};
    wish.options.coverage = camera_options(session);
    if (const auto& light = frame.bench.parameters().light) wish.options.light = light->options;
    memory.cover.follow(wish, cover_of_camera);
    if (std::string failure = memory.cover.take_failure(); !failure.empty())
        frame.bench.tell(Message::Kind::error, std::move(failure));
    ui::divider(10.0F);
    ui::text(tr("What it covers"), TextStyle::title);
    CameraCover cover = memory.cover.answer();
    if (cover.wish.camera_id != camera_id) cover = {wish, {}, {}};
    if (!plan.empty() && cover.wish.plan_name != plan) cover.plan.reset();
    ui::value_head(tr("Today"), plan);
    rows_of_cover(cover, !plan.empty());
}

}  // namespace tk
