// Layers, a surface or the map as a file. It is written on a thread of its own; the dialog may be
// closed meanwhile.
#include <algorithm>
#include <array>
#include <functional>
#include <mutex>
#include <utility>

#include "viewer/app/window.h"
#include "viewer/map/legend_model.h"
#include "viewer/panels/dialogs.h"
#include "viewer/panels/export_choices.h"
#include "viewer/panels/export_contents.h"
#include "viewer/panels/file_browser.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// What has been written, or why not.
struct ExportOutcome {
    bool written = false;
    std::string words;
};

struct ExportJob : DialogMemory {
    std::mutex mutex;
    std::vector<ExportOutcome> outcomes;
    LatestWorker worker{Window::wake};  // last, so that it ends first
};

ExportJob& export_job(PanelState& state) {
    return memory_of<ExportJob>(state.panel_memory["export_job"]);
}

SheetOrder order_of(PanelFrame& frame, const ExportMemory& memory) {
    SheetOrder order = sheet_order(frame.bench);
    order.maps = memory.maps == 1 ? all_alternatives(frame.session())
                                  : maps_shown(frame.session(), frame.view());
    order.title = memory.title;
    if (order.surface) order.subtitle = surface_title(*order.surface);
    order.extent = memory.extent == 1 || frame.sides.empty()
                       ? frame.session().loaded->parameters.grid.extent()
                       : frame.view().map.extent(frame.sides.front().map);
    order.incident_points = memory.points_on_map;
    order.meeting = memory.meeting;
    if (memory.walk) order.walk_from = frame.session().asked_at;
    order.paper = paper_of(memory);
    return order;
}

using Written = std::vector<std::string>;
using ExportWork = std::function<Written(const std::filesystem::path&, Existing, const Progress&)>;

ExportWork geopackage_work(const PanelFrame& frame, const ExportMemory& memory) {
    ExportChoice choice;
    for (const ChosenLayer& layer : memory.layers)
        if (layer.on) choice.layers.push_back(layer.id);
    choice.today = memory.today;
    for (const ChosenLayer& plan : memory.plans)
        if (plan.on) choice.scenarios.push_back(plan.id);
    choice.changes = memory.changes;
    choice.incident_points = memory.incident_points;
    return [choice, source = export_source(frame.bench)](const auto& path, Existing existing,
                                                         const Progress& progress) {
        return export_geopackage(path, source, choice, existing, progress);
    };
}

ExportWork geotiff_work(const PanelFrame& frame, const ExportMemory& memory) {
    const auto states = surface_states(frame.session());
    const SurfaceStateChoice& state = states[static_cast<std::size_t>(memory.state)];
    const ExportedSurface which{memory.surfaces[static_cast<std::size_t>(memory.surface)],
                                state.scenario, state.change};
    return [which, source = export_source(frame.bench)](const auto& path, Existing existing,
                                                        const Progress& progress) {
        return export_geotiff(path, source, which, existing, progress);
    };
}

ExportWork sheet_work(PanelFrame& frame, const ExportMemory& memory) {
    return [order = order_of(frame, memory)](const auto& path, Existing existing,
                                             const Progress& progress) {
        const OrderedSheet sheet = ordered_sheet(order, progress);
        write_sheet(path, sheet.content, order.paper, existing, progress);
        return sheet.problems;
    };
}

ExportWork work_of(PanelFrame& frame, const ExportMemory& memory) {
    if (memory.tab == tab_geopackage) return geopackage_work(frame, memory);
    if (memory.tab == tab_geotiff) return geotiff_work(frame, memory);
    return sheet_work(frame, memory);
}

/// Of a surface that export_geopackage() left out.
bool says_left_out(const std::string& sentence) {
    return std::any_of(all_surfaces.begin(), all_surfaces.end(), [&](Surface surface) {
        return sentence ==
               fill_in(tr("{} is left out: it is not computed"), {surface_name(surface)});
    });
}

