#include "engine/scenario/apply.h"

#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/core/input_error.h"
#include "engine/scenario/kind_name.h"
#include "engine/town/town_checks.h"

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

void check_edited(const StreetLight& light) {
    check_lights({&light, 1});
}
void check_edited(const Camera& camera) {
    check_cameras({&camera, 1});
}
void check_edited(const Building& building) {
    check_buildings({&building, 1});
}
void check_edited(const Development& development) {
    check_developments({&development, 1});
}
void check_edited(const Street& street) {
    check_streets({&street, 1});
}
void check_edited(const Tree& tree) {
    check_trees({&tree, 1});
}
void check_edited(const PrivacyMask& mask) {
    check_masks({&mask, 1});
}

/// One list of a town under edits. Only the objects that edits name are looked for and looked at:
/// a list of a hundred thousand is read once, and copied once.
template <class Object>
class EditedList {
public:
    explicit EditedList(const std::vector<Object>& today) : today_(today) {}

    /// Before anything is made: an edit that will be.
    void expect(const std::string& id) { places_.emplace(id, not_there); }
    void find_expected() {
        if (places_.empty()) return;
        for (std::size_t i = 0; i < today_.size(); ++i)
            if (const auto found = places_.find(today_[i].id); found != places_.end())
                found->second = i;
    }

    void make(const Added<Object>& edit, const EditNumber& from) {
        check_edited(edit.object);
        const std::string& id = edit.object.id;
        std::size_t& place = places_.at(id);
        if (place != not_there)
            from.refuse("adds the " + named(id) + ", which is there already",
                        "give the new " + kind() + " an id of its own, or let the edit change it");
        place = today_.size() + added_.size();
        added_.push_back(&edit.object);
    }
    void make(const Changed<Object>& edit, const EditNumber& from) {
        check_edited(edit.object);
        state_at(place_of(edit.object.id, "changes", from)) = &edit.object;
    }
    void make(const Removed<Object>& edit, const EditNumber& from) {
        state_at(place_of(edit.id, "removes", from)) = nullptr;
        places_.at(edit.id) = not_there;
    }

    /// Null when no edit concerned the list.
    std::shared_ptr<const std::vector<Object>> take() const {
        if (places_.empty()) return nullptr;
        std::vector<Object> objects;
        objects.reserve(today_.size() + added_.size());
        std::size_t copied = 0;
        const auto copy_up_to = [&](std::size_t end) {
            objects.insert(objects.end(), today_.begin() + static_cast<std::ptrdiff_t>(copied),
                           today_.begin() + static_cast<std::ptrdiff_t>(end));
        };
        for (const auto& [place, state] : edited_) {
            copy_up_to(place);
            if (state != nullptr) objects.push_back(*state);
            copied = place + 1;
        }
        copy_up_to(today_.size());
        for (const Object* object : added_)
            if (object != nullptr) objects.push_back(*object);
        return std::make_shared<const std::vector<Object>>(std::move(objects));
    }

private:
    static constexpr std::size_t not_there = std::numeric_limits<std::size_t>::max();

    static std::string kind() { return kind_name<Object>; }
    static std::string named(const std::string& id) { return kind() + " '" + id + "'"; }

    const Object*& state_at(std::size_t place) {
        return place < today_.size() ? edited_[place] : added_[place - today_.size()];
    }
    std::size_t place_of(const std::string& id, const char* does, const EditNumber& from) const {
        const std::size_t place = places_.at(id);
        if (place == not_there)
            from.refuse(std::string(does) + " the " + named(id) + ", which is not there",
                        "use the id of one of the " + kind() + "s there are, or add it");
        return place;
    }

    const std::vector<Object>& today_;
    /// Of every id that an edit names: the place in today's list, or behind it among the added.
    std::unordered_map<std::string_view, std::size_t> places_;
    std::map<std::size_t, const Object*> edited_;  ///< by place; null: removed
    std::vector<const Object*> added_;             ///< null: removed again
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
    template <class Object>
    void expect(const Added<Object>& edit) {
        list_of(&edit.object).expect(edit.object.id);
    }
    template <class Object>
    void expect(const Changed<Object>& edit) {
        list_of(&edit.object).expect(edit.object.id);
    }
    template <class Object>
    void expect(const Removed<Object>& edit) {
        list_of(static_cast<const Object*>(nullptr)).expect(edit.id);
    }
    void find_expected() {
        lights.find_expected();
        cameras.find_expected();
        buildings.find_expected();
        developments.find_expected();
        streets.find_expected();
        trees.find_expected();
        masks.find_expected();
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
    for (const Edit& edit : scenario.edits)
        std::visit([&](const auto& change) { lists.expect(change); }, edit);
    lists.find_expected();
    EditNumber from{scenario.name, 0};
    for (const Edit& edit : scenario.edits) {
        ++from.number;
        std::visit([&](const auto& change) { lists.make(change, from); }, edit);
    }
    return today.with_checked({lists.lights.take(), lists.cameras.take(), lists.buildings.take(),
                               lists.developments.take(), lists.streets.take(), lists.trees.take(),
                               lists.masks.take()});
}

}  // namespace tk
