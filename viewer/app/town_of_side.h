#pragma once

#include <map>
#include <memory>
#include <string>

#include "viewer/session/session.h"

namespace tk {

/// The towns of plans as they are drawn, kept while nothing changes.
class TownsOfPlans {
public:
    /// Today's for an empty or unknown name, or while the plan does not fit today.
    std::shared_ptr<const Town> of(const Session& session, const std::string& plan);
    void forget();

private:
    struct Known {
        std::shared_ptr<const Document> document;
        std::shared_ptr<const Town> town;
    };
    std::map<std::string, Known> known_;
    std::shared_ptr<const Town> today_;
};

}  // namespace tk
