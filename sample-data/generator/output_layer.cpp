#include "sample-data/generator/output_layer.h"

#include <ogrsf_frmts.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace tk {
namespace {

namespace fs = std::filesystem;

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetHolder = std::unique_ptr<GDALDataset, DatasetCloser>;

OGRSpatialReference spatial_reference(int epsg) {
    OGRSpatialReference reference;
    if (reference.importFromEPSG(epsg) != OGRERR_NONE)
        throw std::runtime_error("PROJ does not know EPSG:" + std::to_string(epsg));
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

std::string driver_for(const fs::path& file) {
    const std::string extension = file.extension().string();
    if (extension == ".gpkg") return "GPKG";
    if (extension == ".geojson") return "GeoJSON";
    if (extension == ".shp") return "ESRI Shapefile";
    throw std::runtime_error("no format for " + file.string());
}

void close_ring(OGRLinearRing& to, const Ring& ring) {
    for (const MapPoint& p : ring) to.addPoint(p.east_m, p.north_m);
    to.closeRings();
}

std::unique_ptr<OGRGeometry> geometry_of(const SampleShape& shape) {
    if (const auto* point = std::get_if<MapPoint>(&shape))
        return std::make_unique<OGRPoint>(point->east_m, point->north_m);
    if (const auto* line = std::get_if<Line>(&shape)) {
        auto made = std::make_unique<OGRLineString>();
        for (const MapPoint& p : *line) made->addPoint(p.east_m, p.north_m);
        return made;
    }
    if (const auto* polygons = std::get_if<MultiPolygon>(&shape)) {
        auto made = std::make_unique<OGRPolygon>();
        OGRLinearRing outer;
        close_ring(outer, polygons->front().outer);
        made->addRing(&outer);
        return made;
    }
    return nullptr;
}

OGRFieldType field_type(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::text: return OFTString;
        case ColumnKind::number: return OFTReal;
        case ColumnKind::whole: return OFTInteger64;
        case ColumnKind::date: return OFTDate;
    }
    return OFTString;
}

OGRwkbGeometryType geometry_type(ShapeKind kind) {
    switch (kind) {
        case ShapeKind::point: return wkbPoint;
        case ShapeKind::line: return wkbLineString;
        case ShapeKind::polygon: return wkbPolygon;
    }
    return wkbUnknown;
}

void set_value(OGRFeature& feature, int field, const SampleValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) feature.SetField(field, text->c_str());
    if (const auto* number = std::get_if<double>(&value)) feature.SetField(field, *number);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        feature.SetField(field, static_cast<GIntBig>(*whole));
    if (const auto* date = std::get_if<std::chrono::year_month_day>(&value))
        feature.SetField(field, static_cast<int>(date->year()),
                         static_cast<int>(static_cast<unsigned>(date->month())),
                         static_cast<int>(static_cast<unsigned>(date->day())));
}

OGRLayer* new_layer(GDALDataset& dataset, const fs::path& file, const SampleTable& table,
                    OGRSpatialReference& reference) {
    CPLStringList options;
    const std::string driver = driver_for(file);
    if (driver == "ESRI Shapefile") {
        // Without this the file would say the day it was made.
        options.SetNameValue("DBF_DATE_LAST_UPDATE", "2026-01-01");
        options.SetNameValue("ENCODING", "UTF-8");
    }
    if (driver == "GeoJSON") options.SetNameValue("RFC7946", "YES");
    OGRLayer* layer = dataset.CreateLayer(table.name.c_str(), &reference,
                                          geometry_type(table.shape), options.List());
    if (!layer) throw std::runtime_error("could not create " + file.string());
    for (const Column& column : table.columns) {
        OGRFieldDefn definition(column.name.c_str(), field_type(column.kind));
        layer->CreateField(&definition);
    }
    return layer;
}

}  // namespace

void write_table(const fs::path& file, const SampleTable& table) {
    GDALAllRegister();
    // GeoPackages carry the time of their last change.
    CPLSetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00.000Z");
    // No waiting for the disk: what a power cut destroys is made again in seconds.
    CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    DatasetHolder dataset;
    if (fs::exists(file))
        dataset.reset(GDALDataset::Open(file.string().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    else if (auto* driver = GetGDALDriverManager()->GetDriverByName(driver_for(file).c_str()))
        dataset.reset(driver->Create(file.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset) throw std::runtime_error("could not create " + file.string());
    OGRSpatialReference plane = spatial_reference(3006);
    OGRLayer* layer = new_layer(*dataset, file, table, plane);
    dataset->StartTransaction();
    for (const SampleRow& row : table.rows) {
        const std::unique_ptr<OGRFeature, void (*)(OGRFeature*)> feature(
            OGRFeature::CreateFeature(layer->GetLayerDefn()), &OGRFeature::DestroyFeature);
        for (std::size_t i = 0; i < row.values.size(); ++i)
            set_value(*feature, static_cast<int>(i), row.values[i]);
        if (const auto geometry = geometry_of(row.shape)) feature->SetGeometry(geometry.get());
        if (layer->CreateFeature(feature.get()) != OGRERR_NONE)
            throw std::runtime_error("could not write to " + file.string());
    }
    dataset->CommitTransaction();
}

void write_text(const fs::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("could not write " + file.string());
}

void write_heights(const fs::path& file, MapPoint north_west, double cell_m, int side_cells,
                   const std::vector<float>& heights) {
    GDALAllRegister();
    auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    CPLStringList options;
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", "3");
    const DatasetHolder raster(driver ? driver->Create(file.string().c_str(), side_cells,
                                                       side_cells, 1, GDT_Float32, options.List())
                                      : nullptr);
    if (!raster) throw std::runtime_error("could not create " + file.string());
    const OGRSpatialReference plane = spatial_reference(3006);
    raster->SetSpatialRef(&plane);
    double transform[6] = {north_west.east_m, cell_m, 0.0, north_west.north_m, 0.0, -cell_m};
    raster->SetGeoTransform(transform);
    std::vector<float> cells = heights;
    if (raster->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, side_cells, side_cells, cells.data(),
                                           side_cells, side_cells, GDT_Float32, 0, 0) != CE_None)
        throw std::runtime_error("could not write " + file.string());
}

std::string fixed(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

}  // namespace tk
