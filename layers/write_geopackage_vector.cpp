#include "layers/write_geopackage_vector.h"

#include <cctype>
#include <cmath>
#include <set>
#include <stdexcept>

#include "layers/gdal_writing.h"

namespace tk {
namespace {

OGRwkbGeometryType ogr_type(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::none: return wkbNone;
        case GeometryKind::point: return wkbPoint;
        case GeometryKind::multi_line: return wkbMultiLineString;
        case GeometryKind::multi_polygon: return wkbMultiPolygon;
        case GeometryKind::polygon: return wkbPolygon;
        case GeometryKind::any: return wkbUnknown;
    }
    return wkbNone;
}

OGRFieldType ogr_field_type(FieldKind kind) {
    switch (kind) {
        case FieldKind::text: return OFTString;
        case FieldKind::integer: return OFTInteger64;
        case FieldKind::real: return OFTReal;
        case FieldKind::boolean: return OFTInteger;
        case FieldKind::date: return OFTDate;
        case FieldKind::date_time: return OFTDateTime;
    }
    return OFTString;
}

void check_field_names(const VectorLayer& layer) {
    std::set<std::string> taken{"fid", "geom"};
    for (const FieldDefinition& field : layer.fields) {
        std::string lower = field.name;
        for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (lower.empty() || !taken.insert(lower).second)
            throw std::invalid_argument("layer '" + layer.name + "': the field name '" +
                                        field.name + "' is empty or taken");
    }
}

OGRLinearRing* new_ring(const Ring& points) {
    auto ring = std::make_unique<OGRLinearRing>();
    const int count = static_cast<int>(points.size());
    ring->setNumPoints(count + 1, FALSE);
    for (int i = 0; i < count; ++i) {
        const MapPoint& point = points[static_cast<std::size_t>(i)];
        ring->setPoint(i, point.east_m, point.north_m);
    }
    if (count > 0) ring->setPoint(count, points.front().east_m, points.front().north_m);
    return ring.release();
}

OGRPolygon* new_polygon(const Polygon& polygon) {
    auto made = std::make_unique<OGRPolygon>();
    made->addRingDirectly(new_ring(polygon.outer));
    for (const Ring& hole : polygon.holes) made->addRingDirectly(new_ring(hole));
    return made.release();
}

std::unique_ptr<OGRGeometry> ogr_geometry(const Shape& shape) {
    struct Maker {
        std::unique_ptr<OGRGeometry> operator()(std::monostate) const { return nullptr; }
        std::unique_ptr<OGRGeometry> operator()(MapPoint p) const {
            return std::make_unique<OGRPoint>(p.east_m, p.north_m);
        }
        std::unique_ptr<OGRGeometry> operator()(const Extent& e) const {
            return std::unique_ptr<OGRGeometry>(new_polygon({{{e.west_m, e.south_m},
                                                              {e.east_m, e.south_m},
                                                              {e.east_m, e.north_m},
                                                              {e.west_m, e.north_m}},
                                                             {}}));
        }
        std::unique_ptr<OGRGeometry> operator()(const std::vector<Line>* lines) const {
            auto made = std::make_unique<OGRMultiLineString>();
            for (const Line& line : *lines) {
                auto part = std::make_unique<OGRLineString>();
                for (const MapPoint& p : line) part->addPoint(p.east_m, p.north_m);
                made->addGeometryDirectly(part.release());
            }
            return made;
        }
        std::unique_ptr<OGRGeometry> operator()(const MultiPolygon* polygons) const {
            auto made = std::make_unique<OGRMultiPolygon>();
            for (const Polygon& polygon : *polygons)
                made->addGeometryDirectly(new_polygon(polygon));
            return made;
        }
    };
    return std::visit(Maker{}, shape);
}

struct FieldSetter {
    OGRFeature& feature;
    int index;

