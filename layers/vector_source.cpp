#include "layers/vector_source.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "layers/file_head.h"

namespace tk {

namespace {

std::string small_suffix(const std::string& path) {
    const auto dot = path.find_last_of('.');
    const auto slash = path.find_last_of("/\\");
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return {};
    return folded(path.substr(dot + 1));
}

/// `PG:...`, `WFS:...`, `https://...`, `/vsi...`: not a file to look for.
bool is_connection(const std::string& path) {
    if (path.rfind("/vsi", 0) == 0) return true;
    const auto colon = path.find(':');
    // One letter before the colon is a drive.
    return colon != std::string::npos && colon > 1 && path.find_first_of("/\\ ") > colon;
}

/// The one file within a zip that holds vectors; the whole zip when GDAL had better choose.
std::string within_zip(const SourceAddress& address) {
    const std::string folder = "/vsizip/{" + address.path + "}";
    const OptionList names(VSIReadDirRecursive(folder.c_str()));
    if (names.empty())
        throw InputError(address.path, "it holds nothing, or is cut off",
                         "unpack it by hand and give the file in it");
    static constexpr std::array<std::string_view, 9> known{"csv", "geojson", "json", "gpkg", "shp",
                                                           "tsv", "gml",     "kml",  "tab"};
    std::vector<std::string> found;
    for (int i = 0; i < names.Count(); ++i) {
        const std::string name = names[i];
        const std::string suffix = small_suffix(name);
        if (std::find(known.begin(), known.end(), suffix) == known.end()) continue;
        found.push_back(name);
        if (!address.layer.empty() && std::filesystem::path(name).stem() == address.layer)
            return folder + "/" + name;
    }
    if (found.size() == 1) return folder + "/" + found.front();
    if (found.empty()) return folder;
    std::string list;
    for (const std::string& name : found) list += (list.empty() ? "" : ", ") + name;
    throw InputError(
        address.path, "it holds several files: " + list,
        "write /vsizip/{" + address.path + "}/" + found.front() + " for the one you mean");
}

/// The path as GDAL opens it, compressed files through its own unpackers.
std::string gdal_path(const SourceAddress& address) {
    if (is_connection(address.path)) return address.path;
    const std::string suffix = small_suffix(address.path);
    if (suffix == "gz") return "/vsigzip/" + address.path;
    if (suffix == "zip") return within_zip(address);
    return address.path;
}

void check_file(const SourceAddress& address) {
    if (is_connection(address.path)) return;
    VSIStatBufL stat;
    if (VSIStatL(address.path.c_str(), &stat) != 0)
        throw InputError(address.path, "there is no such file",
                         "check the path; one in a study is relative to the study file");
    if (VSI_ISDIR(stat.st_mode) == 0 && stat.st_size == 0)
        throw InputError(address.path, "the file is empty", "export or download it again");
}

/// How a CSV is to be opened; nothing for other files.
struct TableOpening {
    std::string path;
    OptionList options;
};

std::optional<TableOpening> table_opening(const std::string& path, const std::string& head,
                                          ColumnTypes types) {
    std::string plain = path;
    if (small_suffix(plain) == "gz") plain.resize(plain.size() - 3);
    const std::string suffix = small_suffix(plain);
    if (suffix != "csv" && suffix != "tsv" && suffix != "psv" && suffix != "txt")
        return std::nullopt;
    TableOpening opening;
    // GDAL takes other suffixes for CSV only when told so.
    opening.path = (suffix == "csv" || suffix == "tsv" || suffix == "psv" ? "" : "CSV:") + path;
    opening.options.SetNameValue("HEADERS", first_row_is_values(head) ? "NO" : "YES");
    opening.options.SetNameValue("GEOM_POSSIBLE_NAMES",
                                 "WKT,wkt_geom,geom_wkt,geometry,geom,the_geom,geometri");
    opening.options.SetNameValue("KEEP_GEOM_COLUMNS", "NO");
    if (types == ColumnTypes::guessed) opening.options.SetNameValue("AUTODETECT_TYPE", "YES");
    return opening;
}

/// Rows of a file if all are as long as those in its head; -1 for one that is not plain.
std::int64_t rows_by_length(const std::string& path, const std::string& head) {
    VSIStatBufL stat;
    if (path.rfind("/vsi", 0) == 0 || VSIStatL(path.c_str(), &stat) != 0) return -1;
    const auto lines = std::count(head.begin(), head.end(), '\n');
    const double share = static_cast<double>(stat.st_size) / static_cast<double>(head.size());
    return static_cast<std::int64_t>(share * static_cast<double>(lines + 1));
}

}  // namespace

SourceAddress source_address(const LayerRequest& request) {
    SourceAddress address{request.source, request.layer, {}};
    // Last in the text, since a filter may hold anything.
    constexpr std::string_view subset = "|subset=", layername = "|layername=";
    if (const auto at = address.path.find(subset); at != std::string::npos) {
        address.where = address.path.substr(at + subset.size());
        address.path.resize(at);
    }
    if (const auto at = address.path.find(layername); at != std::string::npos) {
        if (address.layer.empty()) address.layer = address.path.substr(at + layername.size());
        address.path.resize(at);
    }
    return address;
}

LayerRequest with_address_apart(LayerRequest request) {
    SourceAddress address = source_address(request);
    if (!address.where.empty() && !request.where.empty())
        request.where = "(" + address.where + ") AND (" + request.where + ")";
    else if (!address.where.empty())
        request.where = std::move(address.where);
    request.source = std::move(address.path);
    request.layer = std::move(address.layer);
    return request;
}

void refuse_filter(const std::string& source, const std::string& where, const std::string& said) {
    throw InputError(source,
                     "the filter \"" + where + "\" cannot be used" +
                         (said.empty() ? std::string{} : " (" + said + ")"),
                     "write it as in SQL, such as: brottstyp = 'rån' AND antal > 1");
}

VectorSource::VectorSource(const LayerRequest& request, ColumnTypes types)
    : address_(source_address(request)) {
    ensure_gdal();
    GdalMessages messages;
    if (address_.path.empty())
        throw InputError("", "no source is named", "give the path of a file");
    check_file(address_);
    std::string path = gdal_path(address_);
    const std::string head =
        is_connection(address_.path) && path.rfind("/vsi", 0) != 0 ? std::string{} : head_of(path);
    if (is_web_page(head))
        throw InputError(address_.path, "it is a web page, not a data file",
                         "download the data again: the address gave a page instead");
    messages.clear();
    OptionList options;
    if (auto table = table_opening(path, head, types)) {
        if (head.empty())
            throw InputError(address_.path, "it holds no rows, or is cut off",
                             "export or download it again");
        estimated_rows_ = rows_by_length(path, head);
        path = table->path;
        options = std::move(table->options);
    }
    dataset_.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR, nullptr,
                                     options.List(), nullptr));
    if (!dataset_) {
        const std::string said = messages.last();
        throw InputError(address_.path,
                         "GDAL cannot read it" + (said.empty() ? std::string{} : " (" + said + ")"),
                         "see that it is complete and of a vector format (GeoPackage, GeoJSON, "
                         "Shapefile with its .shx and .dbf, CSV, ...)");
    }
    if (dataset_->GetLayerCount() == 0)
        throw InputError(address_.path, "there is no layer in it", "choose another source");
}

OGRLayer& VectorSource::layer() {
    OGRLayer& whole = whole_layer();
    if (address_.where.empty()) return whole;
    const GdalMessages messages;
    if (whole.SetAttributeFilter(address_.where.c_str()) != OGRERR_NONE)
        refuse_filter(address_.path, address_.where, messages.last());
    return whole;
}

OGRLayer& VectorSource::whole_layer() {
    if (address_.layer.empty()) return *dataset_->GetLayer(0);
    const GdalMessages quiet;
    if (OGRLayer* found = dataset_->GetLayerByName(address_.layer.c_str())) return *found;
    std::string list;
    for (const std::string& name : layer_names()) list += (list.empty() ? "" : ", ") + name;
    throw InputError(address_.path, "it has no layer '" + address_.layer + "'",
                     "its layers are: " + list);
}

std::string VectorSource::driver() const {
    return dataset_->GetDriverName();
}

std::vector<std::string> VectorSource::layer_names() {
    std::vector<std::string> names;
    for (int i = 0; i < dataset_->GetLayerCount(); ++i)
        names.emplace_back(dataset_->GetLayer(i)->GetName());
    return names;
}

}  // namespace tk
