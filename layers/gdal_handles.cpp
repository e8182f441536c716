#include "layers/gdal_handles.h"

#include <algorithm>
#include <mutex>

namespace tk {

void ensure_gdal() {
    static std::once_flag once;
    std::call_once(once, [] { GDALAllRegister(); });
}

GdalMessages::GdalMessages() {
    CPLPushErrorHandlerEx(&GdalMessages::take, this);
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

std::string GdalMessages::last() const {
    if (!said_.last_error.empty()) return said_.last_error;
    return said_.texts.empty() ? std::string{} : said_.texts.back();
}

void GdalMessages::clear() {
    said_ = {};
}

void GdalMessages::add(const Said& said) {
    for (const std::string& line : said.texts) add_text(line);
    if (!said.any_error) return;
    said_.any_error = true;
    said_.last_error = said.last_error;
}

void GdalMessages::add_text(const std::string& line) {
    constexpr std::size_t most = 10;
    if (said_.texts.size() < most &&
        std::find(said_.texts.begin(), said_.texts.end(), line) == said_.texts.end())
        said_.texts.push_back(line);
}

void CPL_STDCALL GdalMessages::take(CPLErr level, CPLErrorNum, const char* text) {
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (self == nullptr || level == CE_None || level == CE_Debug) return;
    // Some of GDAL's messages have several lines; ours are one.
    std::string line = text == nullptr ? "" : text;
    std::replace(line.begin(), line.end(), '\n', ' ');
    while (!line.empty() && (line.back() == ' ' || line.back() == '.')) line.pop_back();
    if (level >= CE_Failure) {
        self->said_.any_error = true;
        self->said_.last_error = line;
    }
    self->add_text(line);
}

}  // namespace tk
