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
};
SourceAddress source_address(const LayerRequest& request);

/// Whether CSV columns are text, or of the type that GDAL guesses. Only a filter that compares
/// numbers needs the guess: it makes "01" a 1.
enum class ColumnTypes { as_text, guessed };

/// An open vector source.
class VectorSource {
public:
    /// @throws InputError if there is no such file, it is empty, a web page, or nothing that GDAL
    ///         reads as vectors or tables
    explicit VectorSource(const LayerRequest& request, ColumnTypes types = ColumnTypes::as_text);

    /// The layer of the request, or the first one. @throws InputError listing the layers
    OGRLayer& layer();
    GDALDataset& dataset() { return *dataset_; }
    const SourceAddress& address() const { return address_; }
    std::string driver() const;
    std::vector<std::string> layer_names();
    /// About how many rows a text table has, by the length of its first ones; -1 when unknown.
    std::int64_t estimated_rows() const { return estimated_rows_; }

private:
    std::int64_t estimated_rows_ = -1;
    SourceAddress address_;
    GDALDatasetUniquePtr dataset_;
};

}  // namespace tk
