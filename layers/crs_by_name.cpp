#include "layers/crs_by_name.h"

#include <ogr_srs_api.h>

#include <memory>

namespace tk {

namespace {

constexpr std::size_t most_candidates = 4;

/// Letters and digits only, in lower case.
std::string bare(const std::string& name) {
    std::string text;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            text += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            text += c;
    }
    return text;
}

struct DropCrsList {
    void operator()(OSRCRSInfo** list) const { OSRDestroyCRSInfoList(list); }
};

}  // namespace

NamedCrs crs_by_name(const std::string& name) {
    NamedCrs result;
    const std::string wanted = bare(name);
    if (wanted.size() < 3) return result;
    int count = 0;
    const std::unique_ptr<OSRCRSInfo*, DropCrsList> all(
        OSRGetCRSInfoListFromDatabase("EPSG", nullptr, &count));
    std::vector<int> exact;
    std::vector<std::string> near;
    for (int i = 0; i < count; ++i) {
        const OSRCRSInfo& crs = *all.get()[i];
        if (crs.eType != OSR_CRS_TYPE_PROJECTED || crs.bDeprecated != 0) continue;
        const std::string known = bare(crs.pszName);
        const std::string label = std::string(crs.pszName) + " (EPSG:" + crs.pszCode + ")";
        if (known == wanted) {
            exact.push_back(std::stoi(crs.pszCode));
            result.candidates.push_back(label);
        } else if (known.find(wanted) != std::string::npos && near.size() < most_candidates) {
            near.push_back(label);
        }
    }
    if (exact.size() == 1) {
        result.epsg_code = exact.front();
        result.candidates.clear();
    } else if (exact.empty()) {
        result.candidates = near;
    }
    return result;
}

}  // namespace tk
