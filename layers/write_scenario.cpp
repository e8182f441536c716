#include "layers/write_scenario.h"

#include <algorithm>
#include <array>
#include <map>
#include <system_error>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/core/input_error.h"
#include "layers/edit_rows.h"
#include "layers/gdal_writing.h"
#include "layers/geopackage_tables.h"
#include "layers/geopackage_writer.h"
#include "layers/other_columns.h"
#include "layers/output_file.h"
#include "layers/read_scenario.h"

namespace tk {
namespace {

constexpr std::array edited_kinds{LayerKind::lights,    LayerKind::cameras, LayerKind::developments,
                                  LayerKind::buildings, LayerKind::trees,   LayerKind::streets,
                                  LayerKind::masks};

/// The tables of edits that a file has, whether this program made them all, and what else they say.
struct FormerTables {
    std::vector<EditTable> tables;
    bool all_ours = true;
    std::map<LayerKind, OtherColumns> other_columns;
};

template <class Object>
std::unordered_set<std::string> ids_of(const std::vector<Object>& objects) {
    std::unordered_set<std::string> ids;
    for (const Object& object : objects) ids.insert(object.id);
    return ids;
}

std::unordered_set<std::string> ids_of_kind(const Town& town, LayerKind kind) {
    switch (kind) {
        case LayerKind::lights: return ids_of(town.lights());
        case LayerKind::cameras: return ids_of(town.cameras());
        case LayerKind::developments: return ids_of(town.developments());
        case LayerKind::buildings: return ids_of(town.buildings());
        case LayerKind::trees: return ids_of(town.trees());
        case LayerKind::masks: return ids_of(town.masks());
        default: return ids_of(town.streets());
    }
}

FormerTables former_tables(const std::filesystem::path& path, const Town& today) {
    FormerTables former;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return former;
    ensure_gdal();
    const GdalMessages messages;  // the writer says what is wrong with the file
    const GdalSetting no_sidecar("GDAL_PAM_ENABLED", "NO");
    static constexpr std::array<const char*, 2> drivers{"GPKG", nullptr};
    const GdalDatasetPtr file(
        GDALDataset::Open(utf8(path).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data()));
    if (!file) return former;
    for (int i = 0; i < file->GetLayerCount(); ++i) {
        OGRLayer& layer = *file->GetLayer(i);
        const std::string name = layer.GetName();
        const auto kind = scenario_layer_kind(name);
        if (!kind) continue;
        former.tables.push_back({name, *kind});
        former.all_ours = former.all_ours && is_our_table(*file, name);
        add_other_columns(former.other_columns[*kind], layer, *kind,
                          layer_of_edits({name, *kind}, {}, today, {}).fields,
                          ids_of_kind(today, *kind));
    }
    return former;
}

/// The tables to write: those that are there, and one for every other kind that has edits. A file
/// without any would not be a scenario's.
std::vector<EditTable> tables_to_write(const std::vector<EditTable>& former,
                                       std::span<const ScenarioEdit> edits) {
    std::vector<EditTable> tables;
    const auto has = [](const std::vector<EditTable>& all, LayerKind kind) {
        return std::any_of(all.begin(), all.end(),
                           [&](const EditTable& table) { return table.kind == kind; });
    };
    for (const LayerKind kind : edited_kinds) {
        const bool edited = std::any_of(edits.begin(), edits.end(), [&](const ScenarioEdit& e) {
            return is_edit_of(e.edit, kind);
        });
        for (const EditTable& table : former)
            if (table.kind == kind) tables.push_back(table);
        if (edited && !has(former, kind)) tables.push_back({std::string(role_name(kind)), kind});
    }
    if (tables.empty()) tables.push_back({"lights", LayerKind::lights});
    return tables;
}

}  // namespace

struct OwnersColumns {
    std::map<std::filesystem::path, std::map<LayerKind, OtherColumns>> by_file;
};

std::shared_ptr<OwnersColumns> make_owners_columns() {
    return std::make_shared<OwnersColumns>();
}

void write_scenario(const ScenarioTarget& target, std::span<const ScenarioEdit> edits,
                    const Town& today) {
    FormerTables former = former_tables(target.path, today);
    if (!former.all_ours) keep_backup(target.path);
    GeoPackageWriter file({target.path, Existing::replace, GeoPackageTarget::Scope::tables},
                          target.crs_wkt, target.provenance);
    std::vector<LayerKind> written;
    for (const EditTable& table : tables_to_write(former.tables, edits)) {
        // All edits of a kind go to its first table; a second one of the kind is emptied.
        const bool first = std::find(written.begin(), written.end(), table.kind) == written.end();
        written.push_back(table.kind);
        OtherColumns others;
        if (first) others = std::move(former.other_columns[table.kind]);
        if (first && target.owners != nullptr) {
            OtherColumns& known = target.owners->by_file[target.path][table.kind];
            add_missing_rows(others, known);
            known = others;
        }
        // A lamp's watts stand for its flux where that is not said.
        const bool watts =
            table.kind == LayerKind::lights && has_role_column(others, LayerKind::lights, "watts");
        const VectorLayer layer =
            layer_of_edits(table, first ? edits : std::span<const ScenarioEdit>(), today,
                           target.phase_date, watts ? "flux" : "");
        file.add_layer(with_other_columns(layer, std::move(others), edit_id_field));
    }
    file.commit();
}

}  // namespace tk
