#include "viewer/map/tile_painter.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/core/letter_case.h"
#include "viewer/background/latest_worker.h"
#include "viewer/map/camera_sectors.h"
#include "viewer/map/card_chunk.h"
#include "viewer/map/city_shapes.h"
#include "viewer/map/draw_raster.h"
#include "viewer/map/draw_shapes.h"
#include "viewer/map/draw_symbols.h"
#include "viewer/map/land_kind.h"
#include "viewer/map/point_symbols.h"
#include "viewer/map/raster_store.h"
#include "viewer/map/sector_store.h"
#include "viewer/session/layer_id.h"
#include "viewer/session/plan.h"

namespace tk {
namespace {

/// In the graphics card, of each background map: as much as the tiles of a large screen.
constexpr std::size_t most_basemap_bytes = std::size_t{96} << 20;

/// Fields of view are drawn from this nearness on.
constexpr double sectors_below_m = 1.6;

void set_blending() {
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

Colour with_opacity(Colour colour, double opacity) {
    return colour.faded(opacity);
}

}  // namespace

struct TilePainter::Impl {
    explicit Impl(const std::function<void()>& woken) : basemaps(woken), shaper(woken) {}

    /// What a plan's edits of shapes look like.
    struct PlanShapes {
        std::vector<Edit> edits;
        const void* developments_of = nullptr;
        std::unordered_set<std::string> camera_ids;
        std::vector<CardChunk> masks, developments, new_buildings, gone_buildings, new_streets;
    };

    void paint_layer(const TileFrame& frame, const LayerView& layer);
    void fill_chunks(const TileFrame& frame, const ShapeChunks& chunks, Colour colour);
    void stroke_chunks(const TileFrame& frame, const ShapeChunks& chunks, const LineLook& look);
    void paint_basemaps(const TileFrame& frame, double opacity);
    void paint_map_shapes(const TileFrame& frame, const BasemapShapes& map, double opacity);
    void paint_streets(const TileFrame& frame, double opacity);
    void paint_streets_through(const TileFrame& frame, double opacity);
    const LayerView* uppermost_surface() const;
    void paint_buildings(const TileFrame& frame, double opacity);
    void paint_developments(const TileFrame& frame, double opacity);
    void paint_drawings(const TileFrame& frame, double opacity);
    void paint_features(const TileFrame& frame, const std::string& set, double opacity);
    void paint_symbols(const TileFrame& frame, const std::string& layer, double opacity);
    void paint_surface(const TileFrame& frame, const LayerView& layer);
    void paint_isolines(const TileFrame& frame, double opacity);
    void paint_sectors(const TileFrame& frame, double opacity);
    void paint_masks(const TileFrame& frame, double opacity);
    void make_plan_shapes();
    const CardChunk& on_card(const ShapeChunk& chunk);
    const ShapeChunks* feature_chunks(const std::string& set) const;

    DrawShapes draw_shapes;
    DrawSymbols draw_symbols;
    DrawRaster draw_raster;
    RasterStore rasters;
    BasemapStore basemaps;
    PointSymbols point_symbols;
    std::unordered_map<const ShapeChunk*, CardChunk> cards;
    struct IsolinesOnCard {
        std::shared_ptr<const IsolineSet> of;
        std::vector<CardChunk> chunks;
    };
    std::vector<IsolinesOnCard> isoline_cards;  ///< of the last few sets

    const MapScene* scene = nullptr;
    ThemeColours ink;
    SectorStore sectors;
    std::vector<PlanShapes> plan_shapes;  ///< of the last few scenes
    PlanShapes* plan = nullptr;

