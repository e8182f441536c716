#include "cli/reading.h"

#include <cmath>
#include <limits>

#include "cli/source_options.h"
#include "layers/output_file.h"
#include "layers/provenance.h"
#include "layers/read_areas.h"
#include "layers/swapped_axes.h"

namespace tk::cli {
ReadContext reading_context(const LayerRequest& first, const std::string& crs,
                            const Context& context, std::vector<std::string>& notes) {
    return {.crs = crs.empty() ? choose_crs({first}, notes)
                               : ProjectedCrs::parse_to_compute_in(crs, "--crs", notes),
            .progress = &context.progress,
            .usual_input_crs = first.input_crs};
}

std::optional<MultiPolygon> read_boundary_option(const std::string& source,
                                                 const ReadContext& reading,
                                                 std::vector<std::string>& notes) {
    if (source.empty()) return std::nullopt;
    LayerRequest request;
    request.source = source;
    ReadReport report;
    MultiPolygon boundary = read_boundary(request, reading, report);
    take_further_report(report, notes);
    return boundary;
}

MultiPolygon read_polygons(const std::string& source, const std::string& role,
                           const ReadContext& reading, std::vector<std::string>& notes) {
    ReadReport report;
    MultiPolygon polygons = read_boundary(further_source(source), reading, report);
    report.role = role;
    take_further_report(report, notes);
    return polygons;
}

void leave_out_outside(const std::vector<MapPoint>& points,
                       const std::optional<MultiPolygon>& boundary, std::vector<double>& values) {
    if (!boundary) return;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!contains(*boundary, points[i])) values[i] = std::numeric_limits<double>::quiet_NaN();
}

void take_first_report(ReadReport& report, const ReadContext& reading,
                       std::vector<std::string>& notes) {
    note_if_swapped(report, reading);
    take_notes(report, notes);
    if (report.used > 0) return;
    notes.push_back("nothing to compute with: of " + std::to_string(report.read) + " rows " +
                    std::to_string(report.filtered) + " do not meet the filter and " +
                    std::to_string(report.skipped_rows()) + " are skipped");
}

void note_if_out_of_reach(const ReadReport& report, const GridSpec& spec, double reach_m,
                          std::vector<std::string>& notes) {
    if (report.used == 0 || report.extent.empty()) return;
    if (report.extent.grown(reach_m).meets(spec.extent())) return;
    const auto whole = [](double metres) { return std::to_string(std::llround(metres)); };
    const Extent& e = report.extent;
    notes.push_back("nothing of " + report.source + " lies within reach (" + whole(reach_m) +
                    " m) of the grid: it lies in " + whole(e.west_m) + "," + whole(e.south_m) +
                    "," + whole(e.east_m) + "," + whole(e.north_m) +
                    "; check --extent or --boundary");
}

void take_notes(const ReadReport& report, std::vector<std::string>& notes) {
    for (const std::string& note : report.notes)
        notes.push_back(report.role.empty() ? note : report.role + ": " + note);
}

void take_further_report(const ReadReport& report, std::vector<std::string>& notes) {
    take_notes(report, notes);
    for (const SkippedRows& rows : report.skipped)
        notes.push_back(report.role + ": " + std::to_string(rows.count) + " of " +
                        std::to_string(report.read) + " rows are skipped: " + rows.reason +
                        " (the first is row " + std::to_string(rows.first_row) + ")");
    if (report.used == 0) notes.push_back(report.role + ": there is nothing in it to compute with");
}

Json filter_as_json(const StudyFilter& filter, const std::string& where) {
    const auto given = [](const std::string& word) {
        return word.empty() ? Json(nullptr) : Json(word);
    };
    return {{"from", given(filter.from)},
            {"to", given(filter.to)},
            {"category", filter.categories},
            {"hours", given(filter.hours)},
            {"weekdays", given(filter.weekdays)},
            {"darkness", given(filter.darkness)},
            {"where", given(where)}};
}

Json report_as_json(const ReadReport& report) {
    Json skipped = Json::array();
    for (const SkippedRows& s : report.skipped)
        skipped.push_back({{"reason", s.reason}, {"count", s.count}, {"first_row", s.first_row}});
    Json fields = Json::object();
    for (const auto& [role, field] : report.fields) fields[role] = field;
    return {{"role", report.role},
            {"source", source_name(report.source)},
            {"layer", report.layer},
            {"crs", report.crs},
            {"read", report.read},
            {"used", report.used},
            {"filtered", report.filtered},
            {"skipped", skipped},
            {"fields", fields},
            {"notes", report.notes}};
}

}  // namespace tk::cli
