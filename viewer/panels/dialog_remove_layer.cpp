// A layer out of the study: asked first, since the study's file is changed at once.
#include <algorithm>

#include "layers/study_layers_text.h"
#include "viewer/panels/dialogs.h"
#include "viewer/panels/layer_title.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

struct RemoveLayerMemory : DialogMemory {
    std::string layer;
    std::string problem;
};

/// @return why not; empty when the layer is out of the file
std::string removed_from_study(const std::filesystem::path& file, const std::string& layer) {
    try {
        if (layer.starts_with(layer_id::features_prefix))
            remove_layer_of_study(file, "features", layer.substr(layer_id::features_prefix.size()));
        else
            remove_layer_of_study(file, layer);
    } catch (const std::exception& error) {
        return error_words(error);
    }
    return {};
}

/// The proposals that change or remove objects of the layer: without it they could not be read.
std::string plans_that_need(const Document& document, std::string_view layer) {
    std::string names;
    for (const Plan& plan : document.plans) {
        const bool needs =
            std::any_of(plan.edits.begin(), plan.edits.end(), [layer](const PlanEdit& edit) {
                return layer_of(edit.edit) == layer && !is_addition(edit.edit);
            });
        if (needs) names += (names.empty() ? "" : ", ") + plan.name;
    }
    return names;
}

}  // namespace

bool can_be_removed(std::string_view layer) {
    return layer != layer_id::incidents && layer != layer_id::drawings &&
           layer != layer_id::hotspot && layer != layer_id::light && layer != layer_id::coverage &&
           layer != layer_id::sightlines && layer != layer_id::place_index;
}

void dialog_remove_layer(PanelFrame& frame, bool& open) {
    auto& memory = memory_of<RemoveLayerMemory>(frame.state.dialog_memory);
    if (memory.layer.empty()) memory.layer = frame.state.dialog_about;
    if (frame.session().study == nullptr || !can_be_removed(memory.layer) || memory.layer.empty()) {
        open = false;
        return;
    }
    if (!ui::begin_dialog("remove_layer", tr("Remove the layer"), ui::DialogSize::small, open))
        return;
    ui::text_wrapped(
        fill_in(tr("{} is taken out of the study. The file that it is read from stays, and the "
                   "study's former text is kept as .bak."),
                {layer_title(memory.layer)}));
    const bool unsaved = frame.session().unsaved();
    if (unsaved) {
        ui::gap(4.0F);
        ui::note(ui::MessageKind::caution,
                 tr("Save the proposals first: the study is read again without the layer."));
    }
    const std::string needed = plans_that_need(*frame.session().document, memory.layer);
    if (!needed.empty()) {
        ui::gap(4.0F);
        ui::note(ui::MessageKind::caution,
                 fill_in(tr("These proposals change it, and could not be read without it: {}. "
                            "Take their changes of it away first."),
                         {needed}));
    }
    if (!memory.problem.empty()) ui::note(ui::MessageKind::error, memory.problem);
    ui::dialog_footer(ui::button_width(tr("Cancel")) + ui::button_width(tr("Remove")) +
                      ui::px(8.0F));
    if (ui::button(tr("Cancel"))) open = false;
    ui::same_line();
    if (ui::button(tr("Remove"),
                   {.kind = ui::ButtonKind::danger, .enabled = !unsaved && needed.empty()})) {
        memory.problem = removed_from_study(frame.session().study->file, memory.layer);
        if (memory.problem.empty()) {
            frame.emit(AppRequest{ReloadStudy{}});
            open = false;
        }
    }
    ui::end_dialog();
}

}  // namespace tk
