#include "viewer/map/map_canvas.h"

#include <algorithm>
#include <array>
#include <utility>

#include "viewer/map/isoline_store.h"
#include "viewer/map/scene_of_side.h"
#include "viewer/map/tile_cache.h"
#include "viewer/map/tile_painter.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_raster_bytes = std::size_t{384} << 20;
/// Symbols and labels reach so far beyond where they stand, in units.
constexpr double symbol_reach = 24.0;

}  // namespace

struct MapCanvas::Impl {
    explicit Impl(const std::function<void()>& woken) : painter(woken), isolines(woken) {}

    struct SideOnScreen {
        std::unique_ptr<TileCache> tiles = std::make_unique<TileCache>();
        MapScene scene;
        std::uint64_t shapes_version = 0;
        bool has_scene = false;
    };

    SideOnScreen& side(std::size_t index) {
        while (sides.size() <= index) sides.emplace_back();
        return sides[index];
    }

    void update_scene(SideOnScreen& side, MapScene scene, double metres_per_px) {
        if (!side.has_scene || side.shapes_version != painter.shapes_version()) {
            side.tiles->make_stale();
        } else {
            SceneChange change = change_between(side.scene, scene);
            if (change.everything) side.tiles->make_stale();
            for (Extent& extent : change.extents)
                extent = extent.grown(symbol_reach * scene.pixels_per_unit * metres_per_px);
            if (!change.extents.empty()) side.tiles->make_stale(change.extents);
        }
        side.scene = std::move(scene);
        side.shapes_version = painter.shapes_version();
        side.has_scene = true;
    }

    /// Takes in what has come of the background maps. @return what is to be drawn anew
    std::vector<Extent> follow_basemaps(Workbench& bench) {
        BasemapStore& maps = painter.basemaps();
        if (const Session& session = bench.session(); session.loaded == nullptr)
            maps.close();
        else
            maps.follow(session.study, session.loaded->context.crs);
        // Before the news are taken: what comes after that is waited for.
        waits_for_basemap = maps.waiting();
        std::vector<Extent> news = maps.take_news();
        for (const std::string& error : maps.take_errors())
            bench.tell(Message::Kind::caution, fill_in(tr("The background map: {}"), {error}));
        const LayerView* layer = bench.view().layer(layer_id::basemap);
        attribution = layer != nullptr && layer->visible ? maps.attribution() : std::string();
        return news;
    }

    TilePainter painter;
    IsolineStore isolines;
    std::vector<SideOnScreen> sides;
    Statistics statistics;
    bool waits_for_basemap = false;
    std::string attribution;
};

MapCanvas::MapCanvas(const std::function<void()>& woken) : impl_(std::make_unique<Impl>(woken)) {}
MapCanvas::~MapCanvas() = default;

void MapCanvas::forget() {
    impl_->sides.clear();
}

bool MapCanvas::waits_for_basemap() const {
    return impl_->waits_for_basemap;
}

bool MapCanvas::waits_for_isolines() const {
    return impl_->isolines.waiting();
}

std::vector<std::shared_ptr<const IsolineSet>> MapCanvas::isolines() const {
    std::vector<std::shared_ptr<const IsolineSet>> sets;
    for (const Impl::SideOnScreen& side : impl_->sides) sets.push_back(side.scene.isolines);
    return sets;
}

const std::string& MapCanvas::attribution() const {
    return impl_->attribution;
}

MapCanvas::Statistics MapCanvas::statistics() const {
    Statistics statistics = impl_->statistics;
    statistics.symbols_drawn = impl_->painter.symbols_drawn();
    return statistics;
}

bool MapCanvas::draw(Workbench& bench, const Frame& frame) {
    Impl& impl = *impl_;
    impl.painter.take_town(bench.session().loaded == nullptr ? nullptr
                                                             : bench.session().loaded->town);
    if (const std::string failure = impl.painter.take_failure(); !failure.empty())
        bench.tell(Message::Kind::error,
                   fill_in(tr("Buildings, streets and areas cannot be drawn: {}"), {failure}));
    const std::vector<Extent> news = impl.follow_basemaps(bench);
    const Clock::time_point start = Clock::now();
    bool whole = impl.painter.has_shapes();
    std::vector<MapScene> scenes;
    std::vector<Extent> shown;
    for (const MapSide& side : frame.sides) {
        scenes.push_back(scene_of_side(bench, side.scenario, side.difference,
                                       bench.view().sides[0].scenario, frame.pixels_per_unit));
        shown.push_back(frame.view.extent(side.map));
    }
    impl.isolines.follow(scenes, shown, frame.view.metres_per_px * frame.pixels_per_unit);
    impl.painter.follow(scenes);
    for (std::size_t i = 0; i < frame.sides.size(); ++i) {
        Impl::SideOnScreen& side = impl.side(i);
        impl.update_scene(side, std::move(scenes[i]), frame.view.metres_per_px);
        if (!news.empty()) side.tiles->make_stale(news);
        if (!frame.zooming) {
            const auto within_budget = [&] {
                if (frame.finish_each) glFinish();
                return Clock::now() - start < frame.budget;
            };
            impl.painter.begin(side.scene);
            const TileCache::Outcome outcome = side.tiles->update(
                frame.view, frame.sides[i].map, frame.sides[i].clip,
                [&](const Extent& of_tile, const Extent& extent, double metres_per_px, int width_px,
                    int height_px) {
                    TileFrame tile;
                    tile.extent = extent;
                    tile.metres_per_px = metres_per_px;
                    tile.pixels_per_unit = frame.pixels_per_unit;
                    tile.tile = of_tile;
                    tile.tile_px = TileCache::tile_px;
                    tile.width_px = width_px;
                    tile.height_px = height_px;
                    impl.painter.paint(tile);
                },
                within_budget);
            impl.statistics.tiles_drawn += outcome.drawn;
            whole = whole && outcome.missing == 0;
        } else {
            whole = false;
        }
    }
    impl.waits_for_basemap = impl.waits_for_basemap || impl.painter.basemaps().waiting();
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    const Colour ground = colours_of(bench.view().shown_theme()).map_ground;
    for (std::size_t i = 0; i < frame.sides.size(); ++i) {
        const ScreenRect& clip = frame.sides[i].clip;
        glEnable(GL_SCISSOR_TEST);
        glScissor(static_cast<GLint>(clip.x),
                  static_cast<GLint>(frame.framebuffer_height - clip.y - clip.height),
                  static_cast<GLsizei>(clip.width), static_cast<GLsizei>(clip.height));
        glClearColor(static_cast<float>(ground.red) / 255.0F,
                     static_cast<float>(ground.green) / 255.0F,
                     static_cast<float>(ground.blue) / 255.0F, 1.0F);
        glClear(GL_COLOR_BUFFER_BIT);
        impl.side(i).tiles->show(frame.view, frame.sides[i].map, clip, frame.framebuffer_width,
                                 frame.framebuffer_height);
    }
    glDisable(GL_SCISSOR_TEST);
    impl.painter.trim(most_raster_bytes);
    return whole;
}

}  // namespace tk
