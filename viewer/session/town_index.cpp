#include "viewer/session/town_index.h"

#include <utility>
#include <vector>

#include "viewer/session/layer_id.h"

namespace tk {
namespace {

constexpr std::array<std::string_view, 8> indexed_layers{
    layer_id::lights,  layer_id::cameras, layer_id::buildings,    layer_id::developments,
    layer_id::streets, layer_id::trees,   layer_id::observations, layer_id::masks};

template <class Object>
void index_objects(const std::vector<Object>& objects,
                   std::unordered_map<std::string_view, std::uint32_t>& into) {
    into.reserve(objects.size());
    for (std::size_t i = 0; i < objects.size(); ++i)
        into.emplace(objects[i].id, static_cast<std::uint32_t>(i));
}

}  // namespace

TownIndex::TownIndex(std::shared_ptr<const Town> town) : town_(std::move(town)) {
    index_objects(town_->lights(), places_[0]);
    index_objects(town_->cameras(), places_[1]);
    index_objects(town_->buildings(), places_[2]);
    index_objects(town_->developments(), places_[3]);
    index_objects(town_->streets(), places_[4]);
    index_objects(town_->trees(), places_[5]);
    index_objects(town_->observations(), places_[6]);
    index_objects(town_->masks(), places_[7]);
}

const TownIndex::Places* TownIndex::places_of(std::string_view layer) const {
    for (std::size_t i = 0; i < indexed_layers.size(); ++i)
        if (indexed_layers[i] == layer) return &places_[i];
    return nullptr;
}

std::optional<std::size_t> TownIndex::find(std::string_view layer, std::string_view id) const {
    const Places* places = places_of(layer);
    if (places == nullptr) return std::nullopt;
    const auto found = places->find(id);
    if (found == places->end()) return std::nullopt;
    return found->second;
}

const TownIndex* today_index(Session& session) {
    if (session.loaded == nullptr || session.loaded->town == nullptr) return nullptr;
    if (session.today_index == nullptr ||
        &session.today_index->town() != session.loaded->town.get())
        session.today_index = std::make_shared<const TownIndex>(session.loaded->town);
    return session.today_index.get();
}

}  // namespace tk
