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

SurveillanceOptions surveillance_options(const Session& session) {
    if (session.loaded != nullptr && session.loaded->parameters.sightlines)
        return session.loaded->parameters.sightlines->options;
    SurveillanceOptions options;
    if (session.study == nullptr || !session.study->sightlines) return options;
    // Nobody watches today; a plan may build.
    const SightlinesAnalysis& asked = *session.study->sightlines;
    if (asked.observers == "windows") options.observers = Observers::windows;
    if (asked.observers == "entrances") options.observers = Observers::entrances;
    if (asked.time_of_day == "night") options.facade.hours = WatchHours::night;
    options.sightlines.reach_m = asked.reach_m;
    options.sightlines.eye_height_m = asked.eye_height_m;
    return options;
}

std::string incident_timezone(const Session& session) {
    if (session.study == nullptr) return LayerRequest().timezone;
    const auto incidents = session.study->layers.find("incidents");
    return incidents == session.study->layers.end() ? LayerRequest().timezone
                                                    : incidents->second.timezone;
}

}  // namespace tk
