#pragma once

#include "engine/town/incident.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// What a verb needs of each incident besides its place. A row is skipped only for a field that
/// is needed.
struct IncidentNeeds {
    bool time = false;        ///< rows without a readable time are skipped
    bool category = false;    ///< read the category; a row may have none
    bool weight = true;       ///< use the weight where a field for it is named or recognised
    bool sun_height = false;  ///< needs time as well; fills Incident::sun_height_deg
    /// Times and categories are read where there are fields for them; no row is skipped for want
    /// of one.
    bool all_there_is = false;
    /// With all_there_is: fills Incident::sun_height_deg of those whose hour is known.
    bool sun_height_where_known = false;
};

/// Reads incidents from any vector source that GDAL opens.
///
/// Reasons for skipping: "no coordinate", "hidden or missing place (0,0)" (not in a local CRS),
/// "unreadable coordinate", "impossible coordinate", "longitude or latitude out of range", "cannot
/// be projected", "no time", "unreadable time", "weight is not a number", "negative weight". A time
/// without a zone is local time in request.timezone.
///
/// Cost: one pass over the source; places are projected in batches on all threads.
///
/// @throws InputError if the source, a named field, the CRS or the time zone cannot be used, or
///         time is needed and no field for it is found
Incidents read_incidents(const LayerRequest& request, const ReadContext& context,
                         const IncidentNeeds& needs, ReadReport& report);

}  // namespace tk