    std::shared_ptr<const Town> town;
    std::mutex mutex;
    struct Arrived {
        std::shared_ptr<const Town> town;
        std::shared_ptr<const CityShapes> shapes;
    } arrived;  ///< guarded by mutex
    std::shared_ptr<const CityShapes> shapes;
    std::uint64_t version = 0;
    long long symbols = 0;
    LatestWorker shaper;  ///< last: its job uses what stands above
};

TilePainter::TilePainter(const std::function<void()>& woken)
    : impl_(std::make_unique<Impl>(woken)) {}
TilePainter::~TilePainter() = default;

void TilePainter::take_town(const std::shared_ptr<const Town>& today) {
    Impl& impl = *impl_;
    {
        const std::lock_guard lock(impl.mutex);
        // Those of a former town may come late.
        if (impl.arrived.shapes != nullptr && impl.arrived.town == today && today == impl.town) {
            impl.cards.clear();
            impl.shapes = impl.arrived.shapes;
            ++impl.version;
        }
        impl.arrived = {};
    }
    if (today == impl.town) return;
    impl.town = today;
    impl.cards.clear();
    impl.plan_shapes.clear();
    impl.sectors.clear();
    impl.isoline_cards.clear();
    impl.point_symbols.clear();
    impl.rasters.clear();
    impl.shapes = nullptr;
    ++impl.version;
    if (today == nullptr) return;
    impl.shaper.ask("shapes", [&impl, today](const Progress& progress) {
        const auto arrive = [&](CityShapes shapes) {
            auto made = std::make_shared<const CityShapes>(std::move(shapes));
            const std::lock_guard lock(impl.mutex);
            impl.arrived = {today, std::move(made)};
        };
        try {
            arrive(city_shapes(*today, progress));
        } catch (const Cancelled&) {
            throw;
        } catch (...) {
            arrive({});  // the map goes without; what it was is told by take_failure()
            throw;
        }
    });
}

std::string TilePainter::take_failure() {
    return impl_->shaper.take_failure();
}

bool TilePainter::has_shapes() const {
    return impl_->shapes != nullptr;
}
BasemapStore& TilePainter::basemaps() {
    return impl_->basemaps;
}
std::uint64_t TilePainter::shapes_version() const {
    return impl_->version;
}
long long TilePainter::symbols_drawn() const {
    return impl_->symbols;
}
void TilePainter::trim(std::size_t most_raster_bytes) {
    impl_->rasters.trim(most_raster_bytes);
    impl_->basemaps.trim(most_basemap_bytes);
}

void TilePainter::follow(const std::vector<MapScene>& scenes) {
    for (const MapScene& scene : scenes)
        for (const SurfaceOnMap& surface : scene.surfaces) {
            // A version that another side still shows is left to it.
            bool shown = false;
            for (const MapScene& other : scenes)
                for (const SurfaceOnMap& theirs : other.surfaces)
                    shown = shown || theirs.state.version == surface.state.changed_since ||
                            theirs.minus.version == surface.state.changed_since;
            impl_->rasters.follow(surface.state, shown);
        }
}

void TilePainter::begin(const MapScene& scene) {
    impl_->scene = &scene;
    impl_->ink = colours_of(scene.theme);
    impl_->make_plan_shapes();
}

void TilePainter::paint(const TileFrame& frame) {
    Impl& impl = *impl_;
    const Colour ground = impl.ink.map_ground;
    glClearColor(static_cast<float>(ground.red) / 255.0F, static_cast<float>(ground.green) / 255.0F,
                 static_cast<float>(ground.blue) / 255.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    set_blending();
    for (const LayerView& layer : impl.scene->layers)
        if (layer.id == layer_id::basemap && layer.visible && layer.opacity > 0.0F)
            impl.paint_basemaps(frame, static_cast<double>(layer.opacity));
    if (impl.shapes == nullptr) {
        glDisable(GL_BLEND);
        return;
    }
    // Parks and water are ground: data and streets lie on them.
    for (const LayerView& layer : impl.scene->layers)
        if (layer.visible && layer.id.starts_with(layer_id::features_prefix))
            impl.paint_features(frame, layer.id.substr(layer_id::features_prefix.size()),
                                static_cast<double>(layer.opacity));
    const LayerView* uppermost_surface = impl.uppermost_surface();
    const LayerView* streets = nullptr;
    for (auto layer = impl.scene->layers.rbegin(); layer != impl.scene->layers.rend(); ++layer) {
        if (!layer->visible || layer->opacity <= 0.0F || layer->id == layer_id::basemap) continue;
        impl.paint_layer(frame, *layer);
        if (layer->id == layer_id::streets) streets = &*layer;
        if (&*layer == uppermost_surface && streets != nullptr)
            impl.paint_streets_through(frame, static_cast<double>(streets->opacity));
        if (layer->id == layer_id::light)
            impl.paint_isolines(frame, static_cast<double>(layer->opacity));
    }
    glDisable(GL_BLEND);
}

const CardChunk& TilePainter::Impl::on_card(const ShapeChunk& chunk) {
    const auto found = cards.find(&chunk);
    return found != cards.end() ? found->second
                                : cards.emplace(&chunk, CardChunk(chunk)).first->second;
}

const ShapeChunks* TilePainter::Impl::feature_chunks(const std::string& set) const {
    const auto found = shapes->features.find(set);
    return found == shapes->features.end() ? nullptr : &found->second;
}

void TilePainter::Impl::fill_chunks(const TileFrame& frame, const ShapeChunks& chunks,
                                    Colour colour) {
    for (const ShapeChunk& chunk : chunks)
        if (chunk.extent.meets(frame.extent) && !chunk.triangles.empty())
            draw_shapes.fill(frame, on_card(chunk).fill, colour);
}

void TilePainter::Impl::stroke_chunks(const TileFrame& frame, const ShapeChunks& chunks,
                                      const LineLook& look) {
    const Extent reach = frame.extent.grown((look.least_px + look.extra_px + 2.0) *
                                                frame.pixels_per_unit * frame.metres_per_px +
                                            20.0 * look.width_factor);
    for (const ShapeChunk& chunk : chunks)
        if (chunk.extent.meets(reach) && !chunk.segments.empty())
            draw_shapes.stroke(frame, on_card(chunk).lines, look);
}

void TilePainter::Impl::make_plan_shapes() {
    const void* developments = &scene->town->developments();
    for (PlanShapes& known : plan_shapes)
        if (known.developments_of == developments &&
            known.masks.size() == scene->town->masks().size() &&
            edits_between(known.edits, scene->edits).empty()) {
            plan = &known;
            return;
        }
    if (plan_shapes.size() >= 6) plan_shapes.erase(plan_shapes.begin());
    PlanShapes made;
    made.edits = scene->edits;
    made.developments_of = developments;
    for (const PrivacyMask& mask : scene->town->masks())
        made.masks.emplace_back(polygons_chunk({&mask.shape}));
    if (!made.masks.empty())
        for (const Camera& camera : scene->town->cameras()) made.camera_ids.insert(camera.id);
    for (const Development& d : scene->town->developments())
        if (!d.footprint.empty()) made.developments.emplace_back(polygons_chunk({&d.footprint}));
    const auto gone = [&](const std::string& id) {
        for (const Building& b : scene->today->buildings())
            if (b.id == id) made.gone_buildings.emplace_back(polygons_chunk({&b.footprint}));
    };
    for (const Edit& edit : scene->edits) {
        if (const auto* added = std::get_if<Added<Building>>(&edit))
            made.new_buildings.emplace_back(polygons_chunk({&added->object.footprint}));
        if (const auto* changed = std::get_if<Changed<Building>>(&edit)) {
            gone(changed->object.id);
            made.new_buildings.emplace_back(polygons_chunk({&changed->object.footprint}));
        }
        if (const auto* removed = std::get_if<Removed<Building>>(&edit)) gone(removed->id);
        const auto street = [&made](const Street& s) {
            std::vector<const Line*> lines;
            for (const Line& line : s.lines) lines.push_back(&line);
            made.new_streets.emplace_back(lines_chunk(lines, street_width_m(s)));
        };
        if (const auto* added = std::get_if<Added<Street>>(&edit)) street(added->object);
        if (const auto* changed = std::get_if<Changed<Street>>(&edit)) street(changed->object);
    }
    plan_shapes.push_back(std::move(made));
    plan = &plan_shapes.back();
}

void TilePainter::Impl::paint_layer(const TileFrame& frame, const LayerView& layer) {
    const std::string& id = layer.id;
    const auto opacity = static_cast<double>(layer.opacity);
    if (id == layer_id::streets) {
        paint_streets(frame, opacity);
    } else if (id == layer_id::buildings) {
        paint_buildings(frame, opacity);
    } else if (id == layer_id::developments) {
        paint_developments(frame, opacity);
    } else if (id == layer_id::masks) {
        if (!scene->meeting) paint_masks(frame, opacity);
    } else if (id == layer_id::areas) {
        stroke_chunks(frame, shapes->areas,
                      {.colour = with_opacity(ink.muted, 0.7 * opacity),
                       .least_px = 1.2,
                       .width_factor = 0.0});
    } else if (id == layer_id::boundary) {
        stroke_chunks(frame, shapes->boundary,
                      {.colour = with_opacity(ink.text, 0.55 * opacity),
                       .least_px = 1.6,
                       .width_factor = 0.0,
                       .dash_px = 6.0});
    } else if (id == layer_id::drawings) {
        paint_drawings(frame, opacity);
    } else if (id.starts_with(layer_id::features_prefix)) {
        paint_symbols(frame, id, opacity);
    } else if (std::any_of(scene->surfaces.begin(), scene->surfaces.end(),
                           [&id](const SurfaceOnMap& s) { return s.layer == id; })) {
        paint_surface(frame, layer);
    } else {
        if (id == layer_id::trees)
            fill_chunks(frame, shapes->tree_stands, with_opacity(ink.park, opacity));
        if (id == layer_id::cameras && !scene->meeting) paint_sectors(frame, opacity);
        paint_symbols(frame, id, opacity);
    }
}

void TilePainter::Impl::paint_basemaps(const TileFrame& frame, double opacity) {
    basemaps.draw(frame, opacity,
                  [&](const BasemapShapes& map) { paint_map_shapes(frame, map, opacity); });
}

/// Water and green as on the map itself, all else as quiet ground.
void TilePainter::Impl::paint_map_shapes(const TileFrame& frame, const BasemapShapes& map,
                                         double opacity) {
    for (const std::string& name : map.names) {
        const auto found = map.shapes.features.find(name);
        if (found == map.shapes.features.end()) continue;
        const LandKind kind = land_kind(name);
        const Colour colour = kind == LandKind::park    ? ink.park
                              : kind == LandKind::water ? ink.water
                                                        : ink.muted;
        const bool plain = kind == LandKind::none;
        fill_chunks(frame, found->second, with_opacity(colour, (plain ? 0.12 : 1.0) * opacity));
        if (plain)
            stroke_chunks(frame, found->second,
                          {.colour = with_opacity(colour, 0.6 * opacity),
                           .least_px = 1.2,
                           .width_factor = 0.0});
    }
}

void TilePainter::Impl::paint_streets(const TileFrame& frame, double opacity) {
    const double least = frame.metres_per_px * frame.pixels_per_unit > 6.0 ? 0.6 : 1.0;
    stroke_chunks(
        frame, shapes->streets,
        {.colour = with_opacity(ink.street_edge, opacity), .least_px = least, .extra_px = 0.8});
    stroke_chunks(frame, shapes->streets,
                  {.colour = with_opacity(ink.street, opacity), .least_px = least});
    for (const CardChunk& chunk : plan->new_streets) {
        draw_shapes.stroke(
            frame, chunk.lines,
            {.colour = with_opacity(ink.development, opacity), .least_px = 1.5, .extra_px = 1.2});
        draw_shapes.stroke(frame, chunk.lines,
                           {.colour = with_opacity(ink.street, opacity), .least_px = 1.5});
    }
}

const LayerView* TilePainter::Impl::uppermost_surface() const {
    for (const LayerView& layer : scene->layers)
        if (layer.visible && layer.opacity > 0.0F &&
            std::any_of(scene->surfaces.begin(), scene->surfaces.end(),
                        [&layer](const SurfaceOnMap& s) { return s.layer == layer.id; }))
            return &layer;
    return nullptr;
}

/// Streets under a surface are seen through it, so that one finds one's way; not from so far that
/// they would only grey the colours.
void TilePainter::Impl::paint_streets_through(const TileFrame& frame, double opacity) {
    if (frame.metres_per_px * frame.pixels_per_unit > 5.0) return;
    // Where segments join they overlap, and would be seen twice: how much of each pixel they cover
    // is gathered in the alpha first, then the colour is laid over all at once.
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    glClearColor(0.0F, 0.0F, 0.0F, 0.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    glBlendEquation(GL_MAX);
    stroke_chunks(frame, shapes->streets,
                  {.colour = with_opacity(ink.street, 0.4 * opacity), .least_px = 1.0});
    glBlendEquation(GL_FUNC_ADD);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);
    glBlendFunc(GL_DST_ALPHA, GL_ONE_MINUS_DST_ALPHA);
    const MultiPolygon tile = rectangle(frame.extent.grown(2.0 * frame.metres_per_px));
    draw_shapes.fill(frame, CardChunk(polygons_chunk({&tile})).fill, ink.street);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    glClearColor(0.0F, 0.0F, 0.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    set_blending();
}

void TilePainter::Impl::paint_buildings(const TileFrame& frame, double opacity) {
    fill_chunks(frame, shapes->buildings, with_opacity(ink.building, 0.92 * opacity));
    // Outlines of houses smaller than a few pixels would only darken the picture.
    if (frame.metres_per_px * frame.pixels_per_unit < 3.0)
        stroke_chunks(frame, shapes->buildings,
                      {.colour = with_opacity(ink.building_edge, opacity),
                       .least_px = 1.0,
                       .width_factor = 0.0});
    for (const CardChunk& chunk : plan->gone_buildings) {
        draw_shapes.fill(frame, chunk.fill, with_opacity(ink.map_ground, 0.85 * opacity));
        draw_shapes.stroke(frame, chunk.lines,
                           {.colour = with_opacity(ink.caution, opacity),
                            .least_px = 1.5,
                            .width_factor = 0.0,
                            .dash_px = 4.0});
    }
    for (const CardChunk& chunk : plan->new_buildings) {
        draw_shapes.fill(frame, chunk.fill, with_opacity(ink.building, opacity));
        draw_shapes.stroke(frame, chunk.lines,
                           {.colour = with_opacity(ink.development, opacity),
                            .least_px = 2.0,
                            .width_factor = 0.0});
    }
}

void TilePainter::Impl::paint_developments(const TileFrame& frame, double opacity) {
    const std::vector<Development>& all = scene->town->developments();
    std::size_t i = 0;
    for (const Development& d : all) {
        if (d.footprint.empty()) continue;
        const CardChunk& chunk = plan->developments[i++];
        if (!chunk.extent.meets(frame.extent.grown(4.0 * frame.metres_per_px))) continue;
        const bool demolish = d.action == DevelopmentAction::demolish;
        const Colour colour = demolish ? ink.caution : ink.development;
        draw_shapes.fill(frame, chunk.fill,
                         with_opacity(colour, (d.stands ? 0.3 : 0.14) * opacity));
        draw_shapes.stroke(frame, chunk.lines,
                           {.colour = with_opacity(colour, opacity),
                            .least_px = d.stands ? 2.0 : 1.4,
                            .width_factor = 0.0,
                            .dash_px = d.stands ? 0.0 : 5.0});
    }
}

void TilePainter::Impl::paint_drawings(const TileFrame& frame, double opacity) {
    for (const Drawing& drawing : scene->drawings) {
        const bool problem = drawing.meaning == Drawing::Meaning::problem;
        const Colour colour = problem ? ink.caution : ink.accent;
        if (drawing.kind == Drawing::Kind::note) {
            const SymbolInstance note{0.0F,
                                      0.0F,
                                      7.0F,
                                      static_cast<float>(SymbolShape::note),
                                      0.0F,
                                      with_opacity(ink.caution_background, opacity).packed(),
                                      with_opacity(ink.caution, opacity).packed()};
            draw_symbols.draw(frame, drawing.at, {&note, 1});
            continue;
        }
        const CardChunk chunk(drawing.kind == Drawing::Kind::area
                                  ? polygons_chunk({&drawing.area})
                                  : lines_chunk({&drawing.line}, 0.0));
        draw_shapes.fill(frame, chunk.fill, with_opacity(colour, 0.12 * opacity));
        draw_shapes.stroke(frame, chunk.lines,
                           {.colour = with_opacity(colour, opacity),
                            .least_px = 2.0,
                            .width_factor = 0.0,
                            .dash_px = drawing.meaning == Drawing::Meaning::control ? 6.0 : 0.0});
    }
}

void TilePainter::Impl::paint_features(const TileFrame& frame, const std::string& set,
                                       double opacity) {
    if (const ShapeChunks* chunks = feature_chunks(set)) {
        const LandKind kind = land_kind(set);
        const Colour colour = kind == LandKind::park    ? ink.park
                              : kind == LandKind::water ? ink.water
                                                        : ink.accent;
        const double share = kind == LandKind::none ? 0.18 : 1.0;
        fill_chunks(frame, *chunks, with_opacity(colour, share * opacity));
        if (kind == LandKind::none)
            stroke_chunks(frame, *chunks,
                          {.colour = with_opacity(colour, 0.5 * opacity),
                           .least_px = 1.0,
                           .width_factor = 0.0});
    }
}

void TilePainter::Impl::paint_sectors(const TileFrame& frame, double opacity) {
    if (frame.metres_per_px * frame.pixels_per_unit > sectors_below_m) return;
    const SectorLook look{scene->cameras, drawn_sector_reach_m, scene->obstacles,
                          frame.metres_per_px};
    for (const Camera& camera : scene->town->cameras()) {
        // One that is too far away to show here is not made for it.
        if (!frame.extent.grown(drawn_sector_reach_m).contains(camera.at)) continue;
        const CameraSight& sight = sectors.of(camera, scene->town->masks(), look);
        const bool known = scene->obstacles != nullptr;
        for (const CardChunk& seen : known ? sight.seen : sight.fields)
            if (seen.extent.meets(frame.extent))
                draw_shapes.fill(frame, seen.fill, with_opacity(ink.camera, 0.10 * opacity));
        for (const CardChunk& field : sight.fields)
            if (field.extent.meets(frame.extent))
                draw_shapes.stroke(frame, field.lines,
                                   {.colour = with_opacity(ink.camera, 0.25 * opacity),
                                    .least_px = 0.8,
                                    .width_factor = 0.0});
    }
}

/// Of a camera that is not there masks are faint: they act on nothing.
void TilePainter::Impl::paint_masks(const TileFrame& frame, double opacity) {
    const std::vector<PrivacyMask>& all = scene->town->masks();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const CardChunk& chunk = plan->masks[i];
        if (!chunk.extent.meets(frame.extent.grown(4.0 * frame.metres_per_px))) continue;
        const bool acts = all[i].camera_id.empty() || plan->camera_ids.contains(all[i].camera_id);
        const double strength = acts ? opacity : 0.4 * opacity;
        draw_shapes.fill(frame, chunk.fill, with_opacity(ink.camera, 0.12 * strength));
        draw_shapes.hatch(frame, chunk.fill, with_opacity(ink.camera, 0.75 * strength));
        draw_shapes.stroke(frame, chunk.lines,
                           {.colour = with_opacity(ink.camera, strength),
                            .least_px = 1.4,
                            .width_factor = 0.0,
                            .dash_px = acts ? 0.0 : 4.0});
    }
}

void TilePainter::Impl::paint_symbols(const TileFrame& frame, const std::string& layer,
                                      double opacity) {
    const std::vector<SymbolInstance>& instances =
        point_symbols.in(frame, *scene, layer, opacity, ink);
    draw_symbols.draw(frame, {frame.extent.west_m, frame.extent.south_m}, instances);
    symbols += static_cast<long long>(instances.size());
}

void TilePainter::Impl::paint_surface(const TileFrame& frame, const LayerView& layer) {
    for (const SurfaceOnMap& surface : scene->surfaces)
        if (surface.layer == layer.id)
            rasters.draw(frame, surface.state,
                         surface.minus.grid == nullptr ? nullptr : &surface.minus, surface.look,
                         layer.opacity, surface.hatch, draw_raster);
}

/// A light edge and a dark core, or the other way: seen on the darkest and the brightest colours.
void TilePainter::Impl::paint_isolines(const TileFrame& frame, double opacity) {
    if (scene->isolines == nullptr || opacity <= 0.0) return;
    auto known = std::find_if(isoline_cards.begin(), isoline_cards.end(),
                              [this](const IsolinesOnCard& c) { return c.of == scene->isolines; });
    if (known == isoline_cards.end()) {
        if (isoline_cards.size() >= 4) isoline_cards.erase(isoline_cards.begin());
        IsolinesOnCard made{scene->isolines, {}};
        for (const ShapeChunk& chunk : scene->isolines->chunks) made.chunks.emplace_back(chunk);
        isoline_cards.push_back(std::move(made));
        known = isoline_cards.end() - 1;
    }
    const Extent reach = frame.extent.grown(4.0 * frame.pixels_per_unit * frame.metres_per_px);
    for (const auto& [colour, width_px] : {std::pair{ink.halo, 2.4}, std::pair{ink.text, 1.1}})
        for (const CardChunk& chunk : known->chunks)
            if (chunk.extent.meets(reach))
                draw_shapes.stroke(frame, chunk.lines,
                                   {.colour = colour, .least_px = width_px, .width_factor = 0.0});
}

}  // namespace tk
