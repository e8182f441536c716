#include "engine/scenario/apply.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/core/input_error.h"
#include "engine/scenario/kind_name.h"

namespace tk {
namespace {

/// Where the edit that is being made comes from, for messages.
struct EditNumber {
    const std::string& scenario;
    int number = 0;

    [[noreturn]] void refuse(const std::string& problem, const std::string& remedy) const {
        throw InputError("scenario '" + scenario + "'",
                         "edit " + std::to_string(number) + " " + problem, remedy);
    }
};

/// One list of a town under edits. Copied at the first of them; finding an object by its id takes
/// constant time, and what is removed leaves a gap until the list is taken.
template <class Object>
class EditedList {
public:
    explicit EditedList(const std::vector<Object>& today) : today_(today) {}

    void make(const Added<Object>& edit, const EditNumber& from) {
        begin();
        const std::string& id = edit.object.id;
        if (!places_.emplace(id, slots_.size()).second)
            from.refuse("adds the " + named(id) + ", which is there already",
                        "give the new " + kind() + " an id of its own, or let the edit change it");
        slots_.emplace_back(edit.object);
    }
    void make(const Changed<Object>& edit, const EditNumber& from) {
        begin();
        slots_[place_of(edit.object.id, "changes", from)] = edit.object;
    }
    void make(const Removed<Object>& edit, const EditNumber& from) {
        begin();
        slots_[place_of(edit.id, "removes", from)].reset();
        places_.erase(edit.id);
    }

    /// Null when no edit concerned the list.
    std::shared_ptr<const std::vector<Object>> take() {
        if (!begun_) return nullptr;
        std::vector<Object> objects;
        objects.reserve(slots_.size());
        for (std::optional<Object>& slot : slots_)
            if (slot) objects.push_back(std::move(*slot));
        return std::make_shared<const std::vector<Object>>(std::move(objects));
    }

private:
    static std::string kind() { return kind_name<Object>; }
    static std::string named(const std::string& id) { return kind() + " '" + id + "'"; }

    void begin() {
        if (begun_) return;
        begun_ = true;
        slots_.assign(today_.begin(), today_.end());
        places_.reserve(slots_.size());
        for (std::size_t i = 0; i < today_.size(); ++i) places_.emplace(today_[i].id, i);
    }
    std::size_t place_of(const std::string& id, const char* does, const EditNumber& from) const {
        const auto found = places_.find(id);
        if (found == places_.end())
            from.refuse(std::string(does) + " the " + named(id) + ", which is not there",
                        "use the id of one of the " + kind() + "s there are, or add it");
        return found->second;
    }

    const std::vector<Object>& today_;
    bool begun_ = false;
    std::vector<std::optional<Object>> slots_;
    std::unordered_map<std::string, std::size_t> places_;
};

/// All lists that a scenario can edit; a call for an edit goes to the list of its kind.
struct EditedLists {
    explicit EditedLists(const Town& today)
        : lights(today.lights()),
          cameras(today.cameras()),
          buildings(today.buildings()),
          developments(today.developments()),
          streets(today.streets()),
          trees(today.trees()),
          masks(today.masks()) {}

    EditedList<StreetLight>& list_of(const StreetLight*) { return lights; }
    EditedList<Camera>& list_of(const Camera*) { return cameras; }
    EditedList<Building>& list_of(const Building*) { return buildings; }
    EditedList<Development>& list_of(const Development*) { return developments; }
    EditedList<Street>& list_of(const Street*) { return streets; }
    EditedList<Tree>& list_of(const Tree*) { return trees; }
    EditedList<PrivacyMask>& list_of(const PrivacyMask*) { return masks; }

    template <template <class> class EditOf, class Object>
    void make(const EditOf<Object>& edit, const EditNumber& from) {
        list_of(static_cast<const Object*>(nullptr)).make(edit, from);
    }

    EditedList<StreetLight> lights;
    EditedList<Camera> cameras;
    EditedList<Building> buildings;
    EditedList<Development> developments;
    EditedList<Street> streets;
    EditedList<Tree> trees;
    EditedList<PrivacyMask> masks;
};

}  // namespace

std::shared_ptr<const Town> apply(const Town& today, const Scenario& scenario) {
    EditedLists lists(today);
    EditNumber from{scenario.name, 0};
    for (const Edit& edit : scenario.edits) {
        ++from.number;
        std::visit([&](const auto& change) { lists.make(change, from); }, edit);
    }
    return today.with({lists.lights.take(), lists.cameras.take(), lists.buildings.take(),
                       lists.developments.take(), lists.streets.take(), lists.trees.take(),
                       lists.masks.take()});
}

}  // namespace tk
