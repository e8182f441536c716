#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace tk {

/// Which objects of a plan are not in today's list as they are: added, or changed. Refers to
/// today's list.
template <class Object>
class NewInPlan {
public:
    /// @param today null: nothing is told apart
    NewInPlan(const std::vector<Object>& now, const std::vector<Object>* today) {
        // A list that no edit concerns is the same object.
        if (today == nullptr || today == &now) return;
        compares_ = true;
        for (const Object& object : *today) today_.emplace(object.id, &object);
    }

    bool holds(const Object& object) const {
        if (!compares_) return false;
        const auto found = today_.find(object.id);
        return found == today_.end() || !(*found->second == object);
    }

private:
    bool compares_ = false;
    std::unordered_map<std::string, const Object*> today_;
};

}  // namespace tk
