#include "viewer/panels/study_draft.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/input_error.h"
#include "layers/describe_raster.h"
#include "layers/output_file.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr std::array<std::string_view, 12> vector_roles{
    "incidents", "observations", "lights",  "cameras", "buildings", "developments",
    "areas",     "boundary",     "streets", "trees",   "features",  ""};
constexpr std::array<std::string_view, 3> raster_roles{"basemap", "terrain", ""};

bool may_repeat(std::string_view role) {
    return role.empty() || role == "features" || role == "basemap";
}

bool has_role(const std::vector<DraftLayer>& draft, std::string_view role) {
    return std::any_of(draft.begin(), draft.end(),
                       [&](const DraftLayer& l) { return l.role == role; });
}

bool has_set(const std::vector<DraftLayer>& draft, const std::string& name) {
    return std::any_of(draft.begin(), draft.end(),
                       [&](const DraftLayer& l) { return l.role == "features" && l.name == name; });
}

std::string free_set_name(const std::vector<DraftLayer>& draft, const std::string& name) {
    std::string free = name;
    for (int n = 2; has_set(draft, free); ++n) free = name + " " + std::to_string(n);
    return free;
}

/// A picture has several bands, or one of bytes.
bool looks_like_heights(const RasterInfo& raster) {
    if (raster.bands != 1 || !raster.minimum || !raster.maximum) return false;
    const auto is_byte = [](double v) { return v >= 0.0 && v <= 255.0 && v == std::floor(v); };
    return !is_byte(*raster.minimum) || !is_byte(*raster.maximum);
}

std::vector<DraftLayer> describe_raster_draft(const LayerRequest& request,
                                              const Progress& progress) {
    std::vector<DraftLayer> found;
    for (const RasterInfo& raster : describe_rasters(request.source, progress)) {
        DraftLayer layer;
        layer.request = request;
        layer.is_raster = true;
        layer.info.name = raster.name;
        layer.info.crs = raster.crs;
        layer.info.extent = raster.extent;
        layer.info.features = static_cast<std::int64_t>(raster.cols) * raster.rows;
        layer.info.notes = raster.notes;
        layer.role = looks_like_heights(raster) ? "terrain" : "basemap";
        found.push_back(std::move(layer));
    }
    return found;
}

}  // namespace

std::span<const std::string_view> draft_roles(bool is_raster) {
    if (is_raster) return raster_roles;
    return vector_roles;
}

std::string role_words(std::string_view role) {
    if (role == "incidents") return tr("Incidents");
    if (role == "observations") return tr("Observations");
    if (role == "lights") return tr("Street lights");
    if (role == "cameras") return tr("Cameras");
    if (role == "buildings") return tr("Buildings");
    if (role == "developments") return tr("Planned buildings");
    if (role == "areas") return tr("Areas");
    if (role == "boundary") return tr("Boundary");
    if (role == "streets") return tr("Streets and paths");
    if (role == "trees") return tr("Trees");
    if (role == "features") return tr("Other places");
    if (role == "basemap") return tr("Background map");
    if (role == "terrain") return tr("Ground heights");
    return tr("Leave out");
}

std::vector<DraftLayer> describe_draft(const LayerRequest& request, const std::string& role,
                                       const Progress& progress) {
    progress.check();
    std::vector<DraftLayer> found;
    try {
        const SourceInfo source = describe_source(request, role);
        const bool several = source.layers.size() > 1 || !request.layer.empty();
        for (const LayerInfo& info : source.layers) {
            DraftLayer layer;
            layer.request = request;
            if (several) layer.request.layer = info.name;
            layer.info = info;
            layer.name = info.name;
            if (info.role != "table") layer.role = info.role;
            found.push_back(std::move(layer));
        }
        if (!found.empty()) return found;
    } catch (const InputError& error) {
        found = describe_raster_draft(request, progress);
        if (found.empty()) {
            DraftLayer layer;
            layer.request = request;
            layer.problem = error.problem() + "; " + error.remedy();
            found.push_back(std::move(layer));
        }
        return found;
    }
    return describe_raster_draft(request, progress);
}

void add_to_draft(std::vector<DraftLayer>& draft, std::vector<DraftLayer> found) {
    for (DraftLayer& layer : found) {
        const bool known = std::any_of(draft.begin(), draft.end(), [&](const DraftLayer& l) {
            return l.request.source == layer.request.source &&
                   l.request.layer == layer.request.layer;
        });
        if (known) continue;
        if (!may_repeat(layer.role) && has_role(draft, layer.role)) layer.role.clear();
        if (layer.name.empty()) layer.name = layer.info.name;
        layer.name = free_set_name(draft, layer.name);
        draft.push_back(std::move(layer));
    }
}

