#include "engine/scenario/edited_objects.h"

#include <bitset>
#include <map>
#include <string_view>
#include <type_traits>

namespace tk {
namespace {

template <class Object>
const std::string& id_in(const Added<Object>& edit) {
    return edit.object.id;
}
template <class Object>
const std::string& id_in(const Changed<Object>& edit) {
    return edit.object.id;
}
template <class Object>
const std::string& id_in(const Removed<Object>& edit) {
    return edit.id;
}

template <template <class> class EditOf, class Object>
std::type_identity<Object> object_type(const EditOf<Object>&);

/// The objects of one kind that edits name.
template <class Object>
class NamedObjects {
public:
    explicit NamedObjects(std::span<const Edit> edits) {
        for (const Edit& edit : edits)
            std::visit(
                [this](const auto& change) {
                    using Kind = typename decltype(object_type(change))::type;
                    if constexpr (std::is_same_v<Kind, Object>) name(id_in(change));
                },
                edit);
    }

    std::vector<Twofold<Object>> in(const std::vector<Object>& before,
                                    const std::vector<Object>& after) {
        if (named_.empty()) return {};
        look_through(before, &Twofold<Object>::before);
        look_through(after, &Twofold<Object>::after);
        std::vector<Twofold<Object>> found;
        for (const auto& [id, object] : named_)
            if (object.before != nullptr || object.after != nullptr) found.push_back(object);
        return found;
    }

private:
    /// Spares most of a hundred thousand objects the look-up.
    static std::size_t trait_of(std::string_view id) {
        return id.empty() ? 0 : (id.size() * 37 + static_cast<unsigned char>(id.back())) % 256;
    }
    void name(std::string_view id) {
        named_.emplace(id, Twofold<Object>{});
        traits_.set(trait_of(id));
    }
    void look_through(const std::vector<Object>& objects, const Object* Twofold<Object>::*side) {
        for (const Object& object : objects) {
            if (!traits_.test(trait_of(object.id))) continue;
            if (const auto found = named_.find(object.id); found != named_.end())
                found->second.*side = &object;
        }
    }

    std::map<std::string_view, Twofold<Object>> named_;
    std::bitset<256> traits_;
};

}  // namespace

const std::string& id_of(const Edit& edit) {
    return std::visit([](const auto& change) -> const std::string& { return id_in(change); }, edit);
}

EditedObjects edited_objects(const Town& before, const Town& after, std::span<const Edit> edits) {
    return {NamedObjects<StreetLight>(edits).in(before.lights(), after.lights()),
            NamedObjects<Camera>(edits).in(before.cameras(), after.cameras()),
            NamedObjects<Building>(edits).in(before.buildings(), after.buildings()),
            NamedObjects<Development>(edits).in(before.developments(), after.developments()),
            NamedObjects<Tree>(edits).in(before.trees(), after.trees()),
            NamedObjects<PrivacyMask>(edits).in(before.masks(), after.masks())};
}

}  // namespace tk
