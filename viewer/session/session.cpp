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

CameraCoverageOptions camera_options(const Session& session) {
    if (session.loaded == nullptr || !session.loaded->parameters.cameras) return {};
    return session.loaded->parameters.cameras->options;
}

std::string incident_timezone(const Session& session) {
    if (session.study == nullptr) return LayerRequest().timezone;
    const auto incidents = session.study->layers.find("incidents");
    return incidents == session.study->layers.end() ? LayerRequest().timezone
                                                    : incidents->second.timezone;
}

}  // namespace tk
