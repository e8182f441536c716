#include "layers/study_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "engine/core/input_error.h"
#include "layers/config_reader.h"
#include "layers/field_names.h"
#include "layers/study_tables.h"

namespace tk {
namespace {

/// The layers of a study, in the order of the format.
struct LayerRole {
    std::string_view name;
    /// Fields besides those that its reader knows: they belong to the format, and later versions
    /// use them.
    std::vector<std::string_view> further_fields = {};
    bool is_used = true;  ///< by this version
};

const std::vector<LayerRole>& layer_roles() {
    static const std::vector<LayerRole> roles = {
        {"incidents"}, {"observations"}, {"lights"}, {"cameras"},
        {"buildings"}, {"developments"}, {"areas"},  {"streets"},
        {"entrances"}, {"masks"},        {"trees"},  {"addresses", {"address"}, false},
        {"terrain"}};
    return roles;
}

/// The fields that may be named for a layer: "x" and "y", the reader's, and some more.
std::vector<std::string_view> field_names_of(const LayerRole& role) {
    std::vector<std::string_view> names = {"x", "y"};
    if (const auto kind = layer_kind(role.name))
        for (const FieldRole& field : field_roles(*kind)) names.push_back(field.role);
    names.insert(names.end(), role.further_fields.begin(), role.further_fields.end());
    return names;
}

void read_fields(ConfigReader& layer, const LayerRole& role, LayerRequest& request) {
    auto fields = layer.table("fields");
    if (!fields) return;
    for (const std::string_view field : field_names_of(role)) {
        const auto name = fields->text(field);
        if (name && name->empty() && (field == "x" || field == "y"))
            fields->refuse(field, "is empty", "name a field, or leave the key out");
        if (name) request.fields[std::string(field)] = *name;
    }
    fields->refuse_other_keys();
}

/// The keys that every layer has.
LayerRequest read_layer(ConfigReader& layer, const LayerRole& role, const Study& study) {
    LayerRequest request;
    request.source = study_source(layer, "source", study);
    if (request.source.empty())
        layer.refuse_at(
            layer.line_of("source"), layer.name() + " has no source",
            "give the file or connection it is read from, as in source = \"data.gpkg\"");
    request.layer = layer.text("layer").value_or("");
    request.input_crs = layer.text("crs").value_or("");
    request.where = layer.text("where").value_or("");
    request.timezone = layer.text("timezone").value_or(request.timezone);
    read_fields(layer, role, request);
    return request;
}

void read_feature_tables(ConfigReader& layers, Study& study) {
    for (ConfigReader& table : layers.tables("features")) {
        FeatureLayer feature;
        feature.name = required_text(table, "name", "name it, as in name = \"bus_stops\"");
        for (const std::string_view taken : {"incidents", "darkness", "unwatched"})
            if (feature.name == taken)
                table.refuse("name", "is '" + feature.name + "', a part of the place index",
                             "give these features another name");
        for (const FeatureLayer& other : study.features)
            if (other.name == feature.name)
                table.refuse("name", "is '" + feature.name + "' a second time",
                             "give every [[layers.features]] a name of its own");
        feature.uses = table.texts("uses").value_or(std::vector<std::string>());
        feature.request = read_layer(table, {"features"}, study);
        table.refuse_other_keys();
        study.features.push_back(std::move(feature));
    }
}

void read_layer_tables(ConfigReader& layers, Study& study) {
    for (const LayerRole& role : layer_roles()) {
        auto table = layers.table(role.name);
        if (!table) continue;
        study.layers[std::string(role.name)] = read_layer(*table, role, study);
        table->refuse_other_keys();
        if (!role.is_used) study.not_computed.push_back(table->name());
    }
    read_feature_tables(layers, study);
    for (ConfigReader& table : layers.tables("basemap")) {
        study.basemaps.push_back(read_layer(table, {"basemap"}, study));
        table.refuse_other_keys();
    }
    layers.refuse_other_keys();
}

void read_extent(ConfigReader& table, Study& study) {
    const auto extent = table.numbers("extent");
    if (!extent) return;
    const std::string remedy = "give [xmin, ymin, xmax, ymax] in metres of the study's crs";
    if (extent->size() != 4)
        table.refuse("extent", fmt::format("has {} numbers", extent->size()), remedy);
    const Extent e{(*extent)[0], (*extent)[1], (*extent)[2], (*extent)[3]};
    if (!(e.west_m < e.east_m && e.south_m < e.north_m))
        table.refuse("extent", "encloses nothing", remedy);
    study.extent = e;
}

void read_study_table(ConfigReader& root, Study& study) {
    auto table = root.table("study");
    if (!table) return;
    study.name = table->text("name").value_or(study.name);
    study.crs = table->text("crs").value_or("");
    study.cell_m = table->number("cell", above_zero).value_or(study.cell_m);
    study.boundary = study_source(*table, "boundary", study);
    read_extent(*table, study);
    table->refuse_other_keys();
}

void check_format(ConfigReader& root) {
    const std::int64_t format = root.whole("format", 1).value_or(study_format);
    if (format > study_format)
        root.refuse("format",
                    fmt::format("is {}, and this version reads up to {}", format, study_format),
                    "open it with the newer Tryggkarta that wrote it (a study of format N is read "
                    "by every version that knows format N or later)");
}

std::string utf8_name(const std::filesystem::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

}  // namespace

std::string default_study_name(const std::filesystem::path& file) {
    std::string name = utf8_name(file.stem());
    constexpr std::string_view ending = ".tryggkarta";
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
    return name;
}

std::string study_source(ConfigReader& table, std::string_view key, const Study& study) {
    return resolved_source(table.text(key).value_or(""), study.file.parent_path());
}

std::string required_text(ConfigReader& table, std::string_view key, const std::string& remedy) {
    const auto text = table.text(key);
    if (text && !text->empty()) return *text;
    table.refuse_at(table.line_of(key), fmt::format("{} has no {}", table.name(), key), remedy);
}

Study parse_study(std::string_view toml, const std::filesystem::path& file) {
    Study study;
    study.file = file;
    study.name = default_study_name(file);
    const std::string source = utf8_name(file);
    const ConfigTable config = parse_config(toml, source);
    ConfigReader root(config, "", source, 1);
    check_format(root);
    read_study_table(root, study);
    if (auto layers = root.table("layers")) read_layer_tables(*layers, study);
    if (auto analysis = root.table("analysis")) read_analysis_tables(*analysis, study);
    read_plan_tables(root, study);
    root.refuse_other_keys();
    if (study.layer("incidents") == nullptr)
        throw InputError(source, "has no [layers.incidents]",
                         "say where the incidents are: [layers.incidents] and below it "
                         "source = \"incidents.csv\"");
    return study;
}

std::optional<Study> parse_study_if_valid(std::string_view toml,
                                          const std::filesystem::path& file) {
    try {
        return parse_study(toml, file);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

std::string read_study_text(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
        throw InputError(utf8_name(file), "is a folder", "give the study file (.toml) in it");
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (stream) text << stream.rdbuf();
    if (!stream)
        throw InputError(utf8_name(file), "cannot be read",
                         "check that the study file is there and may be read");
    return text.str();
}

Study read_study(const std::filesystem::path& file) {
    return parse_study(read_study_text(file), file);
}

}  // namespace tk
