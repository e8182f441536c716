#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/core/geometry.h"
#include "layers/crs_transform.h"
#include "layers/fetched_features.h"
#include "layers/field_names.h"
#include "layers/local_time.h"
#include "layers/read_context.h"
#include "layers/read_report.h"
#include "layers/source_places.h"
#include "layers/vector_source.h"

/// The rows of one layer with their fields by role: what all readers are made of. Private to
/// layers/.
namespace tk {

/// What a field holds in one row.
enum class ValueState { missing, there, unreadable };

struct NumberValue {
    ValueState state = ValueState::missing;
    double value = 0.0;
};

/// Reads a layer from its first row to its last, and counts into a ReadReport.
class LayerRows {
public:
    /// Opens, recognises fields and CRS, and looks for personal data.
    /// @param report must outlive this
    /// @throws InputError as the readers say
    LayerRows(const LayerRequest& request, const ReadContext& context, LayerKind kind,
              ReadReport& report);
    ~LayerRows();
    LayerRows(const LayerRows&) = delete;
    LayerRows& operator=(const LayerRows&) = delete;

    /// Leaves all other fields unread. Before the first next().
    void read_only(const std::vector<std::string_view>& roles);

    /// A field for something that this kind of layer has no role for. Before the first next().
    /// @throws InputError listing the fields, if there is none of that name
    void add_role(std::string_view role, const std::string& field);

    /// The next row that the filter lets through; false at the end, when all that GDAL had to say
    /// has been added to the notes. @throws Cancelled, InputError if the file breaks off
    bool next();

    std::int64_t row() const { return row_; }  ///< from 1
    /// About how many there are; -1 when unknown.
    std::int64_t expected() const { return expected_rows_; }
    OGRFeature& feature() { return *feature_; }
    const OGRGeometry* geometry() const { return feature_->GetGeometryRef(); }
    RowPlace place() { return row_place(*feature_, places_); }
    /// A row whose place is the centre of a line or an area: how many there were is noted.
    void count_centre() { ++centres_; }
    void tell_centres();
    bool places_in_fields() const { return places_.fields.has_value(); }
    bool geographic() const { return places_.srs && places_.srs->IsGeographic() != 0; }
    bool recognised_lon_lat() const;

    int index(std::string_view role) const;
    bool has(std::string_view role) const { return index(role) >= 0; }
    /// Its text in UTF-8; empty when missing.
    std::string text(std::string_view role) const;
    /// The same, by the index of a field that is there.
    std::string text(int field) const;
    /// The text as the source has it; null when missing or when the field is not text.
    const char* raw_text(int field) const;
    NumberValue number(std::string_view role) const;
    /// A length, feet turned into metres.
    NumberValue metres(std::string_view role) const;
    /// A quantity that cannot be negative: -99 and -9999 mean that it is missing.
    NumberValue quantity(std::string_view role) const;
    NumberValue length(std::string_view role) const;
    std::optional<WrittenTime> time(int field) const;
    bool missing(int field) const;
    /// Of the id field, else the feature id.
    std::string id() const;

    void skip(std::string_view reason) { report_.skip(reason, row_); }
    ReadReport& report() { return report_; }
    const ToMap& to_map() const { return *to_map_; }
    const std::string& source() const { return source_->address().path; }
    std::vector<std::string> field_names() const { return names_; }

private:
    void open(const LayerRequest& request, bool local);
    void recognise(const LayerRequest& request);
    void leave_out_personal_data(const LayerRequest& request);
    void set_filter(const LayerRequest& request);
    void ignore_all_but(const std::vector<bool>& wanted);
    NumberValue read_number(std::string_view role, bool as_length) const;
    bool is_text(int field) const { return text_fields_[static_cast<std::size_t>(field)]; }

    const ReadContext& context_;
    LayerKind kind_;
    ReadReport& report_;
    GdalMessages messages_;
    std::unique_ptr<VectorSource> source_;
    OGRLayer* layer_ = nullptr;
    std::int64_t centres_ = 0;
    SourcePlaces places_;
    std::vector<std::string> names_;
    std::vector<bool> text_fields_;  ///< by field: of type OFTString
    RecognisedFields fields_;
    std::optional<ToMap> to_map_;
    std::unique_ptr<OGRFeatureQuery> filter_;
    bool filtered_by_source_ = false;
    std::unique_ptr<FetchedFeatures> features_;  ///< from the first next() on
    OGRFeature* feature_ = nullptr;              ///< the current row's
    std::int64_t row_ = 0;
    std::int64_t expected_rows_ = -1;
};

/// Says what was assumed of how many rows, in the order in which it first happened.
class Assumptions {
public:
    void add(const std::string& what);
    /// Adds "12 of 40 lights: no height, 6 m is assumed." and so on.
    void tell(ReadReport& report) const;

private:
    std::vector<std::pair<std::string, std::int64_t>> counts_;
};

/// Makes ids unique: of equal ones the first stays, later ones get #2, #3, ...
class UniqueIds {
public:
    std::string take(std::string id);
    void tell(ReadReport& report) const;

private:
    std::unordered_set<std::string> taken_;
    std::int64_t repeated_ = 0;
    std::string first_;
};

/// Whether a field says nothing: unset, null, or a text that stands for no value.
bool is_missing_field(const OGRFeature& row, int field);

/// Its text in UTF-8 without blanks at its ends, as all readers take it; empty when missing.
std::string text_of_field(const OGRFeature& row, int field);

/// Text of a field in UTF-8; what is not UTF-8 is taken as Windows-1252.
std::string utf8_text(const char* text);

/// Takes out the objects whose place could not be projected (NaN), and completes the report.
/// @param row_of the row number of the i-th
template <class Object, class RowOf>
void keep_projected(std::vector<Object>& objects, LayerRows& from, const RowOf& row_of) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (std::isnan(objects[i].at.east_m)) {
            from.report().skip("cannot be projected", row_of(i));
            continue;
        }
        from.report().extent.add(objects[i].at);
        if (kept != i) objects[kept] = std::move(objects[i]);
        ++kept;
    }
    objects.erase(objects.begin() + static_cast<std::ptrdiff_t>(kept), objects.end());
    from.report().used = static_cast<std::int64_t>(objects.size());
}

/// Projects the places of point objects, takes out those that cannot be shown, and completes the
/// report. `rows` are the objects' row numbers.
template <class Object>
void project_all(std::vector<Object>& objects, const std::vector<std::int64_t>& rows,
                 LayerRows& from) {
    if (!from.to_map().identity()) {
        std::vector<MapPoint> points;
        points.reserve(objects.size());
        for (const Object& object : objects) points.push_back(object.at);
        from.to_map().transform(points);
        for (std::size_t i = 0; i < objects.size(); ++i) objects[i].at = points[i];
    }
    keep_projected(objects, from, [&](std::size_t i) { return rows[i]; });
}

/// A point layer's place of the current row, in the source's CRS; none once the row is skipped.
std::optional<MapPoint> usable_place(LayerRows& rows, bool local);

/// The row's polygons on the map; empty once the row is skipped. `repaired` counts.
MultiPolygon usable_polygons(LayerRows& rows, std::int64_t& repaired);

}  // namespace tk
