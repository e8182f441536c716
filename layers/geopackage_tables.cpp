#include "layers/geopackage_tables.h"

#include "layers/gdal_writing.h"

namespace tk {
namespace {

// Names this program's rows among other metadata.
const std::string provenance_uri = "urn:tryggkarta:provenance";

bool any_row(GDALDataset& geopackage, const std::string& query) {
    return !run_sql(geopackage, query).empty();
}

std::string same_name(const std::string& column, const std::string& table) {
    return "lower(" + column + ") = lower(" + sql_text(table) + ")";
}

void register_extension(GDALDataset& geopackage, const std::string& table, const std::string& name,
                        const std::string& definition) {
    run_sql(geopackage,
            "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, "
            "extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, "
            "CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))");
    run_sql(geopackage,
            "INSERT INTO gpkg_extensions SELECT " + sql_text(table) + ", NULL, " + sql_text(name) +
                ", " + sql_text(definition) +
                ", 'read-write' WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE " +
                same_name("table_name", table) + " AND extension_name = " + sql_text(name) + ")");
}

void create_metadata_tables(GDALDataset& geopackage) {
    run_sql(geopackage,
            "CREATE TABLE IF NOT EXISTS gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC "
            "NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL, "
            "mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '')");
    run_sql(geopackage,
            "CREATE TABLE IF NOT EXISTS gpkg_metadata_reference (reference_scope TEXT NOT NULL, "
            "table_name TEXT, column_name TEXT, row_id_value INTEGER, timestamp DATETIME NOT NULL "
            "DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL, "
            "md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES "
            "gpkg_metadata(id), CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES "
            "gpkg_metadata(id))");
    const std::string definition = "http://www.geopackage.org/spec121/#extension_metadata";
    register_extension(geopackage, "gpkg_metadata", "gpkg_metadata", definition);
    register_extension(geopackage, "gpkg_metadata_reference", "gpkg_metadata", definition);
}

void create_column_tables(GDALDataset& geopackage) {
    run_sql(geopackage,
            "CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name "
            "TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT, "
            "constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), "
            "CONSTRAINT gdc_tn UNIQUE (table_name, name))");
    run_sql(geopackage,
            "CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (constraint_name TEXT NOT "
            "NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive "
            "BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT, CONSTRAINT gdcc_ntv "
            "UNIQUE (constraint_name, constraint_type, value))");
    const std::string definition = "http://www.geopackage.org/spec121/#extension_schema";
    register_extension(geopackage, "gpkg_data_columns", "gpkg_schema", definition);
    register_extension(geopackage, "gpkg_data_column_constraints", "gpkg_schema", definition);
}

/// The table as QGIS makes it.
OGRLayer* style_layer(GDALDataset& geopackage) {
    if (OGRLayer* there = geopackage.GetLayerByName("layer_styles")) return there;
    OptionList options;
    options.SetNameValue("FID", "id");
    OGRLayer* layer = geopackage.CreateLayer("layer_styles", nullptr, wkbNone, options.List());
    if (layer == nullptr) return nullptr;
    const auto add = [&](const char* name, OGRFieldType type, int width) {
        OGRFieldDefn field(name, type);
        field.SetWidth(width);
        if (std::string(name) == "useAsDefault") field.SetSubType(OFSTBoolean);
        layer->CreateField(&field);
    };
    add("f_table_catalog", OFTString, 256);
    add("f_table_schema", OFTString, 256);
    add("f_table_name", OFTString, 256);
    add("f_geometry_column", OFTString, 256);
    add("styleName", OFTString, 30);
    add("styleQML", OFTString, 0);
    add("styleSLD", OFTString, 0);
    add("useAsDefault", OFTInteger, 0);
    add("description", OFTString, 0);
    add("owner", OFTString, 30);
    add("ui", OFTString, 30);
    add("update_time", OFTDateTime, 0);
    return layer;
}

}  // namespace

bool has_table(GDALDataset& geopackage, const std::string& table) {
    return any_row(geopackage,
                   "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND " +
                       same_name("name", table));
}

bool is_our_table(GDALDataset& geopackage, const std::string& table) {
    return has_table(geopackage, "gpkg_metadata") &&
           has_table(geopackage, "gpkg_metadata_reference") &&
           any_row(geopackage,
                   "SELECT m.id FROM gpkg_metadata m JOIN gpkg_metadata_reference r ON "
                   "r.md_file_id = m.id WHERE m.md_standard_uri = " +
                       sql_text(provenance_uri) + " AND " + same_name("r.table_name", table));
}

bool is_our_geopackage(GDALDataset& geopackage) {
    const std::vector<std::string> tables = run_sql(
        geopackage, "SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles'");
    for (const std::string& table : tables)
        if (!is_our_table(geopackage, table)) return false;
    return !tables.empty();
}

void drop_table(GDALDataset& geopackage, const std::string& table) {
    for (const std::string& name :
         run_sql(geopackage,
                 "SELECT table_name FROM gpkg_contents WHERE " + same_name("table_name", table)))
        run_sql(geopackage, "DROP TABLE " + sql_name(name));
    if (has_table(geopackage, "layer_styles"))
        run_sql(geopackage, "DELETE FROM layer_styles WHERE " + same_name("f_table_name", table));
    if (has_table(geopackage, "gpkg_data_columns"))
        run_sql(geopackage,
                "DELETE FROM gpkg_data_columns WHERE " + same_name("table_name", table));
    if (!has_table(geopackage, "gpkg_metadata_reference")) return;
    run_sql(geopackage,
            "DELETE FROM gpkg_metadata_reference WHERE " + same_name("table_name", table));
    run_sql(geopackage,
            "DELETE FROM gpkg_metadata WHERE md_standard_uri = " + sql_text(provenance_uri) +
                " AND id NOT IN (SELECT md_file_id FROM gpkg_metadata_reference)");
}

void add_provenance(GDALDataset& geopackage, const std::string& table, const std::string& json,
                    const std::string& timestamp) {
    create_metadata_tables(geopackage);
    run_sql(geopackage,
            "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) VALUES "
            "('dataset', " +
                sql_text(provenance_uri) + ", 'application/json', " + sql_text(json) + ")");
    run_sql(geopackage,
            "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, timestamp, "
            "md_file_id) SELECT " +
                (table.empty() ? "'geopackage', NULL" : "'table', " + sql_text(table)) + ", " +
                sql_text(timestamp) + ", max(id) FROM gpkg_metadata");
}

void add_style(GDALDataset& geopackage, const std::string& table,
               const std::string& geometry_column, const VectorStyle& style,
               const std::string& timestamp) {
    OGRLayer* layer = style_layer(geopackage);
    if (layer == nullptr) return;
    OGRFeature row(layer->GetLayerDefn());
    const auto set = [&](const char* field, const std::string& value) {
        if (row.GetFieldIndex(field) >= 0) row.SetField(field, value.c_str());
    };
    set("f_table_catalog", "");
    set("f_table_schema", "");
    set("f_table_name", table);
    set("f_geometry_column", geometry_column);
    set("styleName", table);
    set("styleQML", style.qml);
    set("styleSLD", "");
    set("useAsDefault", "1");
    set("description", style.name);
    set("owner", "");
    set("update_time", timestamp);
    if (layer->CreateFeature(&row) != OGRERR_NONE) return;
}

void add_column_descriptions(GDALDataset& geopackage, const std::string& table,
                             const std::vector<FieldDefinition>& fields) {
    create_column_tables(geopackage);
    for (const FieldDefinition& field : fields) {
        std::string text = field.description;
        if (!field.unit.empty()) text += (text.empty() ? "[" : " [") + field.unit + "]";
        if (text.empty()) continue;
        run_sql(geopackage,
                "INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (" +
                    sql_text(table) + ", " + sql_text(field.name) + ", " + sql_text(text) + ")");
    }
}

}  // namespace tk
