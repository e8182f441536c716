#include "viewer/session/recovery.h"

#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "viewer/session/apply_command.h"
#include "viewer/session/checked_edit.h"
#include "viewer/session/edit_words.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

/// FNV-1a (Fowler, Noll, Vo): the same on every machine, unlike std::hash.
std::uint64_t path_number(const std::string& text) {
    std::uint64_t number = 14695981039346656037ULL;
    for (const char c : text) {
        number ^= static_cast<unsigned char>(c);
        number *= 1099511628211ULL;
    }
    return number;
}

/// The first line says when; the second holds how long the rest is, so that a file that breaks off
/// is seen as such.
std::string recovery_text(const std::string& json, std::chrono::sys_seconds at) {
    return std::to_string(at.time_since_epoch().count()) + "\n" + std::to_string(json.size()) +
           "\n" + json;
}

Recovery recovery_of_text(const std::string& text) {
    const auto first = text.find('\n');
    const auto second = first == std::string::npos ? first : text.find('\n', first + 1);
    if (second == std::string::npos) throw std::runtime_error("it breaks off");
    const std::int64_t at = std::stoll(text.substr(0, first));
    const std::size_t size = std::stoull(text.substr(first + 1, second - first - 1));
    const std::string json = text.substr(second + 1);
    if (json.size() != size) throw std::runtime_error("it breaks off");
    return {work_from_json(json), std::chrono::sys_seconds{std::chrono::seconds{at}}, {}, {}};
}

/// How many windows, and ends of windows, are told apart.
constexpr int most_places = 64;

fs::path lock_of(const fs::path& file) {
    fs::path lock = file;
    return lock += ".lock";
}

FoundRecovery found_in(const fs::path& file, const Document& now) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return {};
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    stream.close();
    try {
        Recovery recovery = recovery_of_text(text);
        if (recovery.work.document == now) return {};
        recovery.file = file;
        recovery.differences = difference_words(now, recovery.work.document);
        if (!recovery.work.filter.empty()) recovery.differences.push_back(tr("A filter was set"));
        return {std::move(recovery), {}};
    } catch (const std::exception& why) {
        fs::path aside = file;
        aside += ".broken";
        std::error_code ignored;
        fs::rename(file, aside, ignored);
        return {std::nullopt, fill_in(tr("Unsaved work was found but cannot be read ({}). It is "
                                         "kept as {}."),
                                      {error_words(why), utf8(aside)})};
    }
}

FoundRecovery newest_found(const fs::path& folder, const fs::path& study_file,
                           const Document& now) {
    FoundRecovery newest;
    for (int place = 1; place <= most_places; ++place) {
        const fs::path file = recovery_file(folder, study_file, place);
        if (!fs::exists(file)) continue;
        if (!FileLock::take(lock_of(file))) continue;  // another window works on it
        FoundRecovery found = found_in(file, now);
        if (!found.message.empty()) newest.message = std::move(found.message);
        if (found.recovery && (!newest.recovery || found.recovery->at >= newest.recovery->at))
            newest.recovery = std::move(found.recovery);
    }
    return newest;
}

}  // namespace

fs::path recovery_file(const fs::path& folder, const fs::path& study_file, int place) {
    std::error_code problem;
    fs::path whole = fs::weakly_canonical(study_file, problem);
    if (problem) whole = study_file;
    char number[32];
    std::snprintf(number, sizeof number, "%016llx",
                  static_cast<unsigned long long>(path_number(utf8(whole))));
    const std::string at = place == 1 ? std::string() : "-" + std::to_string(place);
    return folder / path_from_utf8(utf8(study_file.stem()) + "-" + number + at + ".recovery");
}

FoundRecovery find_recovery(const fs::path& folder, const fs::path& study_file,
                            const Document& now) noexcept {
    try {
        return newest_found(folder, study_file, now);
    } catch (const std::exception&) {
        return {};  // without memory or a file system there is nothing to be recovered
    }
}

void forget(const Recovery& recovery) noexcept {
    std::error_code ignored;
    fs::remove(recovery.file, ignored);
}

std::vector<std::string> restore(Session& session, const WorkInProgress& work) {
    std::vector<std::string> left_out;
    const TownIndex* today = today_index(session);
    auto next = std::make_shared<Document>();
    next->drawings = work.document.drawings;
    for (const Plan& kept : work.document.plans) {
        Plan plan{kept.name, kept.source, {}};
        for (const PlanEdit& edit : kept.edits) {
            CheckedEdit checked = today == nullptr ? CheckedEdit{edit.edit, {}}
                                                   : checked_edit(edit.edit, plan, *today);
            if (checked.edit)
                plan.edits.push_back({std::move(*checked.edit), edit.on});
            else
                left_out.push_back(plan.name + ": " + checked.refused);
        }
        next->plans.push_back(std::move(plan));
    }
    session.filter = work.filter;
    replace_document(session, std::move(next));
    return left_out;
}

Autosave::Autosave(fs::path folder) : folder_(std::move(folder)) {}

std::string Autosave::keep(const Session& session, std::chrono::sys_seconds now) noexcept {
    try {
        if (session.study == nullptr || session.loaded == nullptr || session.dragging) return {};
        const bool same_study = study_file_ == session.study->file;
        const bool all_saved =
            !session.unsaved() || (session.saved != nullptr && *session.saved == *session.document);
        if (all_saved) {
            if (same_study && written_ != nullptr) forget(session.study->file);
            return {};
        }
        if (same_study && written_ == session.document && written_filter_ == session.filter)
            return {};
        const std::string text =
            recovery_text(work_as_json({*session.document, session.filter}), now);
        if (!same_study || file_.empty()) choose_place(session.study->file);
        write_text_file(file_, text);
        study_file_ = session.study->file;
        written_ = session.document;
        written_filter_ = session.filter;
        complained_ = false;
        return {};
    } catch (const std::exception& why) {
        if (std::exchange(complained_, true)) return {};
        try {
            return fill_in(tr("Unsaved work cannot be kept against a crash: {}. Save often."),
                           {error_words(why)});
        } catch (const std::exception&) {
            return {};
        }
    }
}

void Autosave::choose_place(const fs::path& study_file) {
    fs::create_directories(folder_);
    for (int place = 1; place <= most_places; ++place) {
        const fs::path file = recovery_file(folder_, study_file, place);
        std::optional<FileLock> lock = FileLock::take(lock_of(file));
        if (!lock || fs::exists(file)) continue;
        lock_ = std::move(lock);
        file_ = file;
        return;
    }
    throw std::runtime_error(
        fill_in(tr("{} is full of unsaved work that nobody has taken up"), {utf8(folder_)}));
}

void Autosave::forget(const fs::path& study_file) noexcept {
    written_ = nullptr;
    if (study_file != study_file_ || file_.empty()) return;
    std::error_code ignored;
    fs::remove(file_, ignored);
    file_.clear();
    lock_.reset();
}

}  // namespace tk
