#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/study.h"

/// A study's problems, measures and follow-ups changed in its text.
namespace tk {

/// From what an entry was seen to be to what it is to be; none: it is not there.
template <class Entry>
struct ChainStep {
    std::optional<Entry> from, to;

    friend bool operator==(const ChainStep&, const ChainStep&) = default;
};

/// One intention of a user. Entries are told apart by id, follow-ups by name.
struct ChainChange {
    std::vector<ChainStep<StudyProblem>> problems;
    std::vector<ChainStep<StudyMeasure>> measures;
    std::vector<ChainStep<StudyFollowUp>> follow_ups;

    bool empty() const { return problems.empty() && measures.empty() && follow_ups.empty(); }
    friend bool operator==(const ChainChange&, const ChainChange&) = default;
};

/// What takes a change back.
ChainChange reversed(ChainChange change);

struct StudyWithChain {
    Study study;
    std::string toml;
    bool text_kept = true;  ///< comments and order; false: the text had to be written anew
    ChainChange made;       ///< with the links that followed; empty: the study was so already
    std::string former;     ///< the text before
};

/// A study's text with a change. Of an entry that is there before and after only the keys in which
/// the two differ are written: what someone else has changed in others meanwhile stays, and so does
/// a follow-up's lock. New entries come behind the last of their kind. Measures follow the new id
/// of a problem and the new name of a follow-up, and forget one that is gone. All else in the text
/// stays as it is, also comments.
/// @throws InputError as parse_study(), where an entry to be changed or removed is not there any
///         more, where an id is empty or taken, and where a measure names what the study lacks
StudyWithChain with_chain_change(std::string_view toml, const std::filesystem::path& file,
                                 const ChainChange& change);

/// Reads the study's file, changes it and saves it, the former text as NAME.bak. A text that would
/// stay the same is not written. @return the study and its text as they then are
/// @throws InputError as read_study(), with_chain_change() and save_study()
StudyWithChain change_chain_of_study(const std::filesystem::path& file, const ChainChange& change);

/// Takes back what change_chain_of_study() or this has done: the former text, where nobody has
/// written another meanwhile; else what the change was, the other way round.
/// @throws InputError as change_chain_of_study()
StudyWithChain take_back_chain_change(const std::filesystem::path& file,
                                      const StudyWithChain& done);

}  // namespace tk
