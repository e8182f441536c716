#include "viewer/panels/new_study_memory.h"

#include <exception>
#include <utility>

#include "layers/crs.h"
#include "layers/files_in_folder.h"
#include "layers/load_study.h"
#include "layers/output_file.h"
#include "viewer/app/window.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

DraftLayer unreadable(const LayerRequest& request, std::string problem) {
    DraftLayer layer;
    layer.request = request;
    layer.problem = std::move(problem);
    return layer;
}

std::vector<DraftLayer> layers_of(const LayerRequest& request, const std::string& role,
                                  const Progress& progress) {
    try {
        return describe_draft(request, role, progress);
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        return {unreadable(request, error_words(error))};
    }
}

/// Of a folder of files all that is in it.
std::vector<DraftLayer> layers_at(const DraftQuestion& question, const Progress& progress) {
    const fs::path path = path_from_utf8(question.request.source);
    std::error_code error;
    if (question.again || !fs::is_directory(path, error) || is_dataset_folder(path))
        return layers_of(question.request, question.role, progress);
    std::vector<DraftLayer> found;
    for (const fs::path& file : data_files_in(path)) {
        LayerRequest request;
        request.source = utf8(file);
        for (DraftLayer& layer : layers_of(request, {}, progress))
            found.push_back(std::move(layer));
    }
    if (found.empty())
        found.push_back(unreadable(
            question.request, tr("There is no map and no table in this folder that can be read.")));
    return found;
}

DraftAnswer answer_to(DraftQuestion question, const Progress& progress) {
    DraftAnswer answer;
    answer.question = std::move(question);
    if (answer.question.for_crs.empty()) {
        answer.layers = layers_at(answer.question, progress);
        return answer;
    }
    try {
        const ProjectedCrs crs = choose_crs(answer.question.for_crs, answer.crs_notes);
        answer.crs = crs.authority_code().empty() ? crs.name() : crs.authority_code();
    } catch (const std::exception& error) {
        answer.crs_notes = {error_words(error)};
    }
    return answer;
}

void ask_draft(NewStudyMemory& memory, std::vector<DraftQuestion> questions) {
    {
        const std::lock_guard lock(memory.mutex);
        for (DraftQuestion& q : questions) memory.questions.push_back(std::move(q));
    }
    // One job answers all that has come in; a second that waits finds nothing left to do.
    memory.worker.ask(
        "describe",
        [&memory](const Progress& progress) {
            while (true) {
                DraftQuestion next;
                {
                    const std::lock_guard lock(memory.mutex);
                    if (memory.questions.empty()) return;
                    next = std::move(memory.questions.front());
                    memory.questions.erase(memory.questions.begin());
                }
                DraftAnswer answer = answer_to(std::move(next), progress);
                const std::lock_guard lock(memory.mutex);
                memory.answers.push_back(std::move(answer));
            }
        },
        LatestWorker::Running::finish_first);
}

/// What was found where one looked for the first time.
void take_found(NewStudyMemory& memory, std::vector<DraftLayer> found, const Study* base) {
    const std::size_t before = memory.draft.size();
    add_to_draft(memory.draft, std::move(found), base);
    // What has got another role than it was looked into for has other fields.
    for (std::size_t i = before; i < memory.draft.size(); ++i)
        if (memory.draft[i].role != memory.draft[i].recognised)
            describe_again(memory, memory.draft[i]);
}

void take_answer(NewStudyMemory& memory, DraftAnswer answer, const Study* base) {
    if (!answer.question.for_crs.empty()) {
        // What the user has written stays.
        if (memory.crs.empty() || memory.crs == memory.proposed_crs) memory.crs = answer.crs;
        memory.proposed_crs = answer.crs;
        memory.crs_notes = std::move(answer.crs_notes);
        return;
    }
    if (!answer.question.again) return take_found(memory, std::move(answer.layers), base);
    if (answer.layers.empty()) return;
    DraftLayer& now = answer.layers.front();
    for (DraftLayer& layer : memory.draft) {
        if (layer.request != answer.question.request || layer.role != answer.question.role)
            continue;
        if (now.problem.empty()) {
            layer.info = std::move(now.info);
        } else {
            layer.info.notes = {now.problem};
            layer.info.notes_on_crs = 0;
        }
        return;
    }
}

}  // namespace

