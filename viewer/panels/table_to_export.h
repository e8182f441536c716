#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "layers/output_file.h"
#include "viewer/panels/panels.h"

namespace tk {

/// A table as a file of comma-separated values is made of it.
struct TableToExport {
    std::string title;      ///< in the language that is on
    std::string file_name;  ///< proposed
    long long rows = 0;
    bool single_incidents = false;  ///< each row tells of one, which is to be said
    /// Holds all that it needs: called on a worker. @throws InputError
    std::function<void(const std::filesystem::path& path, Existing existing)> write;
};

/// What the layer's table, or the comparison by area, shows; none where it shows nothing.
std::optional<TableToExport> layer_table_to_export(PanelState& state);
std::optional<TableToExport> comparison_to_export(PanelState& state);

}  // namespace tk
