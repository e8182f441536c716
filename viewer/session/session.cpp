#include "viewer/session/session.h"

namespace tk {

const Plan* Document::plan(std::string_view name) const {
    for (const Plan& one : plans)
        if (one.name == name) return &one;
    return nullptr;
}

const Plan* Session::plan(std::string_view name) const {
    return document == nullptr ? nullptr : document->plan(name);
}

}  // namespace tk
