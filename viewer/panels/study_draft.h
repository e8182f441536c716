#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/progress.h"
#include "layers/describe_source.h"
#include "layers/study.h"
#include "layers/study_layers_text.h"

/// A study in the making: which files it has and what each is. Without a window.
namespace tk {

/// A layer of a file, what was recognised, and what it is to be.
struct DraftLayer {
    LayerRequest request;  ///< its source, and its layer where the source has several
    LayerInfo info;
    bool is_raster = false;
    std::string recognised;     ///< role that it would have if the study had none of it
    std::size_t in_source = 1;  ///< how many layers its source has
    std::string role;           ///< one of draft_roles(); empty: left out
    std::string name;           ///< of a set of features
    std::string problem;        ///< why it cannot be read; empty where it can
};

/// What a layer can be: "incidents", ..., "features", "basemap"; of a raster "basemap" and
/// "terrain". The last is empty: left out.
std::span<const std::string_view> draft_roles(bool is_raster);
/// The role in the language that is on; "Leave out" for none.
std::string role_words(std::string_view role);

/// Looks into a file: a layer each. What cannot be opened gives one layer with its problem.
/// @param role how to read it; empty: guessed
/// @throws Cancelled
std::vector<DraftLayer> describe_draft(const LayerRequest& request, const std::string& role = {},
                                       const Progress& progress = {});

/// Adds what was found: a role that can only be there once goes to the first that has it, the
/// others are left out. One that the study has already is never proposed: such a layer becomes
/// other places, and one that is itself in the study is left out. Sets of features get names of
/// their own.
/// @param base the study that the layers are added to; null: a new one
void add_to_draft(std::vector<DraftLayer>& draft, std::vector<DraftLayer> found, const Study* base);

/// Whether nobody says yet in which coordinate system it is, and one may say so: not of a boundary,
/// for which a study has no place to write it.
bool needs_crs(const DraftLayer& layer);

/// "lights.gpkg", "town.gpkg · lamps".
std::string source_words(const LayerRequest& request);
/// What of the study the layer would replace in its role, as source_words(); empty: nothing.
std::string what_it_replaces(const DraftLayer& layer, const Study* base);
/// Why it is not proposed as what it was recognised as, a sentence; empty where it is.
std::string why_not_as_recognised(const DraftLayer& layer, const std::vector<DraftLayer>& draft,
                                  const Study* base);

/// What has to be mended before the study can be made, a sentence each; empty: nothing.
/// @param base the study that the layers are added to; null: a new one
/// @param local the study's coordinates have no reference, and so need its layers none
std::vector<std::string> draft_problems(const std::vector<DraftLayer>& draft, const Study* base,
                                        bool local = false);

/// What of the draft goes into a study. All layers of one source that are a background map go as
/// one.
std::vector<LayerEntry> entries_of_draft(const std::vector<DraftLayer>& draft);

/// The layers whose CRS is known, incidents first.
std::vector<LayerRequest> sources_for_crs(const std::vector<DraftLayer>& draft);

/// "4 012 rows · points · EPSG:3006".
std::string draft_summary(const DraftLayer& layer);

}  // namespace tk
