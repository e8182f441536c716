#include "viewer/panels/new_study_memory.h"

#include <exception>
#include <utility>

#include "layers/crs.h"
#include "layers/output_file.h"
#include "viewer/app/window.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

DraftAnswer answer_to(DraftQuestion question, const Progress& progress) {
    DraftAnswer answer;
    answer.question = std::move(question);
    if (answer.question.for_crs.empty()) {
        try {
            answer.layers = describe_draft(answer.question.request, answer.question.role, progress);
        } catch (const Cancelled&) {
            throw;
        } catch (const std::exception& error) {
            DraftLayer layer;
            layer.request = answer.question.request;
            layer.problem = error.what();
            answer.layers.push_back(std::move(layer));
        }
        return answer;
    }
    try {
        const ProjectedCrs crs = choose_crs(answer.question.for_crs, answer.crs_notes);
        answer.crs = crs.authority_code().empty() ? crs.name() : crs.authority_code();
    } catch (const std::exception& error) {
        answer.crs_notes = {error.what()};
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

void take_answer(NewStudyMemory& memory, DraftAnswer answer) {
    if (!answer.question.for_crs.empty()) {
        // What the user has written stays.
        if (memory.crs.empty() || memory.crs == memory.proposed_crs) memory.crs = answer.crs;
        memory.proposed_crs = answer.crs;
        memory.crs_notes = std::move(answer.crs_notes);
        return;
    }
    if (!answer.question.again) {
        add_to_draft(memory.draft, std::move(answer.layers));
        return;
    }
    if (answer.layers.empty()) return;
    DraftLayer& now = answer.layers.front();
    for (DraftLayer& layer : memory.draft) {
        if (layer.request != answer.question.request || layer.role != answer.question.role)
            continue;
        if (now.problem.empty())
            layer.info = std::move(now.info);
        else if (!layer.request.input_crs.empty())
            layer.request.input_crs.clear();  // the field keeps what was typed and says so
        else
            layer.info.notes = {now.problem};
        return;
    }
}

}  // namespace

NewStudyMemory::NewStudyMemory() : worker(Window::wake) {}

void ask_for_files(NewStudyMemory& memory, const std::vector<fs::path>& files) {
    std::vector<DraftQuestion> questions;
    for (const fs::path& file : files) {
        DraftQuestion question;
        std::error_code error;
        question.request.source = utf8(fs::absolute(file, error).lexically_normal());
        questions.push_back(std::move(question));
        if (memory.folder.empty()) memory.folder = file.parent_path();
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

void take_answers(NewStudyMemory& memory) {
    std::vector<DraftAnswer> answers;
    {
        const std::lock_guard lock(memory.mutex);
        answers.swap(memory.answers);
    }
    bool files = false;
    for (DraftAnswer& answer : answers) {
        files = files || answer.question.for_crs.empty();
        take_answer(memory, std::move(answer));
    }
    if (!files) return;
    DraftQuestion question;
    question.for_crs = sources_for_crs(memory.draft);
    if (!question.for_crs.empty()) ask_draft(memory, {std::move(question)});
}

}  // namespace tk
