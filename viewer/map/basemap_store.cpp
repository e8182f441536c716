#include "viewer/map/basemap_store.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

#include "layers/read_basemap_layers.h"

namespace tk {
namespace {

/// Pictures that are so much finer than what is drawn are too many to stand in for it.
constexpr double finest_stand_in = 4.5;

/// Without the edge, which neighbours share.
Extent without_edge(const Extent& e) {
    return e.grown(-0.001 * (e.east_m - e.west_m));
}

/// Null where the source holds no vectors either.
std::shared_ptr<const BasemapShapes> shapes_of_basemap(const LayerRequest& request,
                                                       const ProjectedCrs& crs) {
    try {
        auto made = std::make_shared<BasemapShapes>();
        TownParts parts;
        parts.features = read_basemap_layers(request, ReadContext{.crs = crs});
        for (const FeatureSet& set : parts.features) made->names.push_back(set.name);
        made->shapes = city_shapes(*build_town(std::move(parts)));
        return made;
    } catch (const std::exception&) {
        return nullptr;  // what was wrong with it as a picture is told
    }
}

/// Everywhere: a map of vectors comes as a whole.
Extent whole_map() {
    constexpr double far = 1e9;
    return {-far, -far, far, far};
}

}  // namespace

BasemapStore::BasemapStore(std::function<void()> woken) : woken_(std::move(woken)) {}

void BasemapStore::follow(const std::shared_ptr<const Study>& study, const ProjectedCrs& crs) {
    if (study == study_) return;
    // Saving makes another study of it, with the same maps.
    const bool same_maps = study != nullptr && study_ != nullptr && crs_ != nullptr &&
                           study->basemaps == study_->basemaps && crs_->wkt() == crs.wkt();
    if (same_maps) {
        study_ = study;
        return;
    }
    close();
    study_ = study;
    if (study == nullptr) return;
    crs_ = std::make_unique<ProjectedCrs>(crs);
    for (const LayerRequest& request : study->basemaps) {
        Map map;
        map.request = request;
        maps_.push_back(std::move(map));
    }
}

void BasemapStore::close() {
    maps_.clear();
    study_ = nullptr;
    asked_ = false;
}

void BasemapStore::draw(const TileFrame& frame, double opacity, const DrawMapShapes& draw_shapes) {
    if (draw_picture_ == nullptr) draw_picture_ = std::make_unique<DrawPicture>();
    for (Map& map : maps_) {
        if (map.shapes != nullptr) {
            draw_shapes(*map.shapes);
            continue;
        }
        if (map.tiles == nullptr) {
            map.tiles = std::make_unique<BasemapTiles>(woken_);
            map.tiles->open(map.request, *crs_);
        }
        draw_map(map, frame, opacity);
    }
}

void BasemapStore::draw_map(Map& map, const TileFrame& frame, double opacity) {
    ++clock_;
    // Also for a part of it the whole tile is asked for: else each edit would fetch its own.
    const int width = frame.tile_px, height = frame.tile_px;
    auto here = std::find_if(map.pictures.begin(), map.pictures.end(), [&](const Kept& kept) {
        return kept.picture.extent == frame.tile && kept.picture.width == width &&
               kept.picture.height == height;
    });
    if (here == map.pictures.end()) {
        if (const auto part = map.tiles->part(frame.tile, width, height); part != nullptr) {
            map.pictures.push_back({PictureOnCard(*part), clock_});
            here = std::prev(map.pictures.end());
        }
    }
    if (here != map.pictures.end()) {
        here->last_drawn = clock_;
        draw_picture_->draw(frame, here->picture, opacity);
        return;
    }
    asked_ = true;
    std::vector<const PictureOnCard*> stand_ins;
    const Extent seen = without_edge(frame.extent);
    for (const Kept& kept : map.pictures)
        if (kept.picture.extent.meets(seen) &&
            kept.picture.metres_per_px() * finest_stand_in > frame.metres_per_px)
            stand_ins.push_back(&kept.picture);
    // The finest on top.
    std::stable_sort(stand_ins.begin(), stand_ins.end(), [](const auto* a, const auto* b) {
        return a->metres_per_px() > b->metres_per_px();
    });
    for (const PictureOnCard* picture : stand_ins) draw_picture_->draw(frame, *picture, opacity);
}

std::vector<Extent> BasemapStore::take_news() {
    asked_ = false;
    std::vector<Extent> news;
    for (Map& map : maps_) {
        if (take_shapes(map)) news.push_back(whole_map());
        if (map.tiles != nullptr)
            for (const Extent& extent : map.tiles->take_news())
                news.push_back(without_edge(extent));
    }
    return news;
}

void BasemapStore::read_shapes(Map& map) const {
    map.tried_shapes = true;
    map.reading = std::make_unique<BackgroundJob<std::shared_ptr<const BasemapShapes>>>(woken_);
    map.reading->start(
        [request = map.request, crs = *crs_] { return shapes_of_basemap(request, crs); });
}

bool BasemapStore::take_shapes(Map& map) {
    if (map.reading == nullptr) return false;
    auto read = map.reading->take();
    if (!read) return false;
    map.reading = nullptr;
    map.shapes = std::move(*read);
    if (map.shapes != nullptr) map.held_errors.clear();
    return map.shapes != nullptr;
}

std::vector<std::string> BasemapStore::take_errors() {
    std::vector<std::string> errors;
    for (Map& map : maps_) {
        if (map.tiles == nullptr) continue;
        for (std::string& error : map.tiles->take_errors())
            map.held_errors.push_back(std::move(error));
        if (map.held_errors.empty() || map.shapes != nullptr) continue;
        if (!map.tried_shapes && map.pictures.empty()) read_shapes(map);
        if (map.reading != nullptr) continue;
        for (std::string& error : map.held_errors) errors.push_back(std::move(error));
        map.held_errors.clear();
    }
    return errors;
}

std::string BasemapStore::attribution() const {
    std::vector<std::string> all;
    for (const Map& map : maps_) {
        if (map.tiles == nullptr) continue;
        std::string words = map.tiles->attribution();
        if (!words.empty() && std::find(all.begin(), all.end(), words) == all.end())
            all.push_back(std::move(words));
    }
    std::string line;
    for (const std::string& words : all) line += (line.empty() ? "" : " · ") + words;
    return line;
}

bool BasemapStore::waiting() const {
    return asked_ || std::any_of(maps_.begin(), maps_.end(), [](const Map& map) {
               return map.reading != nullptr || (map.tiles != nullptr && map.tiles->busy());
           });
}

void BasemapStore::trim(std::size_t most_bytes) {
    for (Map& map : maps_) {
        std::size_t bytes = 0;
        for (const Kept& kept : map.pictures) bytes += kept.picture.bytes();
        while (bytes > most_bytes && !map.pictures.empty()) {
            const auto oldest = std::min_element(
                map.pictures.begin(), map.pictures.end(),
                [](const Kept& a, const Kept& b) { return a.last_drawn < b.last_drawn; });
            bytes -= oldest->picture.bytes();
            map.pictures.erase(oldest);
        }
    }
}

}  // namespace tk
