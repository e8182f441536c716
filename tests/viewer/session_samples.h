#pragma once

#include <memory>
#include <string>
#include <utility>

#include "viewer/session/apply_command.h"
#include "viewer/session/session.h"

/// Small sessions for the tests of session/.
namespace tk::test {

inline std::shared_ptr<const LoadedStudy> loaded_with(std::shared_ptr<const Town> town) {
    auto loaded = std::make_shared<LoadedStudy>(
        LoadedStudy{.context = ReadContext{.crs = ProjectedCrs::local()}});
    loaded->town = std::move(town);
    return loaded;
}

/// With the plan "P", which is saved.
inline Session session_with(TownParts parts) {
    Session session;
    session.study = std::make_shared<const Study>();
    session.loaded = loaded_with(build_town(std::move(parts)));
    auto document = std::make_shared<Document>();
    document->plans.push_back({"P", {}, {}});
    session.document = document;
    session.saved = session.document;
    return session;
}

inline StreetLight lamp_at(std::string id, MapPoint at) {
    StreetLight lamp;
    lamp.id = std::move(id);
    lamp.at = at;
    lamp.luminous_flux_lm = 4200.0;
    return lamp;
}

/// One lamp "L-204" and one camera "K-12" that looks east.
inline Session small_session() {
    TownParts parts;
    parts.lights.push_back(lamp_at("L-204", {1000.0, 2000.0}));
    Camera camera;
    camera.id = "K-12";
    camera.at = {1010.0, 2010.0};
    camera.bearing_deg = 55.0;
    parts.cameras.push_back(camera);
    return session_with(std::move(parts));
}

inline std::string put(Session& session, Edit edit) {
    return tk::apply(session, DocumentCommand{PutEdit{"P", std::move(edit)}});
}

}  // namespace tk::test
