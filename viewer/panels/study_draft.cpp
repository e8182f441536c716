#include "viewer/panels/study_draft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "engine/core/input_error.h"
#include "layers/describe_raster.h"
#include "layers/output_file.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr std::array<std::string_view, 13> vector_roles{
    "incidents",    "observations", "lights",   "cameras", "buildings",
    "developments", "areas",        "boundary", "streets", "trees",
    "features",     "basemap",      ""};
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

/// What the place index calls its own parts.
bool is_part_of_index(const std::string& name) {
    return name == "incidents" || name == "darkness" || name == "unwatched";
}

bool study_has_set(const Study* base, const std::string& name) {
    return base != nullptr && std::any_of(base->features.begin(), base->features.end(),
                                          [&](const FeatureLayer& f) { return f.name == name; });
}

std::string free_set_name(const std::vector<DraftLayer>& draft, const Study* base,
                          const std::string& name) {
    std::string free = name;
    for (int n = 2; has_set(draft, free) || study_has_set(base, free) || is_part_of_index(free);
         ++n)
        free = name + " " + std::to_string(n);
    return free;
}

LayerRequest request_of(const std::string& source) {
    LayerRequest request;
    request.source = source;
    return request;
}

/// What the study has in a role that it can have once; empty: nothing.
std::string source_in_role(const Study* base, std::string_view role) {
    if (base == nullptr) return {};
    if (role == "boundary")
        return base->boundary.empty() ? "" : source_words(request_of(base->boundary));
    const LayerRequest* there = base->layer(role);
    return there == nullptr ? std::string() : source_words(*there);
}

/// Whether a layer that the study has is this one.
bool is_same_layer(const LayerRequest& there, const DraftLayer& layer) {
    constexpr std::string_view marker = "|layername=";
    const std::size_t end = std::min(there.source.find(marker), there.source.size());
    const std::string name =
        end < there.source.size() ? there.source.substr(end + marker.size()) : there.layer;
    const auto whole = [](const std::string& source) {
        std::error_code error;
        return std::filesystem::absolute(path_from_utf8(source), error).lexically_normal();
    };
    if (end == 0 || whole(there.source.substr(0, end)) != whole(layer.request.source)) return false;
    return name.empty() ? layer.in_source == 1 : name == layer.info.name;
}

/// As which the study reads this very layer already; empty: not at all.
std::string role_in_study(const DraftLayer& layer, const Study* base) {
    if (base == nullptr) return {};
    for (const auto& [role, request] : base->layers)
        if (is_same_layer(request, layer)) return role;
    for (const FeatureLayer& feature : base->features)
        if (is_same_layer(feature.request, layer)) return "features";
    for (const LayerRequest& basemap : base->basemaps) {
        DraftLayer whole = layer;
        if (basemap.layer.empty()) whole.in_source = 1;
        if (is_same_layer(basemap, whole)) return "basemap";
    }
    return is_same_layer(request_of(base->boundary), layer) ? "boundary" : "";
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
        layer.recognised = layer.role;
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
        // A background map of vectors is read as places of any shape.
        const SourceInfo source =
            describe_source(request, role == "basemap" ? std::string("features") : role);
        const bool several = source.layers.size() > 1 || !request.layer.empty();
        for (const LayerInfo& info : source.layers) {
            DraftLayer layer;
            layer.request = request;
            if (several) layer.request.layer = info.name;
            layer.info = info;
            layer.name = info.name;
            if (info.role != "table") layer.role = info.role;
            if (info.is_background && !layer.role.empty()) layer.role = "basemap";
            layer.recognised = layer.role;
            layer.in_source = source.layers.size();
            found.push_back(std::move(layer));
        }
        if (!found.empty()) return found;
    } catch (const InputError& error) {
        found = describe_raster_draft(request, progress);
        if (found.empty()) {
            DraftLayer layer;
            layer.request = request;
            layer.problem = reader_words(error.problem()) + "; " + reader_words(error.remedy());
            found.push_back(std::move(layer));
        }
        return found;
    }
    return describe_raster_draft(request, progress);
}

void add_to_draft(std::vector<DraftLayer>& draft, std::vector<DraftLayer> found,
                  const Study* base) {
    for (DraftLayer& layer : found) {
        const bool known = std::any_of(draft.begin(), draft.end(), [&](const DraftLayer& l) {
            return l.request.source == layer.request.source &&
                   l.request.layer == layer.request.layer;
        });
        if (known) continue;
        if (!role_in_study(layer, base).empty())
            layer.role.clear();
        else if (!source_in_role(base, layer.role).empty())
            layer.role = layer.is_raster || layer.role == "boundary" ? "" : "features";
        if (!may_repeat(layer.role) && has_role(draft, layer.role)) layer.role.clear();
        if (layer.name.empty()) layer.name = layer.info.name;
        layer.name = free_set_name(draft, base, layer.name);
        draft.push_back(std::move(layer));
    }
}

