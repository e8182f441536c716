#pragma once

#include <gdal_priv.h>
#include <ogr_feature.h>
#include <ogr_geometry.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

/// What GDAL lends, owned. Private to layers/: no public header includes this one.
namespace tk {

/// Registers GDAL's drivers, once. Every door of layers/ to GDAL calls it first.
void ensure_gdal();

struct ReleaseSrs {
    void operator()(OGRSpatialReference* srs) const { srs->Release(); }
};
using SrsPtr = std::unique_ptr<OGRSpatialReference, ReleaseSrs>;

struct DestroyTransformation {
    void operator()(OGRCoordinateTransformation* t) const {
        OGRCoordinateTransformation::DestroyCT(t);
    }
};
using TransformationPtr = std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation>;

/// A text field's content without GDAL's checks, which cost as much as parsing it does; null where
/// it is not set. The field must be of type OFTString.
inline const char* text_of(const OGRFeature& feature, int field) {
    const OGRField* raw = feature.GetRawFieldRef(field);
    return OGR_RawField_IsUnset(raw) != 0 || OGR_RawField_IsNull(raw) != 0 ? nullptr : raw->String;
}

/// A list of strings such as GDAL takes for options.
using OptionList = CPLStringList;

/// While it lives, what GDAL has to say on this thread comes here instead of to standard error.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    /// What was said until now.
    struct Said {
        std::vector<std::string> texts;
        std::string last_error;
        bool any_error = false;
    };
    const Said& said() const { return said_; }
    /// As if it had been said here: what another thread heard.
    void add(const Said& said);

    /// Warnings and errors, each text once, at most ten.
    const std::vector<std::string>& texts() const { return said_.texts; }
    /// The last error; of warnings only, the last of them; empty for none.
    std::string last() const;
    bool any_error() const { return said_.any_error; }
    void clear();

private:
    static void CPL_STDCALL take(CPLErr level, CPLErrorNum number, const char* text);

    void add_text(const std::string& line);

    Said said_;
};

}  // namespace tk
