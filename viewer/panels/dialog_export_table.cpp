// The rows of the layer's table as a file of comma-separated values.
#include <utility>

#include "layers/write_csv.h"
#include "viewer/app/window.h"
#include "viewer/background/background_job.h"
#include "viewer/panels/dialogs.h"
#include "viewer/panels/file_browser.h"
#include "viewer/panels/layer_table_panel.h"
#include "viewer/panels/layer_title.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct ExportTableMemory : DialogMemory {
    std::shared_ptr<const LayerTable> table;
    FileBrowser browser;
    std::filesystem::path path;
    BackgroundJob<std::string> writing{Window::wake};  ///< gives why not; empty: it is written
};

void begin_table_export(PanelFrame& frame, ExportTableMemory& memory) {
    memory.table = shown_layer_table(frame.state);
    if (memory.table == nullptr) return;
    memory.browser.begin(remembered_folder(frame),
                         {.purpose = FileBrowser::Purpose::save,
                          .endings = {".csv"},
                          // Not the name that a source of the study may have.
                          .name = memory.table->layer() + "_table.csv"});
}

void write_table(PanelFrame& frame, ExportTableMemory& memory) {
    memory.path = memory.browser.chosen().front();
    remember_folder(frame.state, memory.browser.folder());
    const Existing existing =
        memory.browser.would_overwrite() ? Existing::replace_ours : Existing::refuse;
    memory.writing.start([table = memory.table, path = memory.path, existing]() -> std::string {
        try {
            write_csv(path, table->visible_layer(), existing);
        } catch (const std::exception& error) {
            return error.what();
        }
        return {};
    });
}

}  // namespace

void dialog_export_table(PanelFrame& frame, bool& open) {
    auto& memory = memory_of<ExportTableMemory>(frame.state.dialog_memory);
    if (memory.table == nullptr) begin_table_export(frame, memory);
    if (memory.table == nullptr) {
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
    const auto rows = static_cast<long long>(memory.table->visible().size());
    ui::small_text(layer_title(memory.table->layer()) + " · " +
                   fill_in(tr_n("{} row, as the table shows it",
                                "{} rows, filtered and sorted as in the table", rows),
                           {number_text(rows)}));
    if (memory.table->layer() == layer_id::incidents) {
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