std::string source_words(const LayerRequest& request) {
    constexpr std::string_view marker = "|layername=";
    const std::size_t end = std::min(request.source.find(marker), request.source.size());
    const std::string file = utf8(path_from_utf8(request.source.substr(0, end)).filename());
    const std::string layer =
        end < request.source.size() ? request.source.substr(end + marker.size()) : request.layer;
    return layer.empty() ? file : file + " · " + layer;
}

std::string what_it_replaces(const DraftLayer& layer, const Study* base) {
    if (base == nullptr || layer.role.empty()) return {};
    if (layer.role != "features") return source_in_role(base, layer.role);
    for (const FeatureLayer& feature : base->features)
        if (feature.name == layer.name) return source_words(feature.request);
    return {};
}

std::string why_not_as_recognised(const DraftLayer& layer, const std::vector<DraftLayer>& draft,
                                  const Study* base) {
    if (layer.role == layer.recognised) return {};
    if (const std::string role = role_in_study(layer, base); !role.empty())
        return layer.role.empty()
                   ? fill_in(tr("The study has this layer already, as “{}”."), {role_words(role)})
                   : std::string();
    const std::string words = role_words(layer.recognised);
    const std::string there = source_in_role(base, layer.recognised);
    if (there.empty() && !may_repeat(layer.recognised) && has_role(draft, layer.recognised))
        return fill_in(tr("Recognised as “{}”, and only one layer can be that."), {words});
    if (there.empty()) return {};
    return fill_in(tr("Recognised as “{}”, which the study has already: {}. Choose “{}” to "
                      "replace that."),
                   {words, there, words});
}

bool needs_crs(const DraftLayer& layer) {
    return !layer.role.empty() && layer.role != "boundary" && layer.problem.empty() &&
           layer.info.crs.empty() && layer.info.geometry != "none" &&
           layer.request.input_crs.empty();
}

std::vector<std::string> draft_problems(const std::vector<DraftLayer>& draft, const Study* base,
                                        bool local) {
    std::vector<std::string> problems;
    if (base == nullptr && !has_role(draft, "incidents"))
        problems.emplace_back(
            tr("A study needs incidents: add a file with places and, if there "
               "are any, times."));
    if (base != nullptr &&
        std::all_of(draft.begin(), draft.end(), [](const DraftLayer& l) { return l.role.empty(); }))
        problems.emplace_back(tr("Add a file, and say what it is."));
    for (const DraftLayer& layer : draft) {
        if (needs_crs(layer) && !local)
            problems.push_back(fill_in(tr("Say in which coordinate system {} is."),
                                       {source_words(layer.request)}));
        // A study names its boundary by the source alone.
        const bool silent = layer.info.crs.empty() || !layer.request.input_crs.empty();
        if (layer.role == "boundary" && silent && !local)
            problems.push_back(
                fill_in(tr("A boundary's file must say its coordinate system itself: {} does not."),
                        {source_words(layer.request)}));
        if (!layer.role.empty() && layer.info.geometry == "none")
            problems.push_back(
                fill_in(tr("Choose the fields of {} that say where its rows are, or leave it out."),
                        {source_words(layer.request)}));
    }
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
        if (is_part_of_index(layer.name))
            problems.push_back(
                fill_in(tr("Other places cannot be called {}: that is a part of the place index."),
                        {layer.name}));
    }
    return problems;
}

std::vector<LayerEntry> entries_of_draft(const std::vector<DraftLayer>& draft) {
    std::vector<LayerEntry> entries;
    for (const DraftLayer& layer : draft) {
        if (layer.role.empty()) continue;
        LayerEntry entry{layer.role, layer.role == "features" ? layer.name : "", layer.request};
        if (layer.role == "basemap" && !layer.is_raster && layer.in_source > 1) {
            const auto alike = std::count_if(draft.begin(), draft.end(), [&](const DraftLayer& l) {
                return l.role == "basemap" && l.request.source == layer.request.source &&
                       l.request.input_crs == layer.request.input_crs;
            });
            if (static_cast<std::size_t>(alike) == layer.in_source) entry.request.layer.clear();
        }
        const bool there = std::any_of(entries.begin(), entries.end(), [&](const LayerEntry& e) {
            return e.role == "basemap" && entry.role == "basemap" && e.request == entry.request;
        });
        if (!there) entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<LayerRequest> sources_for_crs(const std::vector<DraftLayer>& draft) {
    std::vector<LayerRequest> sources;
    for (const bool incidents : {true, false})
        for (const DraftLayer& layer : draft)
            if (!layer.role.empty() && layer.role != "basemap" && !layer.is_raster &&
                (!layer.info.crs.empty() || !layer.request.input_crs.empty()) &&
                layer.info.geometry != "none" && (layer.role == "incidents") == incidents)
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

}  // namespace tk
