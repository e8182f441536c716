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
    if (!last_error_.empty()) return last_error_;
    return texts_.empty() ? std::string{} : texts_.back();
}

void GdalMessages::clear() {
    texts_.clear();
    last_error_.clear();
    any_error_ = false;
}

void CPL_STDCALL GdalMessages::take(CPLErr level, CPLErrorNum, const char* text) {
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (self == nullptr || level == CE_None || level == CE_Debug) return;
    // Some of GDAL's messages have several lines; ours are one.
    std::string line = text == nullptr ? "" : text;
    std::replace(line.begin(), line.end(), '\n', ' ');
    while (!line.empty() && (line.back() == ' ' || line.back() == '.')) line.pop_back();
    if (level >= CE_Failure) {
        self->any_error_ = true;
        self->last_error_ = line;
    }
    constexpr std::size_t most = 10;
    if (self->texts_.size() < most &&
        std::find(self->texts_.begin(), self->texts_.end(), line) == self->texts_.end())
        self->texts_.push_back(line);
}

}  // namespace tk
