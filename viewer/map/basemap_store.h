#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "layers/study.h"
#include "viewer/background/background_job.h"
#include "viewer/map/basemap_tiles.h"
#include "viewer/map/city_shapes.h"
#include "viewer/map/draw_picture.h"

namespace tk {

/// A background map of vectors: layers by name, the lowest first.
struct BasemapShapes {
    std::vector<std::string> names;
    CityShapes shapes;  ///< `features` of these names
};

/// The study's background maps. Pictures are fetched in the background part by part and kept in the
/// graphics card; a part that has not come is shown by what there is of it, finer or coarser. A map
/// of vectors is read as a whole, and left to others to draw.
class BasemapStore {
public:
    /// @param woken called on another thread when parts have come
    explicit BasemapStore(std::function<void()> woken);

    /// Which maps there are, the lowest first. The same again does nothing; they are opened when
    /// they are first drawn.
    void follow(const std::shared_ptr<const Study>& study, const ProjectedCrs& crs);
    void close();

    /// Draws what of the maps lies in the frame and asks for what is missing.
    /// @param draw_shapes draws a map of vectors
    using DrawMapShapes = std::function<void(const BasemapShapes& shapes)>;
    void draw(const TileFrame& frame, double opacity, const DrawMapShapes& draw_shapes);

    /// What shows these extents is to be drawn anew.
    std::vector<Extent> take_news();
    /// What went wrong since the last call, in sentences.
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
        // What is no picture may be a map of vectors: it is tried before anyone complains.
        std::vector<std::string> held_errors;
        bool tried_shapes = false;
        std::unique_ptr<BackgroundJob<std::shared_ptr<const BasemapShapes>>> reading;
        std::shared_ptr<const BasemapShapes> shapes;
    };
    void read_shapes(Map& map) const;
    bool take_shapes(Map& map);
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
