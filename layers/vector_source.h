#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "layers/gdal_handles.h"
#include "layers/layer_request.h"

/// Opening what GDAL reads. Private to layers/.
namespace tk {

/// A source's text taken apart.
struct SourceAddress {
    std::string path;   ///< path or connection, as the user wrote it
    std::string layer;  ///< of `|layername=`, or of the request; may be empty
    std::string where;  ///< of `|subset=`, as QGIS writes it: an attribute filter; may be empty
};
SourceAddress source_address(const LayerRequest& request);

/// The request with what stands behind its source's path in its own places: layer, and the rows
/// that both filters let through.
LayerRequest with_address_apart(LayerRequest request);

/// @param said what GDAL says of it; may be empty
[[noreturn]] void refuse_filter(const std::string& source, const std::string& where,
                                const std::string& said);

/// Whether CSV columns are text, or of the type that GDAL guesses. Only a filter that compares
/// numbers needs the guess: it makes "01" a 1.
enum class ColumnTypes { as_text, guessed };

/// An open vector source.
class VectorSource {
public:
    /// @throws InputError if there is no such file, it is empty, a web page, or nothing that GDAL
    ///         reads as vectors or tables
    explicit VectorSource(const LayerRequest& request, ColumnTypes types = ColumnTypes::as_text);

    /// The layer of the request, or the first one; of it the rows that `|subset=` lets through.
    /// @throws InputError listing the layers, or if the filter cannot be used
    OGRLayer& layer();
    GDALDataset& dataset() { return *dataset_; }
    const SourceAddress& address() const { return address_; }
    std::string driver() const;
    std::vector<std::string> layer_names();
    /// About how many rows a text table has, by the length of its first ones; -1 when unknown.
    std::int64_t estimated_rows() const { return estimated_rows_; }

private:
    OGRLayer& whole_layer();

    std::int64_t estimated_rows_ = -1;
    SourceAddress address_;
    GDALDatasetUniquePtr dataset_;
};

}  // namespace tk
