// Problems, measures and follow-ups: changed in the study's file, and what is known of them.
#include "viewer/app/workbench.h"
#include "viewer/session/measure_chain.h"
#include "viewer/text/translation.h"

namespace tk {

std::shared_ptr<const MeasuresFound> Workbench::measures() const {
    const std::shared_ptr<const MeasuresFound> found = measures_.answer();
    const bool of_this = found != nullptr && found->wish.study != nullptr &&
                         found->wish.loaded != nullptr && found->wish.loaded == session_.loaded;
    return of_this ? found : nullptr;
}

void Workbench::change_chain(const ChainChange& change) {
    if (view_.meeting || session_.study == nullptr || changes_wait()) return;
    if (needs_saved_work(session_, change) && !save_plans()) return;
    const ChainOutcome outcome = tk::change_chain(session_, change);
    tell_outcome(outcome);
    if (outcome.refused.empty() && changes_locked_design(change))
        tell(Message::Kind::caution,
             tr("The design is locked. Its lock stays, and now says that the design has been "
                "changed since."));
}

void Workbench::tell_outcome(const ChainOutcome& outcome) {
    if (!outcome.refused.empty()) tell(Message::Kind::caution, outcome.refused);
    if (!outcome.text_kept)
        tell(Message::Kind::caution,
             tr("The study's file had to be written anew, without its comments. The former one "
                "is kept beside it as .bak."));
}

bool Workbench::stepped_over_chain(const DocumentCommand& command) {
    if (std::holds_alternative<Undo>(command) && undoes_chain(session_))
        return tell_outcome(undo_chain(session_)), true;
    if (std::holds_alternative<Redo>(command) && redoes_chain(session_))
        return tell_outcome(redo_chain(session_)), true;
    return false;
}

bool Workbench::changes_wait() {
    if (!loading_ || session_.loaded == nullptr) return false;
    tell(Message::Kind::caution, tr("A study is being read. Changes wait until it is there."));
    return true;
}

}  // namespace tk
