#include "layers/geopackage_writer.h"

#include <array>
#include <cctype>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "engine/core/input_error.h"
#include "layers/gdal_writing.h"
#include "layers/geopackage_tables.h"
#include "layers/qml_file.h"
#include "layers/write_geopackage_raster.h"
#include "layers/write_geopackage_vector.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

/// GDAL's settings and messages for the length of one call.
struct GeoPackageSession {
    explicit GeoPackageSession(const std::string& timestamp)
        : date("OGR_CURRENT_DATE", timestamp.substr(0, 19) + ".000Z") {}

    GdalMessages messages;
    GdalSetting date;
    // A file that is thrown away unless complete needs no journal and no waiting for the disk.
    GdalSetting no_wait{"OGR_SQLITE_SYNCHRONOUS", "OFF"};
    GdalSetting no_journal{"OGR_SQLITE_JOURNAL", "OFF"};
    GdalSetting cache{"OGR_SQLITE_CACHE", "64"};
    GdalSetting no_sidecar{"GDAL_PAM_ENABLED", "NO"};
};

GdalDatasetPtr open_geopackage(const fs::path& path, unsigned access) {
    ensure_gdal();
    static constexpr std::array<const char*, 2> drivers{"GPKG", nullptr};
    return GdalDatasetPtr(
        GDALDataset::Open(utf8(path).c_str(), GDAL_OF_VECTOR | access, drivers.data()));
}

InputError open_elsewhere(const fs::path& path) {
    return {utf8(path), "is open in another program, or was left unfinished by one",
            "close it there (in QGIS: remove its layers, or open and close it once), or write to "
            "another file"};
}

fs::path sidecar_of(fs::path path, const char* suffix) {
    path += suffix;
    return path;
}

bool is_open_elsewhere(const fs::path& path) {
    std::error_code ignored;
    for (const char* suffix : {"-wal", "-journal"})
        if (fs::exists(sidecar_of(path, suffix), ignored)) return true;
    return false;
}

/// Asks SQLite for the right to write, and gives it back at once.
bool is_locked_by_another(const fs::path& path) {
    const GdalMessages messages;
    const GdalDatasetPtr dataset = open_geopackage(path, GDAL_OF_UPDATE);
    if (!dataset) return false;
    run_sql(*dataset, "PRAGMA busy_timeout = 0");
    run_sql(*dataset, "BEGIN IMMEDIATE");  // rolled back on closing: nothing was changed
    return messages.any_error();
}

/// How a file stood when it was looked at: its size and when it was changed. (Not a struct of this
/// unnamed namespace: the writer's Impl holds one.)
using FileState = std::pair<std::uintmax_t, fs::file_time_type>;

std::optional<FileState> file_state_of(const fs::path& path) {
    std::error_code problem;
    if (!fs::exists(path, problem)) return std::nullopt;
    return FileState{fs::file_size(path, problem), fs::last_write_time(path, problem)};
}

void check_table_name(const std::string& name) {
    std::string lower = name;
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    bool taken = lower.empty() || lower == "layer_styles";
    for (const char* beginning : {"gpkg_", "rtree_", "sqlite_"})
        taken = taken || lower.starts_with(beginning);
    if (taken)
        throw std::invalid_argument("geopackage: '" + name + "' cannot be the name of a table");
}

std::string contents_text(const std::string& name, const std::string& title,
                          const std::string& description, std::string_view mark) {
    std::string text = title.empty() ? name : title;
    if (!description.empty()) text += ". " + description;
    if (!mark.empty()) text += " (" + std::string(mark) + ")";
    return text;
}

}  // namespace

struct GeoPackageWriter::Impl {
    Impl(GeoPackageTarget wanted, std::string crs, Provenance from)
        : target(std::move(wanted)),
          crs_wkt(std::move(crs)),
          provenance(std::move(from)),
          document(provenance_json(provenance)),
          file(target.path) {
        const GeoPackageSession session(provenance.timestamp);
        if (file_state_of(file.target())) look_at_former();
        former = file_state_of(file.target());
        if (former && target.scope == GeoPackageTarget::Scope::tables) {
            copy_former();
            return;
        }
        const GdalDatasetPtr created(gdal_driver("GPKG").Create(utf8(file.temporary()).c_str(), 0,
                                                                0, 0, GDT_Unknown, nullptr));
        if (created) add_provenance(*created, "", document, provenance.timestamp);
        check_written(session.messages, file.target());
    }

    void look_at_former() {
        const fs::path& path = file.target();
        if (is_open_elsewhere(path)) throw open_elsewhere(path);
        GdalMessages messages;
        const GdalDatasetPtr dataset = open_geopackage(path, GDAL_OF_READONLY);
        if (!dataset)
            throw InputError(utf8(path), "is there already and is not a GeoPackage",
                             "move it away, or write to another name");
        if (target.scope == GeoPackageTarget::Scope::whole_file) {
            if (target.existing == Existing::refuse)
                throw InputError(utf8(path), "is there already",
                                 "add --overwrite to replace it, or write to another name");
            if (target.existing == Existing::replace_ours && !is_our_geopackage(*dataset))
                throw InputError(utf8(path), "holds tables that this program did not make",
                                 "move it away, or write to another name");
        }
        if (is_locked_by_another(path)) throw open_elsewhere(path);
    }

    void copy_former() {
        std::error_code problem;
        fs::copy_file(file.target(), file.temporary(), problem);
        if (problem)
            throw InputError(utf8(file.target()),
                             "could not be copied to be added to (" + problem.message() + ")",
                             "see that it can be read and that there is space on the disk");
    }

