#include "layers/layer_rows.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/input_error.h"
#include "layers/geometry_from_gdal.h"
#include "layers/personal_columns.h"
#include "layers/written_number.h"

namespace tk {

namespace {

/// Sources whose filters are their own SQL: they filter faster and by their own rules.
bool filters_itself(const std::string& driver) {
    static constexpr std::array<std::string_view, 8> known{
        "GPKG", "SQLite", "PostgreSQL", "MySQL", "MSSQLSpatial", "OCI", "WFS", "OAPIF"};
    return std::find(known.begin(), known.end(), driver) != known.end();
}

}  // namespace

LayerRows::LayerRows(const LayerRequest& asked, const ReadContext& context, LayerKind kind,
                     ReadReport& report)
    : context_(context), kind_(kind), report_(report) {
    const LayerRequest request = with_address_apart(asked);
    open(request, context.crs.is_local());
    recognise(request);
    leave_out_personal_data(request);
    for (const auto& [role, field] : fields_)
        report_.fields[role] = names_[static_cast<std::size_t>(field)];
    set_filter(request);
    std::vector<std::string_view> all;
    for (const auto& entry : fields_) all.push_back(entry.first);
    read_only(all);
    layer_->ResetReading();
    // Counting a CSV would read it twice.
    expected_rows_ = source_->estimated_rows();
    if (layer_->TestCapability(OLCFastFeatureCount) != 0)
        expected_rows_ = static_cast<std::int64_t>(layer_->GetFeatureCount(FALSE));
}

LayerRows::~LayerRows() = default;

void LayerRows::open(const LayerRequest& request, bool local) {
    source_ = std::make_unique<VectorSource>(request);
    layer_ = &source_->layer();
    if (!request.where.empty() && source_->driver() == "CSV") {
        OGRFeatureQuery trial;
        if (trial.Compile(layer_, request.where.c_str()) != OGRERR_NONE) {
            source_ = std::make_unique<VectorSource>(request, ColumnTypes::guessed);
            layer_ = &source_->layer();
        }
        messages_.clear();
    }
    names_ = field_names_of(*layer_);
    for (int field = 0; field < static_cast<int>(names_.size()); ++field)
        text_fields_.push_back(layer_->GetLayerDefn()->GetFieldDefn(field)->GetType() == OFTString);
    report_.source = source();
    report_.layer = layer_->GetName();
    report_.role = role_name(kind_);
    report_.driver = source_->driver();
    places_ = find_places(*layer_, request, source(), local);
    if (places_.table)
        throw InputError(
            source(),
            "its rows have no place: neither geometry nor two coordinate "
            "fields that are recognised",
            names_.empty() ? "choose another source"
                           : "name the fields with --x and --y; its fields are: " + listed(names_));
    if (!local && !places_.srs && !context_.usual_input_crs.empty()) {
        places_.srs = identified(*parse_srs(context_.usual_input_crs, "--input-crs"));
        if (places_.srs) places_.label = crs_label(*places_.srs);
    }
    if (!local) refuse_unknown_crs(places_, source());
    report_.crs = places_.label;
    if (!places_.note.empty()) report_.notes.push_back(places_.note);
    to_map_.emplace(places_.srs.get(), context_.crs, source());
}

void LayerRows::recognise(const LayerRequest& request) {
    fields_ = recognise_fields(kind_, names_, request.fields, source());
    if (!places_.fields) return;
    // Named, not bound: Clang 14 lets no lambda capture a structured binding.
    const int x = places_.fields->x;
    const int y = places_.fields->y;
    // A coordinate is nothing else as well ("n" for a number, "e" for a name).
    std::erase_if(fields_, [&](const auto& entry) {
        return (entry.second == x || entry.second == y) && !request.fields.contains(entry.first);
    });
    fields_["x"] = x;
    fields_["y"] = y;
}

void LayerRows::leave_out_personal_data(const LayerRequest& request) {
    const std::vector<bool> personal = personal_columns(*layer_, names_, kind_);
    for (std::size_t f = 0; f < names_.size(); ++f) {
        const int field = static_cast<int>(f);
        const bool named =
            std::any_of(request.fields.begin(), request.fields.end(), [&](const auto& entry) {
                const auto known = fields_.find(entry.first);
                return known != fields_.end() && known->second == field;
            });
        const bool a_place =
            places_.fields && (places_.fields->x == field || places_.fields->y == field);
        if (named || a_place) continue;
        if (!personal[f]) continue;
        std::erase_if(fields_, [&](const auto& entry) { return entry.second == field; });
        report_.notes.push_back("Column '" + names_[f] +
                                "' may hold personal data and is not read.");
    }
}

void LayerRows::set_filter(const LayerRequest& request) {
    if (request.where.empty()) return;
    messages_.clear();
    if (filters_itself(source_->driver())) {
        const std::int64_t all = layer_->GetFeatureCount(TRUE);
        if (layer_->SetAttributeFilter(request.where.c_str()) != OGRERR_NONE)
            refuse_filter(source(), request.where, messages_.last());
        const std::int64_t left = layer_->GetFeatureCount(TRUE);
        if (messages_.any_error()) refuse_filter(source(), request.where, messages_.last());
        report_.filtered = all - left;
        report_.read = report_.filtered;
        filtered_by_source_ = true;
        return;
    }
    filter_ = std::make_unique<OGRFeatureQuery>();
    if (filter_->Compile(layer_, request.where.c_str()) != OGRERR_NONE)
        refuse_filter(source(), request.where, messages_.last());
}

void LayerRows::read_only(const std::vector<std::string_view>& roles) {
    std::vector<bool> wanted(names_.size(), false);
    const auto want = [&](int field) {
        if (field >= 0) wanted[static_cast<std::size_t>(field)] = true;
    };
    for (const std::string_view role : roles) want(index(role));
    want(index("x"));
    want(index("y"));
    if (filter_) {
        const OptionList used(filter_->GetUsedFields());
        for (std::size_t f = 0; f < names_.size(); ++f)
            if (used.FindString(names_[f].c_str()) >= 0) wanted[f] = true;
    }
    ignore_all_but(wanted);
}

void LayerRows::add_role(std::string_view role, const std::string& field) {
    const auto at = std::find(names_.begin(), names_.end(), field);
    if (at == names_.end())
        throw InputError(
            source(), "it has no field '" + field + "' (named for " + std::string(role) + ")",
            names_.empty() ? "it has no fields at all" : "its fields are: " + listed(names_));
    fields_[std::string(role)] = static_cast<int>(at - names_.begin());
    report_.fields[std::string(role)] = field;
    std::vector<std::string_view> all;
    for (const auto& entry : fields_) all.push_back(entry.first);
    read_only(all);
}

void LayerRows::ignore_all_but(const std::vector<bool>& wanted) {
    if (layer_->TestCapability(OLCIgnoreFields) == 0) return;
    OptionList ignored;
    for (std::size_t f = 0; f < names_.size(); ++f)
        if (!wanted[f]) ignored.AddString(names_[f].c_str());
    ignored.AddString("OGR_STYLE");
    if (places_.fields && !filter_) ignored.AddString("OGR_GEOMETRY");
    const GdalMessages quiet;
    layer_->SetIgnoredFields(const_cast<const char**>(ignored.List()));
}

bool LayerRows::next() {
    constexpr std::int64_t rows_between_checks = 4096;
    if (!features_) features_ = std::make_unique<FetchedFeatures>(*layer_, messages_);
    while (true) {
        feature_ = features_->next();
        if (feature_ == nullptr) break;
        ++report_.read;
        row_ = filtered_by_source_ ? static_cast<std::int64_t>(feature_->GetFID()) : report_.read;
        if (context_.progress != nullptr && report_.read % rows_between_checks == 0) {
            if (expected_rows_ > 0)
                context_.progress->at(std::min(
                    1.0, static_cast<double>(report_.read) / static_cast<double>(expected_rows_)));
            else
                context_.progress->check();
        }
        if (!filter_ || filter_->Evaluate(feature_) != 0) return true;
        ++report_.filtered;
    }
    if (report_.read == 0 && messages_.any_error())
        throw InputError(source(), "GDAL cannot read its rows (" + messages_.last() + ")",
                         "see that the file is complete; export or download it again");
    // GDAL ends a compressed file that is cut off as if it were whole, but for this.
    if (messages_.last().find("decompression failed") != std::string::npos)
        throw InputError(source(), report_.read, "the compressed file breaks off after this row",
                         "it is incomplete: export or download it again");
    for (const std::string& text : messages_.texts())
        report_.notes.push_back("GDAL says: " + text + ".");
    messages_.clear();
    return false;
}

bool LayerRows::recognised_lon_lat() const {
    return geographic() && places_.sampled.IsInit() != 0;
}

int LayerRows::index(std::string_view role) const {
    const auto at = fields_.find(role);
    return at == fields_.end() ? -1 : at->second;
}

bool LayerRows::missing(int field) const {
    return field < 0 || is_missing_field(*feature_, field);
}

const char* LayerRows::raw_text(int field) const {
    return missing(field) || !is_text(field) ? nullptr : text_of(*feature_, field);
}

std::string LayerRows::text(std::string_view role) const {
    return text(index(role));
}

std::string LayerRows::text(int field) const {
    return field < 0 ? std::string() : text_of_field(*feature_, field);
}

NumberValue LayerRows::read_number(std::string_view role, bool as_length) const {
    const int field = index(role);
    if (missing(field)) return {};
    if (!is_text(field)) {
        const double value = feature_->GetFieldAsDouble(field);
        return {std::isfinite(value) ? ValueState::there : ValueState::unreadable, value};
    }
    const auto written = parse_number(feature_->GetFieldAsString(field));
    if (!written) return {ValueState::unreadable, 0.0};
    return {ValueState::there, as_length ? written->metres() : written->value};
}

NumberValue LayerRows::number(std::string_view role) const {
    return read_number(role, false);
}
NumberValue LayerRows::metres(std::string_view role) const {
    return read_number(role, true);
}

namespace {

NumberValue without_marker(NumberValue number) {
    if (number.value == -99.0 || number.value == -999.0 || number.value == -9999.0) return {};
    return number;
}

}  // namespace

NumberValue LayerRows::quantity(std::string_view role) const {
    return without_marker(number(role));
}

NumberValue LayerRows::length(std::string_view role) const {
    return without_marker(metres(role));
}

std::optional<WrittenTime> LayerRows::time(int field) const {
    if (is_text(field)) return parse_time(text_of(*feature_, field));
    const OGRFieldType type = feature_->GetFieldDefnRef(field)->GetType();
    if (type != OFTDate && type != OFTDateTime)
        return parse_time(feature_->GetFieldAsString(field));
    int y = 0;
    int mo = 0;
    int d = 0;
    int h = 0;
    int mi = 0;
    float s = 0.0F;
    int flag = 0;
    if (feature_->GetFieldAsDateTime(field, &y, &mo, &d, &h, &mi, &s, &flag) == 0)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{y},
                                           std::chrono::month{static_cast<unsigned>(mo)},
                                           std::chrono::day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    WrittenTime time;
    time.clock = std::chrono::local_seconds{std::chrono::local_days{date}.time_since_epoch() +
                                            std::chrono::hours{h} + std::chrono::minutes{mi} +
                                            std::chrono::seconds{static_cast<int>(s)}};
    time.date_only = type == OFTDate;
    // GDAL's flag: 100 is UTC, one more or less a quarter of an hour; 0 and 1 are not known.
    if (flag > 1) time.utc_offset_s = (flag - 100) * 900;
    return time;
}

std::string LayerRows::id() const {
    std::string own = text("id");
    return own.empty() ? std::to_string(feature_->GetFID()) : own;
}

bool is_missing_field(const OGRFeature& row, int field) {
    if (row.GetFieldDefnRef(field)->GetType() != OFTString) return !row.IsFieldSetAndNotNull(field);
    const char* text = text_of(row, field);
    return text == nullptr || is_missing(text);
}

std::string text_of_field(const OGRFeature& row, int field) {
    if (is_missing_field(row, field)) return {};
    const std::string text = utf8_text(row.GetFieldAsString(field));
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string utf8_text(const char* text) {
    if (CPLIsUTF8(text, -1) != 0) return text;
    const GdalMessages quiet;
    char* recoded = CPLRecode(text, "CP1252", CPL_ENC_UTF8);
    std::string result = recoded == nullptr ? "" : recoded;
    CPLFree(recoded);
    return result;
}

void Assumptions::add(const std::string& what) {
    for (auto& [known, count] : counts_) {
        if (known != what) continue;
        ++count;
        return;
    }
    counts_.emplace_back(what, 1);
}

void Assumptions::tell(ReadReport& report) const {
    for (const auto& [what, count] : counts_)
        report.notes.push_back(std::to_string(count) + " of " + std::to_string(report.used) + " " +
                               report.role + ": " + what + ".");
}

std::string UniqueIds::take(std::string id) {
    if (taken_.insert(id).second) return id;
    if (repeated_++ == 0) first_ = id;
    for (int n = 2;; ++n) {
        std::string next = id + "#" + std::to_string(n);
        if (taken_.insert(next).second) return next;
    }
}

void UniqueIds::tell(ReadReport& report) const {
    if (repeated_ == 0) return;
    report.notes.push_back(std::to_string(repeated_) + " " + report.role +
                           " repeat an id (the first is '" + first_ +
                           "'); the later ones are called by it with #2, #3, ... after it.");
}

void LayerRows::tell_centres() {
    if (centres_ > 0)
        report_.notes.push_back(std::to_string(centres_) +
                                " rows are no points: the centre of the line or area is taken.");
}

/// No projection of the earth has larger coordinates, in metres or feet.
constexpr double furthest_coordinate = 1e9;

std::optional<MapPoint> usable_place(LayerRows& rows, bool local) {
    const RowPlace place = rows.place();
    if (place.state == PlaceState::none) {
        rows.skip("no coordinate");
    } else if (place.state == PlaceState::unreadable) {
        rows.skip("unreadable coordinate");
    } else if (place.state == PlaceState::zero && !local) {
        rows.skip("hidden or missing place (0,0)");
    } else if (rows.geographic() && !local &&
               (std::abs(place.at.east_m) > 180.0 || std::abs(place.at.north_m) > 90.0)) {
        rows.skip("longitude or latitude out of range");
    } else if (!(std::abs(place.at.east_m) < furthest_coordinate) ||
               !(std::abs(place.at.north_m) < furthest_coordinate)) {
        rows.skip("impossible coordinate");
    } else {
        if (place.centre) rows.count_centre();
        return place.at;
    }
    return std::nullopt;
}

MultiPolygon usable_polygons(LayerRows& rows, std::int64_t& repaired) {
    const OGRGeometry* geometry = rows.geometry();
    if (geometry == nullptr || geometry->IsEmpty() != 0) {
        rows.skip("no geometry");
        return {};
    }
    const OGRGeometryUniquePtr moved(geometry->clone());
    if (!rows.to_map().transform(*moved)) {
        rows.skip("cannot be projected");
        return {};
    }
    ReadPolygons read = polygons_from(*moved);
    if (read.polygons.empty()) {
        rows.skip("no area");
        return {};
    }
    if (read.repaired) ++repaired;
    return std::move(read.polygons);
}

}  // namespace tk
