// The fields of a follow-up that is picked: its areas, its day and its periods.
#include <algorithm>

#include "layers/read_follow_up.h"
#include "viewer/panels/measure_parts.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr int most_days = 36525;  ///< as the study's file takes

bool metres_of_ring(StudyFollowUp& now) {
    if (!now.buffer.empty()) return false;
    ui::FieldOptions options;
    options.label = tr("Surroundings within");
    options.unit = "m";
    const bool done =
        ui::number_field("follow_up_buffer", now.buffer_m,
                         {.low = 0.0, .high = 10000.0, .decimals = 0, .step = 50.0}, options)
            .done;
    ui::gap(4.0F);
    return done;
}

bool days_field(const char* id, int& days, const char* label) {
    ui::FieldOptions options;
    options.label = label;
    options.unit = tr("days");
    double number = days;
    const bool done =
        ui::number_field(id, number, {.low = 1.0, .high = most_days, .decimals = 0}, options).done;
    days = static_cast<int>(number);
    ui::gap(4.0F);
    return done;
}

std::string joined_categories(const std::vector<std::string>& categories) {
    std::string all;
    for (const std::string& category : categories) all += (all.empty() ? "" : "; ") + category;
    return all;
}

std::vector<std::string> parted_categories(const std::string& words) {
    std::vector<std::string> categories;
    std::size_t from = 0;
    while (from <= words.size()) {
        const std::size_t to = std::min(words.find(';', from), words.size());
        const std::size_t first = words.find_first_not_of(' ', from);
        if (first < to)
            categories.push_back(
                words.substr(first, words.find_last_not_of(' ', to - 1) + 1 - first));
        from = to + 1;
    }
    return categories;
}

bool categories_field(MeasureMemory& memory, std::vector<std::string>& categories) {
    const char* id = "follow_up_categories";
    std::string words = joined_categories(categories);
    if (const auto typing = memory.typed.find(id); typing != memory.typed.end())
        words = typing->second;
    ui::FieldOptions options;
    options.label = tr("Categories, parted by ;");
    options.hint = tr("all");
    const ui::FieldResult result = ui::text_field(id, words, options);
    if (result.changed) memory.typed[id] = words;
    if (result.done) {
        memory.typed.erase(id);
        categories = parted_categories(words);
    }
    ui::gap(4.0F);
    return result.done;
}

std::string cameras_of(const StudyFollowUp& follow_up) {
    std::string all = follow_up.treated_scenario;
    for (const std::string& camera : follow_up.treated_cameras)
        all += (all.empty() ? "" : ", ") + camera;
    return all;
}

bool areas_of_follow_up(PanelFrame& frame, MeasureMemory& memory, StudyFollowUp& now) {
    bool done = false;
    if (now.by_cameras())
        ui::field_row(tr("Area of the measure: what cameras see"), cameras_of(now));
    else
        done |= area_field(frame, memory, "follow_up_treated", now.treated,
                           tr("Area of the measure"), Drawing::Meaning::treated);
    ui::gap(4.0F);
    done |= area_field(frame, memory, "follow_up_control", now.control, tr("Area to compare with"),
                       Drawing::Meaning::control);
    ui::gap(4.0F);
    return done | metres_of_ring(now);
}

}  // namespace

void follow_up_fields(PanelFrame& frame, MeasureMemory& memory, const Study& study) {
    EntryDraft<StudyFollowUp>& draft = memory.follow_up;
    draft.follow(*follow_up_called(study, memory.pick.name));
    StudyFollowUp& now = draft.now;
    fields_head(frame, memory, study, tr("Follow-up"));
    if (!now.locked.empty())
        ui::note(ui::MessageKind::caution,
                 tr("The design is locked. What is changed here stays visible: its lock then says "
                    "that it has been changed since."));
    const bool taken = now.name != draft.seen->name && follow_up_called(study, now.name) != nullptr;
    bool done = name_field("follow_up_name", now.name, tr("Name"), taken);
    ui::gap(4.0F);
    done |= day_field(memory, "follow_up_date", now.date, tr("The measure began"));
    ui::gap(4.0F);
    done |= areas_of_follow_up(frame, memory, now);
    done |= days_field("follow_up_before", now.before_days, tr("Before"));
    done |= days_field("follow_up_after", now.after_days, tr("After"));
    done |= categories_field(memory, now.categories);
    memory.begins = false;
    if (ui::link(tr("Show it in Follow-up"))) {
        frame.emit(ViewCommand{SetFollowUp{memory.pick.name}});
        frame.emit(ViewCommand{SetBottomPanel{BottomPanel::follow_up}});
    }
    if (!done || now.name.empty() || taken || now == *draft.seen) return;
    frame.emit(AppRequest{ChangeChain{{{}, {}, {{*draft.seen, now}}}}});
    memory.to_be = {ChainPick::Kind::follow_up, now.name};
}

}  // namespace tk