/// A message is to be read at a glance: of many tables the first, and how many more there are; but
/// all that was left out.
std::string summary_of(Written sentences) {
    std::stable_partition(sentences.begin(), sentences.end(), says_left_out);
    constexpr std::size_t most = 6;
    std::string words;
    for (std::size_t i = 0; i < std::min(sentences.size(), most); ++i) words += "\n" + sentences[i];
    if (sentences.size() <= most) return words;
    const auto more = static_cast<long long>(sentences.size() - most);
    return words + "\n" + fill_in(tr_n("and {} more", "and {} more", more), {number_text(more)});
}

void start_export(PanelFrame& frame, const ExportMemory& memory) {
    ExportJob& job = export_job(frame.state);
    const std::filesystem::path path = memory.browser.chosen().front();
    const Existing existing =
        memory.browser.would_overwrite() ? Existing::replace_ours : Existing::refuse;
    const ExportWork work = work_of(frame, memory);
    job.worker.ask(
        utf8(path.filename()),
        [&job, path, existing, work](const Progress& progress) {
            ExportOutcome outcome;
            try {
                outcome.words = fill_in(tr("Written: {}"), {utf8(path)});
                outcome.words += summary_of(work(path, existing, progress));
                outcome.written = true;
            } catch (const Cancelled&) {
                outcome.words = fill_in(tr("The export was cancelled; {} was not written."),
                                        {utf8(path.filename())});
                outcome.written = true;
            } catch (const std::exception& error) {
                outcome.words = error_words(error);
            }
            const std::lock_guard lock(job.mutex);
            job.outcomes.push_back(std::move(outcome));
        },
        LatestWorker::Running::finish_first);
}

/// Why what was chosen cannot be written; empty where it can.
std::string why_not(const ExportMemory& memory) {
    const auto any = [](const std::vector<ChosenLayer>& all) {
        return std::any_of(all.begin(), all.end(), [](const ChosenLayer& c) { return c.on; });
    };
    if (memory.tab == tab_geopackage && !any(memory.layers))
        return tr("Choose at least one layer.");
    if (memory.tab == tab_geopackage && !memory.today && !any(memory.plans))
        return tr("Choose today or a proposal.");
    if (memory.tab == tab_geotiff && memory.surfaces.empty())
        return tr("The study has no surfaces.");
    return {};
}

void draw_running(ExportJob& job) {
    const LatestWorker::Status status = job.worker.status();
    ui::explanation_bar(fill_in(tr("Writing {}"), {status.what}), status.share,
                        ui::colours().accent, share_text(status.share));
    ui::gap(4.0F);
    ui::small_text(tr("The dialog may be closed; a message tells when it is done."));
}

void draw_choices(PanelFrame& frame, ExportMemory& memory) {
    const std::array tabs{tr("Layers (GeoPackage)"), tr("A surface (GeoTIFF)"), tr("The map")};
    ui::tabs("export_tabs", tabs, memory.tab);
    ui::gap(8.0F);
    draw_export_tab(frame, memory);
    const std::string problem = why_not(memory);
    if (!problem.empty()) {
        ui::gap(8.0F);
        ui::note(ui::MessageKind::caution, problem);
    } else if (!frame.bench.surfaces_up_to_date()) {
        ui::gap(8.0F);
        ui::small_text(frame.bench.work().busy
                           ? tr("Surfaces are still being computed; those that are not ready are "
                                "left out.")
                           : tr("The last change has not been computed; the surfaces that lack "
                                "are left out."));
    }
}

void footer_of_running(ExportJob& job, bool& open) {
    ui::dialog_footer(ui::button_width(tr("Cancel the export")) + ui::button_width(tr("Close")) +
                      ui::px(8.0F));
    if (ui::button(tr("Cancel the export"), {.kind = ui::ButtonKind::danger})) job.worker.cancel();
    ui::same_line();
    if (ui::button(tr("Close"), {.kind = ui::ButtonKind::primary})) open = false;
}