bool needs_crs(const DraftLayer& layer) {
    return !layer.role.empty() && layer.problem.empty() && layer.info.crs.empty() &&
           layer.request.input_crs.empty();
}

std::vector<std::string> draft_problems(const std::vector<DraftLayer>& draft, const Study* base) {
    std::vector<std::string> problems;
    if (base == nullptr && !has_role(draft, "incidents"))
        problems.emplace_back(
            tr("A study needs incidents: add a file with places and, if there "
               "are any, times."));
    if (base != nullptr &&
        std::all_of(draft.begin(), draft.end(), [](const DraftLayer& l) { return l.role.empty(); }))
        problems.emplace_back(tr("Add a file, and say what it is."));
    for (const DraftLayer& layer : draft)
        if (needs_crs(layer))
            problems.push_back(fill_in(tr("Say in which coordinate system {} is."),
                                       {utf8(path_from_utf8(layer.request.source).filename())}));
    for (const auto& roles : {draft_roles(false), draft_roles(true)})
        for (const std::string_view role : roles)
            if (!may_repeat(role) && std::count_if(draft.begin(), draft.end(), [&](const auto& l) {
                                         return l.role == role;
                                     }) > 1)
                problems.push_back(fill_in(tr("Only one layer can be {}: leave out the others."),
                                           {role_words(role)}));
    for (const DraftLayer& layer : draft) {
        if (layer.role != "features") continue;
        const bool twice = std::count_if(draft.begin(), draft.end(), [&](const DraftLayer& l) {
                               return l.role == "features" && l.name == layer.name;
                           }) > 1;
        if (layer.name.empty() || twice) {
            problems.emplace_back(tr("Give all other places names of their own."));
            break;
        }
    }
    return problems;
}

Study study_of_draft(Study base, const std::vector<DraftLayer>& draft) {
    for (const DraftLayer& layer : draft) {
        const LayerRequest& request = layer.request;
        if (layer.role.empty()) continue;
        if (layer.role == "boundary") {
            base.boundary = request.layer.empty() ? request.source
                                                  : request.source + "|layername=" + request.layer;
        } else if (layer.role == "basemap") {
            base.basemaps.push_back(request);
        } else if (layer.role == "features") {
            std::erase_if(base.features,
                          [&](const FeatureLayer& f) { return f.name == layer.name; });
            base.features.push_back({layer.name, request});
        } else {
            base.layers[layer.role] = request;
        }
    }
    return base;
}

std::vector<LayerRequest> sources_for_crs(const std::vector<DraftLayer>& draft) {
    std::vector<LayerRequest> sources;
    for (const bool incidents : {true, false})
        for (const DraftLayer& layer : draft)
            if (!layer.role.empty() && !layer.is_raster && !needs_crs(layer) &&
                (layer.role == "incidents") == incidents)
                sources.push_back(layer.request);
    return sources;
}

std::string draft_summary(const DraftLayer& layer) {
    const long long count = layer.info.features;
    std::string words = layer.is_raster
                            ? fill_in(tr_n("{} cell", "{} cells", count), {number_text(count)})
                            : fill_in(tr_n("{} row", "{} rows", count), {number_text(count)});
    if (layer.info.geometry == "point") words += std::string(" · ") + tr("points");
    if (layer.info.geometry == "line") words += std::string(" · ") + tr("lines");
    if (layer.info.geometry == "polygon") words += std::string(" · ") + tr("polygons");
    if (layer.info.geometry == "none") words += std::string(" · ") + tr("no places");
    words += " · ";
    words +=
        layer.info.crs.empty() ? std::string(tr("no coordinate system given")) : layer.info.crs;
    long long skipped = 0;
    for (const SkippedRows& rows : layer.info.skipped) skipped += rows.count;
    if (skipped > 0)
        words += " · " + fill_in(tr_n("{} row cannot be used", "{} rows cannot be used", skipped),
                                 {number_text(skipped)});
    return words;
}

std::string draft_fields(const DraftLayer& layer) {
    std::string words;
    for (const auto& [role, field] : layer.info.fields)
        words += (words.empty() ? "" : ", ") + role + " = " + field;
    return words;
}

}  // namespace tk
