// Fields of the panel of measures: names, days, areas, links. What is typed is taken when the field
// is left.
#include <algorithm>

#include "layers/drawings_file.h"
#include "layers/local_time.h"
#include "layers/study_file.h"
#include "viewer/panels/measure_parts.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// Text that is kept while it is typed. @return whether it is done
bool typed_field(MeasureMemory& memory, const char* id, std::string& words,
                 ui::FieldOptions options) {
    if (const auto typing = memory.typed.find(id); typing != memory.typed.end())
        words = typing->second;
    if (const auto refused = memory.refused.find(id); refused != memory.refused.end())
        options.problem = refused->second;
    const ui::FieldResult result = ui::text_field(id, words, options);
    if (result.changed) memory.typed[id] = words;
    if (result.done) memory.refused.erase(id);
    return result.done;
}

struct DrawnArea {
    std::string words;
    std::string source;
    bool first = false;  ///< it is drawn for this
};

std::vector<DrawnArea> drawn_areas(const Session& session, Drawing::Meaning meaning) {
    std::vector<DrawnArea> areas;
    for (const Drawing& drawing : session.document->drawings)
        if (drawing.kind == Drawing::Kind::area)
            areas.push_back(
                {(drawing.name.empty() ? drawing.id : drawing.name) + " (" + tr("drawn") + ")",
                 drawn_area_source(session.study->file, drawing.id), drawing.meaning == meaning});
    std::stable_sort(areas.begin(), areas.end(),
                     [](const DrawnArea& a, const DrawnArea& b) { return a.first && !b.first; });
    return areas;
}

}  // namespace

bool name_field(const char* id, std::string& name, const char* label, bool taken) {
    ui::FieldOptions options;
    options.label = label;
    if (name.empty())
        options.problem = tr("It must be called something.");
    else if (taken)
        options.problem = tr("Another is called so.");
    const bool done = ui::text_field(id, name, options).done;
    return done && options.problem.empty();
}

bool day_field(MeasureMemory& memory, const char* id,
               std::optional<std::chrono::year_month_day>& day, const char* label) {
    std::string words = day ? typed_date_text(*day) : std::string();
    ui::FieldOptions options;
    options.label = label;
    options.hint = tr("year-month-day");
    if (!typed_field(memory, id, words, options)) return false;
    const std::optional<std::chrono::year_month_day> read = parse_date(words);
    if (!words.empty() && !read) {
        memory.refused[id] = tr("Write the day as 2028-05-01.");
        return false;
    }
    memory.typed.erase(id);
    day = read;
    return true;
}

bool area_field(PanelFrame& frame, MeasureMemory& memory, const char* id, std::string& source,
                const char* label, Drawing::Meaning meaning) {
    const Session& session = frame.session();
    const std::vector<DrawnArea> areas = drawn_areas(session, meaning);
    std::vector<std::string> words{source.empty() ? tr("None, or a file") : tr("A file")};
    int chosen = 0;
    for (const DrawnArea& area : areas) {
        if (area.source == source) chosen = static_cast<int>(words.size());
        words.push_back(area.words);
    }
    if (ui::choice(id, words, chosen, label)) {
        source = chosen == 0 ? std::string() : areas[static_cast<std::size_t>(chosen) - 1].source;
        return true;
    }
    if (chosen > 0) return false;
    const std::string file_id = std::string(id) + "_file";
    const std::filesystem::path folder = session.study->file.parent_path();
    std::string file = relative_source(source, folder);
    ui::FieldOptions options;
    options.hint = tr("a file of areas, as park.gpkg");
    if (!typed_field(memory, file_id.c_str(), file, options)) return false;
    memory.typed.erase(file_id);
    source = resolved_source(file, folder);
    return true;
}

bool link_field(const char* id, std::string& link, std::vector<std::string> names,
                const char* label, const char* none) {
    if (!link.empty() && std::find(names.begin(), names.end(), link) == names.end())
        names.push_back(link);
    std::vector<std::string> words{none};
    words.insert(words.end(), names.begin(), names.end());
    const auto now = std::find(names.begin(), names.end(), link);
    int chosen = now == names.end() ? 0 : static_cast<int>(now - names.begin()) + 1;
    if (!ui::choice(id, words, chosen, label)) return false;
    link = chosen == 0 ? std::string() : names[static_cast<std::size_t>(chosen) - 1];
    return true;
}

}  // namespace tk