    void operator()(std::monostate) const { feature.SetFieldNull(index); }
    void operator()(std::int64_t value) const {
        feature.SetField(index, static_cast<GIntBig>(value));
    }
    void operator()(double value) const {
        if (std::isnan(value))
            feature.SetFieldNull(index);
        else
            feature.SetField(index, value);
    }
    void operator()(bool value) const { feature.SetField(index, value ? 1 : 0); }
    void operator()(const std::string& value) const { feature.SetField(index, value.c_str()); }
    void operator()(const std::chrono::year_month_day& day) const {
        feature.SetField(index, static_cast<int>(day.year()),
                         static_cast<int>(static_cast<unsigned>(day.month())),
                         static_cast<int>(static_cast<unsigned>(day.day())));
    }
    void operator()(const std::chrono::sys_seconds& time) const {
        const auto midnight = std::chrono::floor<std::chrono::days>(time);
        const std::chrono::year_month_day day{midnight};
        const std::chrono::hh_mm_ss clock{time - midnight};
        constexpr int utc = 100;  // GDAL's number for it
        feature.SetField(index, static_cast<int>(day.year()),
                         static_cast<int>(static_cast<unsigned>(day.month())),
                         static_cast<int>(static_cast<unsigned>(day.day())),
                         static_cast<int>(clock.hours().count()),
                         static_cast<int>(clock.minutes().count()),
                         static_cast<float>(clock.seconds().count()), utc);
    }
};

OGRLayer* create_vector_table(GDALDataset& geopackage, const VectorLayer& layer,
                              const std::string& description, const std::string& crs_wkt) {
    OptionList options;
    options.SetNameValue("IDENTIFIER", layer.name.c_str());
    options.SetNameValue("DESCRIPTION", description.c_str());
    options.SetNameValue("FID", "fid");
    if (layer.geometry != GeometryKind::none) options.SetNameValue("GEOMETRY_NAME", "geom");
    auto reference = spatial_reference(crs_wkt);
    OGRLayer* table = geopackage.CreateLayer(layer.name.c_str(), reference ? &*reference : nullptr,
                                             ogr_type(layer.geometry), options.List());
    if (table == nullptr) return nullptr;
    for (const FieldDefinition& field : layer.fields) {
        OGRFieldDefn definition(field.name.c_str(), ogr_field_type(field.kind));
        if (field.kind == FieldKind::boolean) definition.SetSubType(OFSTBoolean);
        if (table->CreateField(&definition) != OGRERR_NONE) return nullptr;
    }
    return table;
}

void check_vector_row(const VectorLayer& layer, const VectorRow& row) {
    if (row.values.size() != layer.fields.size())
        throw std::invalid_argument("layer '" + layer.name +
                                    "': a row has another number of values than there are fields");
    const bool placed = !std::holds_alternative<std::monostate>(row.shape);
    const bool fits =
        layer.geometry == GeometryKind::point     ? std::holds_alternative<MapPoint>(row.shape)
        : layer.geometry == GeometryKind::polygon ? std::holds_alternative<Extent>(row.shape)
        : layer.geometry == GeometryKind::multi_line
            ? std::holds_alternative<const std::vector<Line>*>(row.shape)
        : layer.geometry == GeometryKind::multi_polygon
            ? std::holds_alternative<const MultiPolygon*>(row.shape)
            : layer.geometry == GeometryKind::any;
    if (placed && !fits)
        throw std::invalid_argument("layer '" + layer.name +
                                    "': a row's shape is not of the layer's geometry");
}

}  // namespace

void write_vector_table(GDALDataset& geopackage, const VectorLayer& layer,
                        const std::string& description, const std::string& crs_wkt,
                        const Progress& progress) {
    check_field_names(layer);
    OGRLayer* table = create_vector_table(geopackage, layer, description, crs_wkt);
    if (table == nullptr || geopackage.StartTransaction() != OGRERR_NONE) return;
    OGRFeature feature(table->GetLayerDefn());
    VectorRow row;
    row.values.resize(layer.fields.size());
    constexpr std::size_t rows_between_reports = 4096;
    for (std::size_t i = 0; i < layer.row_count; ++i) {
        if (i % rows_between_reports == 0)
            progress.at(static_cast<double>(i) / static_cast<double>(layer.row_count));
        layer.fill_row(i, row);
        check_vector_row(layer, row);
        feature.SetFID(OGRNullFID);
        for (std::size_t f = 0; f < row.values.size(); ++f)
            std::visit(FieldSetter{feature, static_cast<int>(f)}, row.values[f]);
        feature.SetGeometryDirectly(ogr_geometry(row.shape).release());
        if (table->CreateFeature(&feature) != OGRERR_NONE) return;
    }
    geopackage.CommitTransaction();
    progress.at(1.0);
}

}  // namespace tk
