#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "layers/study.h"

namespace tk {

/// A layer that a study is to have.
struct LayerEntry {
    std::string role;  ///< a key of Study::layers, "boundary", "features" or "basemap"
    std::string name;  ///< of a set of features
    LayerRequest request;
};

/// The study with these layers: what it can have once takes the place of its own, and so does a set
/// of features of the same name; background maps come behind its own. Sources become as
/// parse_study() gives them.
Study study_with_layers(Study study, std::span<const LayerEntry> entries);

struct StudyWithLayers {
    Study study;
    std::string toml;
    bool text_kept = true;  ///< comments and order; false: the text had to be written anew
};

/// A study's text with these layers: only the tables that they concern are changed or added, all
/// else stays byte for byte. What comes out says what study_with_layers() says.
/// @throws InputError as parse_study(), of the text as it is and as it would be
StudyWithLayers with_layers(std::string_view toml, const std::filesystem::path& file,
                            std::span<const LayerEntry> entries);

/// Does that to a study's file, as save_study_text() does; sources that lie in or beside its folder
/// are written relative to it, however the file itself is named.
/// @throws InputError if it cannot be read or written
StudyWithLayers add_layers_to_study(const std::filesystem::path& file,
                                    std::span<const LayerEntry> entries);

/// Takes a layer out of a study's file: its tables go, all else stays byte for byte. The file that
/// it is read from is left alone, the former text kept as NAME.bak.
/// @param role as in LayerEntry, but incidents, which no study can be without; of background maps
///        all go
/// @param name of a set of features
/// @throws InputError if the study would not be one without it, which is then not written
StudyWithLayers remove_layer_of_study(const std::filesystem::path& file, const std::string& role,
                                      const std::string& name = {});

}  // namespace tk
