// What the tables of problems, measures and follow-ups say, key by key.
#include "layers/study_file.h"
#include "layers/study_tables.h"

namespace tk {
namespace {

using PlanEntries = std::vector<std::pair<std::string, std::string>>;

/// Lines of one table, in the order in which they are put; values that are the default left out.
class PlanLines {
public:
    explicit PlanLines(const std::filesystem::path& folder) : folder_(folder) {}

    void raw(const char* key, std::string value) { lines_.emplace_back(key, std::move(value)); }
    void text(const char* key, const std::string& value, const std::string& otherwise = "") {
        if (value != otherwise) raw(key, toml_text(value));
    }
    void source(const char* key, const std::string& value) {
        text(key, relative_source(value, folder_));
    }
    void number(const char* key, const std::optional<double>& value) {
        if (value) raw(key, toml_number(*value));
    }
    void days(const char* key, int value, int otherwise) {
        if (value != otherwise) raw(key, std::to_string(value));
    }
    void date(const char* key, const std::optional<std::chrono::year_month_day>& value) {
        if (value) raw(key, toml_day(*value));
    }
    void texts(const char* key, const std::vector<std::string>& values) {
        if (!values.empty()) raw(key, toml_texts(values));
    }
    PlanEntries take() { return std::move(lines_); }

private:
    const std::filesystem::path& folder_;
    PlanEntries lines_;
};

}  // namespace

PlanEntries plan_entries(const StudyProblem& problem, const std::filesystem::path& folder) {
    PlanLines lines(folder);
    lines.text("id", problem.id);
    lines.text("text", problem.text);
    lines.source("area", problem.area);
    lines.text("cause", problem.cause);
    return lines.take();
}

PlanEntries plan_entries(const StudyMeasure& measure, const std::filesystem::path& folder) {
    PlanLines lines(folder);
    lines.text("id", measure.id);
    lines.text("problem", measure.problem);
    lines.text("kind", measure.kind, StudyMeasure{}.kind);
    lines.text("setting", measure.setting);
    lines.text("scenario", measure.scenario);
    lines.source("area", measure.area);
    lines.text("responsible", measure.responsible);
    lines.number("cost", measure.cost_sek);
    lines.text("indicator", measure.indicator);
    lines.date("starts", measure.starts);
    lines.text("follow_up", measure.follow_up);
    return lines.take();
}

PlanEntries plan_entries(const StudyFollowUp& now, const std::filesystem::path& folder) {
    const StudyFollowUp otherwise;
    PlanLines lines(folder);
    lines.text("name", now.name);
    lines.source("treated", now.treated);
    lines.source("control", now.control);
    if (!now.buffer.empty())
        lines.source("buffer", now.buffer);
    else if (now.buffer_m != otherwise.buffer_m)
        lines.number("buffer", now.buffer_m);
    lines.source("control_buffer", now.control_buffer);
    lines.date("date", now.date);
    lines.days("before_days", now.before_days, otherwise.before_days);
    lines.days("after_days", now.after_days, otherwise.after_days);
    lines.texts("category", now.categories);
    lines.number("overdispersion", now.overdispersion);
    lines.text("locked", now.locked);
    return lines.take();
}

}  // namespace tk