NewStudyMemory::NewStudyMemory() : worker(Window::wake) {}

std::string draft_key(const DraftLayer& layer) {
    return layer.request.source + "|" + layer.request.layer;
}

void ask_for_files(NewStudyMemory& memory, const std::vector<fs::path>& files) {
    std::vector<DraftQuestion> questions;
    for (const fs::path& file : files) {
        DraftQuestion question;
        std::error_code error;
        const fs::path whole = fs::absolute(file, error).lexically_normal();
        question.request.source = utf8(whole);
        questions.push_back(std::move(question));
        if (!memory.folder.empty()) continue;
        const bool of_files = fs::is_directory(whole, error) && !is_dataset_folder(whole);
        memory.folder = of_files ? whole : whole.parent_path();
    }
    if (!questions.empty()) ask_draft(memory, std::move(questions));
}

void describe_again(NewStudyMemory& memory, const DraftLayer& layer) {
    if (layer.role.empty() || layer.is_raster) return;
    DraftQuestion question;
    question.request = layer.request;
    question.role = layer.role;
    question.again = true;
    ask_draft(memory, {std::move(question)});
}

void ask_in_crs(NewStudyMemory& memory, DraftLayer& layer, const std::string& crs) {
    const std::string key = draft_key(layer);
    memory.typed_crs[key] = memory.asked_crs[key] = crs;
    memory.refused_crs.erase(key);
    layer.request.input_crs.clear();
    if (!crs.empty() && !is_known_crs(crs)) {
        memory.refused_crs[key] =
            fill_in(tr("No coordinate system is known as “{}”. Write a code such as EPSG:3006 or a "
                       "name such as SWEREF 99 18 00."),
                    {crs});
        return;
    }
    layer.request.input_crs = crs;
    describe_again(memory, layer);
}

void begin_trial(NewStudyMemory& memory, StudyTrial trial) {
    memory.problem.clear();
    memory.trial = std::move(trial);
    memory.worker.ask(
        "try",
        [&memory, study = memory.trial->study,
         unreadable = memory.trial->unreadable](const Progress& progress) {
            std::string problem;
            try {
                LoadOptions options;
                options.without_unreadable_scenarios = true;
                for (const auto& [name, why] : load_study(study, options, progress).unreadable)
                    if (problem.empty() && !unreadable.contains(name)) problem = error_words(why);
            } catch (const Cancelled&) {
                throw;
            } catch (const std::exception& error) {
                problem = error_words(error);
            }
            const std::lock_guard lock(memory.mutex);
            memory.trial_answer = problem;
        },
        LatestWorker::Running::finish_first);
}

std::optional<StudyTrial> take_trial(NewStudyMemory& memory) {
    if (!memory.trial) return std::nullopt;
    // Asked for before the answer: a job that has ended has given it.
    const bool busy = memory.worker.status().busy;
    std::optional<std::string> answer;
    {
        const std::lock_guard lock(memory.mutex);
        answer.swap(memory.trial_answer);
    }
    if (!answer && busy) return std::nullopt;
    std::optional<StudyTrial> trial;
    trial.swap(memory.trial);
    if (answer && answer->empty()) return trial;
    // Without an answer files that came meanwhile took its turn: it is to be asked for again.
    if (answer)
        memory.problem = fill_in(
            tr("With these layers the study could not be opened, so nothing has been written: {}"),
            {*answer});
    return std::nullopt;
}

void take_answers(NewStudyMemory& memory, const Study* base) {
    std::vector<DraftAnswer> answers;
    {
        const std::lock_guard lock(memory.mutex);
        answers.swap(memory.answers);
    }
    bool files = false;
    for (DraftAnswer& answer : answers) {
        files = files || answer.question.for_crs.empty();
        take_answer(memory, std::move(answer), base);
    }
    if (!files) return;
    DraftQuestion question;
    question.for_crs = sources_for_crs(memory.draft);
    if (!question.for_crs.empty()) ask_draft(memory, {std::move(question)});
}

}  // namespace tk
