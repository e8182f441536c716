#include "cli/planned_sources.h"

#include "cli/reading.h"
#include "cli/source_options.h"
#include "layers/local_time.h"
#include "layers/read_developments.h"

namespace tk::cli {

std::optional<std::chrono::year_month_day> parse_day(const std::string& option,
                                                     const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto day = parse_date(text);
    if (!day) throw UsageError(option + ": '" + text + "' is no date; write it as 2028-06-01");
    return day;
}

void PlannedSources::declare(OptionSet& options) {
    options.text("--developments", "S", developments,
                 "planned buildings: those that stand on the phase date hide, those that are to be "
                 "torn down are gone");
    options.text("--phase-date", "D", phase_date,
                 "the day for which planned developments stand or not, as 2028-06-01");
}

void PlannedSources::check() const {
    parse_day("--phase-date", phase_date);
    if (developments.empty() != phase_date.empty())
        throw UsageError(
            "--developments S and --phase-date D go together: what is planned, and the day for "
            "which it stands or not");
}

std::vector<Development> PlannedSources::read(const ReadContext& reading,
                                              const std::shared_ptr<const Terrain>& ground,
                                              std::vector<std::string>& notes) const {
    if (developments.empty()) return {};
    ReadContext context = reading;
    context.phase_date = parse_day("--phase-date", phase_date);
    context.ground = ground;
    ReadReport report;
    std::vector<Development> planned =
        read_developments(further_source(developments), context, report);
    take_further_report(report, notes);
    return planned;
}

void PlannedSources::tell(Json& parameters) const {
    if (!phase_date.empty()) parameters["phase_date"] = phase_date;
}

}  // namespace tk::cli
