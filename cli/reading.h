#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/core/geometry.h"
#include "engine/town/incident.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"
#include "layers/study.h"

/// What verbs share about reading their sources.
namespace tk::cli {

/// The CRS of --crs, else the one that `first` asks for (said in `notes`), and the listener.
/// @throws InputError
ReadContext reading_context(const LayerRequest& first, const std::string& crs,
                            const Context& context, std::vector<std::string>& notes);

/// The union of the polygons of --boundary; none when the option is empty.
std::optional<MultiPolygon> read_boundary_option(const std::string& source,
                                                 const ReadContext& reading,
                                                 std::vector<std::string>& notes);

/// The union of the polygons of a source. @param role of it in notes @throws InputError
MultiPolygon read_polygons(const std::string& source, const std::string& role,
                           const ReadContext& reading, std::vector<std::string>& notes);

/// No value where a place lies outside the boundary, as on a grid.
void leave_out_outside(const std::vector<MapPoint>& points,
                       const std::optional<MultiPolygon>& boundary, std::vector<double>& values);

/// Takes the notes of the first source's report; says so where no row of it is left to compute
/// with, and where its coordinates seem to be exchanged.
void take_first_report(ReadReport& report, const ReadContext& reading,
                       std::vector<std::string>& notes);

/// Says so where nothing of the first source lies within `reach_m` of the grid: all its values are
/// then those of nothing.
void note_if_out_of_reach(const ReadReport& report, const GridSpec& spec, double reach_m,
                          std::vector<std::string>& notes);

/// Adds what a report notes to a verb's notes, with the layer's role in front.
void take_notes(const ReadReport& report, std::vector<std::string>& notes);

/// Takes the notes of the report of a source besides the first, says how many of its rows are
/// skipped and why, and where none is left.
void take_further_report(const ReadReport& report, std::vector<std::string>& notes);

/// Which incidents an answer is about: the words of the filter and of --where; null where not
/// given.
Json filter_as_json(const StudyFilter& filter, const std::string& where);

/// A read report as it stands in results: source, layer, role, counts, fields, notes.
Json report_as_json(const ReadReport& report);

}  // namespace tk::cli
