#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "layers/study.h"
#include "viewer/map/basemap_tiles.h"
#include "viewer/map/draw_picture.h"

namespace tk {

/// The study's background maps: fetched in the background part by part, kept in the graphics card.
/// A part that has not come is shown by what there is of it, finer or coarser.
class BasemapStore {
public:
    /// @param woken called on another thread when parts have come
    explicit BasemapStore(std::function<void()> woken);

    /// Which maps there are, the lowest first. The same again does nothing; they are opened when
    /// they are first drawn.
    void follow(const std::shared_ptr<const Study>& study, const ProjectedCrs& crs);
    void close();

    /// Draws what of the maps lies in the frame and asks for what is missing.
    void draw(const TileFrame& frame, double opacity);

    /// What shows these extents is to be drawn anew.
    std::vector<Extent> take_news();
    std::vector<std::string> take_errors();
    /// Whose maps they are, those that are open and say so; without doubles.
    std::string attribution() const;
    /// Something is being opened or fetched, or was asked for since the last take_news().
    bool waiting() const;
    void trim(std::size_t most_bytes);

private:
    struct Kept {
        PictureOnCard picture;
        std::uint64_t last_drawn = 0;
    };
    struct Map {
        LayerRequest request;
        std::unique_ptr<BasemapTiles> tiles;  ///< null until it is first drawn
        std::list<Kept> pictures;
    };
    void draw_map(Map& map, const TileFrame& frame, double opacity);

    std::function<void()> woken_;
    std::shared_ptr<const Study> study_;
    std::unique_ptr<ProjectedCrs> crs_;
    std::vector<Map> maps_;
    std::unique_ptr<DrawPicture> draw_picture_;
    std::uint64_t clock_ = 0;
    bool asked_ = false;
};

}  // namespace tk
