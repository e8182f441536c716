#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/follow_up/follow_up_areas.h"
#include "layers/study.h"

/// A design that is fixed before its measure cannot be chosen by what came out of it. A study's
/// [[follow_up]] is locked by writing into its `locked` on which day, and a digest of what was laid
/// down: of the table and, apart from it, of the areas' shapes.
namespace tk {

/// What a design is, so short that it can be written down: two that are alike have the same, and
/// two that are not have others, but for a chance that does not come.
struct DesignDigest {
    std::string table;  ///< SHA-256 in hexadecimal of the table's keys, defaults written out
    std::string areas;  ///< of the shapes of treated area, control and surroundings

    friend bool operator==(const DesignDigest&, const DesignDigest&) = default;
};

/// Neither comments, the order of keys or categories, nor a default written out change it; neither
/// does the follow-up's name. Sources count as they stand relative to the study's folder.
/// @param areas the design's as read, in metres of the study's CRS; told apart by millimetres
DesignDigest digest_of_design(const Study& study, const StudyFollowUp& follow_up,
                              const FollowUpAreas& areas);

struct DesignLock {
    enum class State {
        not_locked,
        before_measure,  ///< locked on a day before the date, and as it was then
        after_measure,   ///< locked on the date or later, and as it was then
        changed,         ///< no longer what it was when it was locked
        unreadable       ///< `locked` says something that this program did not write
    };
    State state = State::not_locked;
    std::optional<std::chrono::year_month_day> locked_on;  ///< none: not_locked or unreadable
    bool table_changed = false;
    bool areas_changed = false;

    friend bool operator==(const DesignLock&, const DesignLock&) = default;
};

/// How the design stands to what its `locked` says. One without a date is never before_measure.
DesignLock design_lock(const StudyFollowUp& follow_up, const DesignDigest& now);

/// What `locked` says of a design that is locked on a day.
std::string lock_text(const DesignDigest& digest, std::chrono::year_month_day day);

struct LockRequest {
    std::string name;                   ///< of the follow-up
    DesignDigest digest;                ///< of the design as it was read and shown
    std::chrono::year_month_day today;  ///< what the lock says
    bool anew = false;                  ///< also where it is locked already
};

struct StudyWithLock {
    Study study;
    std::string toml;
    bool text_kept = true;  ///< comments and order; false: the text had to be written anew
};

/// A study's text with `locked` of one follow-up filled in; all else in it stays as it is, also
/// comments.
/// @throws InputError as parse_study(); where there is no such follow-up, where it lacks treated
///         area, control or date, where it is locked already, and where its table is no longer the
///         one that the digest is of
StudyWithLock with_lock(std::string_view toml, const std::filesystem::path& file,
                        const LockRequest& request);

/// Reads the study's file, locks the design and saves it, the former text as NAME.bak.
/// @return the study and its text as they then are
/// @throws InputError as with_lock(), read_study() and save_study()
StudyWithLock lock_follow_up(const std::filesystem::path& file, const LockRequest& request);

}  // namespace tk
