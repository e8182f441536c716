#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "layers/read_basemap.h"

namespace tk {

/// Parts of a background map, fetched on a thread of their own and remembered.
///
/// What was asked for last is fetched first, so that the view that is looked at now comes before
/// those that were passed on the way. Of one thread, but for what it does itself on its own.
class BasemapTiles {
public:
    static constexpr std::size_t usual_bytes = std::size_t{96} << 20;

    /// @param woken called on the other thread when there is something new; may be empty
    /// @param most_bytes parts beyond this are forgotten, those longest unasked first
    explicit BasemapTiles(std::function<void()> woken, std::size_t most_bytes = usual_bytes);
    /// Ends as soon as GDAL can be interrupted: at once for files, after its time limit (ten
    /// seconds) for a service that does not answer.
    ~BasemapTiles();
    BasemapTiles(const BasemapTiles&) = delete;
    BasemapTiles& operator=(const BasemapTiles&) = delete;

    /// Opens another map, in the background; all parts of the former are forgotten.
    void open(const LayerRequest& request, const ProjectedCrs& crs);
    void close();

    /// The part, or null until it has been fetched: then it is now waited for. A part that cannot
    /// be fetched is transparent.
    /// @param width, height in pixels, > 0
    std::shared_ptr<const BasemapPicture> part(const Extent& extent, int width, int height);

    /// What has come, or has been given up because too much was waited for, since the last call:
    /// what shows these extents is to be drawn anew.
    std::vector<Extent> take_news();
    /// What went wrong since the last call, each once as long as the map is open; may be empty.
    std::vector<std::string> take_errors();
    /// Empty until the map is open, or when its source does not say.
    std::string attribution() const;
    /// Something is being opened or fetched.
    bool busy() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tk