void footer_of_choices(const PanelFrame& frame, ExportMemory& memory, bool& open) {
    ui::dialog_footer(ui::button_width(tr("Cancel")) + ui::button_width(tr("Choose file")) +
                      ui::px(8.0F));
    if (ui::button(tr("Cancel"))) open = false;
    ui::same_line();
    if (!ui::button(tr("Choose file"),
                    {.kind = ui::ButtonKind::primary, .enabled = why_not(memory).empty()}))
        return;
    const std::string ending = ending_of(memory);
    std::string name =
        memory.tab == tab_geotiff
            ? std::string(surface_name(memory.surfaces[static_cast<std::size_t>(memory.surface)]))
            : utf8(frame.session().study->file.stem());
    if (name.empty()) name = "tryggkarta";
    memory.browser.begin(remembered_folder(frame), {.purpose = FileBrowser::Purpose::save,
                                                    .endings = {ending},
                                                    .name = with_ending(name, ending)});
    memory.choosing_file = true;
}

void footer_of_file(PanelFrame& frame, ExportMemory& memory, bool chosen) {
    const char* const write = memory.browser.would_overwrite() ? tr("Replace") : tr("Write");
    const bool can = !memory.browser.chosen().empty();
    ui::dialog_footer(ui::button_width(tr("Back")) + ui::button_width(write) + ui::px(8.0F));
    if (ui::button(tr("Back"))) memory.choosing_file = false;
    ui::same_line();
    chosen = ui::button(write, {.kind = ui::ButtonKind::primary, .enabled = can}) || chosen;
    if (!chosen || !can) return;
    remember_folder(frame.state, memory.browser.folder());
    start_export(frame, memory);
    memory.choosing_file = false;
    memory.started = true;
}

}  // namespace

bool is_exporting(PanelState& state) {
    return state.panel_memory.contains("export_job") && export_job(state).worker.status().busy;
}

void tell_of_exports(PanelFrame& frame) {
    const auto found = frame.state.panel_memory.find("export_job");
    if (found == frame.state.panel_memory.end()) return;
    auto& job = memory_of<ExportJob>(found->second);
    std::vector<ExportOutcome> outcomes;
    {
        const std::lock_guard lock(job.mutex);
        outcomes.swap(job.outcomes);
    }
    for (ExportOutcome& outcome : outcomes)
        frame.bench.tell(outcome.written ? Message::Kind::info : Message::Kind::error,
                         std::move(outcome.words));
}

void dialog_export(PanelFrame& frame, bool& open) {
    if (frame.session().loaded == nullptr) {
        frame.bench.tell(Message::Kind::caution, tr("Open a study before exporting."));
        open = false;
        return;
    }
    // What was chosen is of the study that was open then.
    if (memory_of<ExportMemory>(frame.state.dialog_memory).loaded != frame.session().loaded)
        frame.state.dialog_memory.reset();
    auto& memory = memory_of<ExportMemory>(frame.state.dialog_memory);
    if (!memory.begun) begin_export(frame, memory);
    if (!ui::begin_dialog("export", tr("Export"),
                          memory.choosing_file ? ui::DialogSize::large : ui::DialogSize::medium,
                          open))
        return;
    ExportJob& job = export_job(frame.state);
    const bool busy = job.worker.status().busy;
    if (busy) {
        draw_running(job);
        footer_of_running(job, open);
    } else if (memory.choosing_file) {
        const bool chosen = memory.browser.draw(ui::px(320.0F));
        footer_of_file(frame, memory, chosen);
    } else {
        draw_choices(frame, memory);
        footer_of_choices(frame, memory, open);
    }
    // Shown until the export is done, so that one sees it begin and end.
    if (memory.started && !job.worker.status().busy) open = false;
    ui::end_dialog();
}

}  // namespace tk
