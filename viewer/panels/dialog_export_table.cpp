// A table of the bottom panel as a file of comma-separated values.
#include <utility>

#include "viewer/app/window.h"
#include "viewer/background/background_job.h"
#include "viewer/panels/dialogs.h"
#include "viewer/panels/file_browser.h"
#include "viewer/panels/table_to_export.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct ExportTableMemory : DialogMemory {
    std::optional<TableToExport> table;
    FileBrowser browser;
    std::filesystem::path path;
    BackgroundJob<std::string> writing{Window::wake};  ///< gives why not; empty: it is written
};

void begin_table_export(PanelFrame& frame, ExportTableMemory& memory) {
    memory.table = frame.state.dialog_about == "comparison" ? comparison_to_export(frame.state)
                                                            : layer_table_to_export(frame.state);
    if (!memory.table) return;
    memory.browser.begin(remembered_folder(frame), {.purpose = FileBrowser::Purpose::save,
                                                    .endings = {".csv"},
                                                    .name = memory.table->file_name});
}

void write_table(PanelFrame& frame, ExportTableMemory& memory) {
    memory.path = memory.browser.chosen().front();
    remember_folder(frame.state, memory.browser.folder());
    const Existing existing =
        memory.browser.would_overwrite() ? Existing::replace_ours : Existing::refuse;
    memory.writing.start(
        [write = memory.table->write, path = memory.path, existing]() -> std::string {
            try {
                write(path, existing);
            } catch (const std::exception& error) {
                return error_words(error);
            }
            return {};
        });
}

}  // namespace

void dialog_export_table(PanelFrame& frame, bool& open) {
    auto& memory = memory_of<ExportTableMemory>(frame.state.dialog_memory);
    if (!memory.table) begin_table_export(frame, memory);
    if (!memory.table) {
        open = false;
        return;
    }
    if (const auto refused = memory.writing.take(std::chrono::milliseconds(30))) {
        if (refused->empty()) {
            frame.bench.tell(Message::Kind::info, fill_in(tr("Written: {}"), {utf8(memory.path)}));
            open = false;
        } else {
            frame.bench.tell(Message::Kind::error, *refused);
        }
    }
    if (!ui::begin_dialog("export_table", tr("Export the table as CSV"), ui::DialogSize::large,
                          open))
        return;
    const long long rows = memory.table->rows;
    ui::small_text(memory.table->title + " · " +
                   fill_in(tr_n("{} row, as the table shows it",
                                "{} rows, filtered and sorted as in the table", rows),
                           {number_text(rows)}));
    if (memory.table->single_incidents) {
        ui::gap(4.0F);
        ui::note(ui::MessageKind::caution,
                 tr("Each row tells where a single incident happened. Do not give the file to "
                    "others."));
    }
    ui::gap(8.0F);
    bool chosen = memory.browser.draw(ui::px(300.0F));
    const bool busy = memory.writing.running();
    const char* const write = memory.browser.would_overwrite() ? tr("Replace") : tr("Write");
    const bool can = !busy && !memory.browser.chosen().empty();
    ui::dialog_footer(ui::button_width(tr("Cancel")) + ui::button_width(write) + ui::px(8.0F));
    if (ui::button(tr("Cancel"), {.enabled = !busy})) open = false;
    ui::same_line();
    chosen = ui::button(write, {.kind = ui::ButtonKind::primary, .enabled = can}) || chosen;
    if (chosen && can) write_table(frame, memory);
    ui::end_dialog();
}

}  // namespace tk