    GdalDatasetPtr open_for_writing(const GeoPackageSession& session) {
        GdalDatasetPtr dataset = open_geopackage(file.temporary(), GDAL_OF_UPDATE);
        check_written(session.messages, file.target());
        if (!dataset)
            throw InputError(utf8(file.target()), "could not be opened to be written",
                             "see that there is space on the disk, or write elsewhere");
        return dataset;
    }

    /// Removes the table where it is there and may be replaced.
    void make_room(const GeoPackageSession& session, const std::string& table) {
        check_table_name(table);
        const GdalDatasetPtr dataset = open_for_writing(session);
        if (!has_table(*dataset, table)) return;
        const std::string where = utf8(file.target());
        if (target.existing == Existing::refuse)
            throw InputError(where, "has a table '" + table + "' already",
                             "add --overwrite to replace it, or write to another file");
        if (target.existing == Existing::replace_ours && !is_our_table(*dataset, table))
            throw InputError(where,
                             "its table '" + table +
                                 "' was not made by this program and is not "
                                 "replaced",
                             "write to another file");
        drop_table(*dataset, table);
        dropped = true;
        check_written(session.messages, file.target());
    }

    /// Ends a call: what GDAL still holds is written on closing.
    void finish(const GeoPackageSession& session, GdalDatasetPtr dataset) {
        dataset.reset();
        check_written(session.messages, file.target());
        half_done = false;
    }

    GeoPackageTarget target;
    std::string crs_wkt;
    Provenance provenance;
    std::string document;
    OutputFile file;
    std::optional<FileState> former;
    std::vector<std::pair<std::string, std::string>> raster_styles;  ///< table, text of its .qml
    bool dropped = false;
    bool half_done = false;  ///< a call was left by an exception
    bool committed = false;
};

GeoPackageWriter::GeoPackageWriter(GeoPackageTarget target, std::string crs_wkt,
                                   Provenance provenance)
    : impl_(std::make_unique<Impl>(std::move(target), std::move(crs_wkt), std::move(provenance))) {}

GeoPackageWriter::~GeoPackageWriter() = default;

void GeoPackageWriter::add_raster(const GridRows& grid, const RasterDescription& description,
                                  const RasterStyle& style, const Progress& progress) {
    if (grid.spec().cell_count() == 0)
        throw std::invalid_argument("geopackage: the grid '" + description.name + "' has no cells");
    Impl& impl = *impl_;
    const GeoPackageSession session(impl.provenance.timestamp);
    impl.make_room(session, description.name);
    impl.half_done = true;
    const std::string text =
        contents_text(description.name, description.title, description.description,
                      stamp(impl.provenance.audience));
    write_raster_table(impl.file.temporary(), grid,
                       {description.name, text, description.unit,
                        (description.title.empty() ? description.name : description.title) + ", " +
                            std::string(name_of(description.kind)),
                        impl.crs_wkt},
                       progress);
    check_written(session.messages, impl.file.target());
    const std::string qml = qml_of(style, description);
    GdalDatasetPtr dataset = impl.open_for_writing(session);
    add_provenance(*dataset, description.name, impl.document, impl.provenance.timestamp);
    add_style(*dataset, description.name, "", {text, qml}, impl.provenance.timestamp);
    impl.finish(session, std::move(dataset));
    impl.raster_styles.emplace_back(description.name, qml);
}

void GeoPackageWriter::add_layer(const VectorLayer& layer, const VectorStyle* style,
                                 const Progress& progress) {
    Impl& impl = *impl_;
    const GeoPackageSession session(impl.provenance.timestamp);
    impl.make_room(session, layer.name);
    impl.half_done = true;
    GdalDatasetPtr dataset = impl.open_for_writing(session);
    write_vector_table(
        *dataset, layer,
        contents_text(layer.name, layer.title, layer.description, stamp(impl.provenance.audience)),
        impl.crs_wkt, progress);
    check_written(session.messages, impl.file.target());
    add_provenance(*dataset, layer.name, impl.document, impl.provenance.timestamp);
    add_column_descriptions(*dataset, layer.name, layer.fields);
    if (style != nullptr)
        add_style(*dataset, layer.name, layer.geometry == GeometryKind::none ? "" : "geom", *style,
                  impl.provenance.timestamp);
    impl.finish(session, std::move(dataset));
}

void GeoPackageWriter::commit() {
    Impl& impl = *impl_;
    if (impl.committed || impl.half_done)
        throw std::logic_error("geopackage: committed twice or after a failure");
    if (impl.dropped) {
        // Dropped tables leave their rows in the file's free pages, where they could be found.
        const GeoPackageSession session(impl.provenance.timestamp);
        GdalDatasetPtr dataset = impl.open_for_writing(session);
        run_sql(*dataset, "VACUUM");
        impl.finish(session, std::move(dataset));
    }
    const fs::path& path = impl.file.target();
    if (file_state_of(path) != impl.former)
        throw InputError(utf8(path), "was changed by another program meanwhile", "run again");
    if (is_open_elsewhere(path)) throw open_elsewhere(path);
    impl.file.commit();
    impl.committed = true;
    for (const auto& [table, qml] : impl.raster_styles) {
        fs::path raster = path.parent_path() / path.stem();
        raster += "_";
        raster += path_from_utf8(table);
        raster += ".gpkg";
        write_qml_beside(raster, qml);
    }
}

}  // namespace tk
