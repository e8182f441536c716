#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "viewer/panels/measure_words.h"
#include "viewer/panels/panels.h"

/// The parts of the panel of measures: the chain at the left, the fields of what is picked in it at
/// the right.
namespace tk {

/// An entry as the study has it, and as it is being edited.
template <class Entry>
struct EntryDraft {
    std::optional<Entry> seen;
    Entry now;

    /// What the study says anew is taken up.
    void follow(const Entry& entry) {
        if (seen == entry) return;
        seen = entry;
        now = entry;
    }
};

struct MeasureMemory : DialogMemory {
    ChainPick pick;
    ChainPick to_be;          ///< what is picked once the study has it
    bool begins = false;      ///< it is new: its first field waits for words
    bool scrolls_to = false;  ///< and is to be seen
    EntryDraft<StudyProblem> problem;
    EntryDraft<StudyMeasure> measure;
    EntryDraft<StudyFollowUp> follow_up;
    /// Of days, sources and lists: what is being typed, by field, until it is done.
    std::map<std::string, std::string> typed;
    std::map<std::string, std::string> refused;  ///< why what was typed is not taken, by field
};

/// Made when first asked for.
MeasureMemory& measure_memory(PanelState& state);

/// The chain, a row a measure; a click picks.
void measure_list(PanelFrame& frame, MeasureMemory& memory, const Study& study,
                  const MeasuresFound* found);
/// The fields of what is picked. A change is saved when a field is left.
void measure_fields(PanelFrame& frame, MeasureMemory& memory, const Study& study,
                    const MeasuresFound* found);
/// Its head, and what takes it out of the study.
void fields_head(PanelFrame& frame, MeasureMemory& memory, const Study& study, const char* words);
/// Of a follow-up.
void follow_up_fields(PanelFrame& frame, MeasureMemory& memory, const Study& study);

// Fields that measures, problems and follow-ups have in common; each is true when it is done and
// may have changed the value.

/// @param taken whether another is called so: it is then not done
bool name_field(const char* id, std::string& name, const char* label, bool taken);
bool day_field(MeasureMemory& memory, const char* id,
               std::optional<std::chrono::year_month_day>& day, const char* label);
/// A drawn area, those of `meaning` first, or a file.
bool area_field(PanelFrame& frame, MeasureMemory& memory, const char* id, std::string& source,
                const char* label, Drawing::Meaning meaning);
/// One of `names` or none, for which stands `none`.
bool link_field(const char* id, std::string& link, std::vector<std::string> names,
                const char* label, const char* none);

/// On one side of the map: the area of what is picked.
void draw_picked_measure(const PanelFrame& frame, const MapSide& side);

}  // namespace tk
