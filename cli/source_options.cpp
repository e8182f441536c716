#include "cli/source_options.h"

namespace tk::cli {

void SourceOptions::declare(OptionSet& options, const std::string& name, const std::string& help,
                            const std::vector<Field>& fields) {
    options.source(name, source_, help);
    declare_how_to_read(options, fields);
}

void SourceOptions::declare_option(OptionSet& options, const std::string& option,
                                   const std::string& help, const std::vector<Field>& fields) {
    options.text(option, "S", source_, help);
    declare_how_to_read(options, fields);
}

void SourceOptions::declare_how_to_read(OptionSet& options, const std::vector<Field>& fields) {
    options.text("--layer", "NAME", layer_, "layer of the source");
    options.text("--where", "SQL", where_, "only rows that meet GDAL's attribute filter");
    options.text("--input-crs", "C", input_crs_, "the source's CRS where it does not say");
    options.text("--timezone", "ZONE", timezone_, "of times that do not say (" + timezone_ + ")");
    for (const Field& field : fields)
        options.text(field.option, "F", named_[field.role], field.help);
}

LayerRequest SourceOptions::request() const {
    LayerRequest request;
    request.source = source_;
    request.layer = layer_;
    request.where = where_;
    request.input_crs = input_crs_;
    request.timezone = timezone_;
    for (const auto& [role, field] : named_)
        if (!field.empty()) request.fields[role] = field;
    return request;
}

std::vector<SourceOptions::Field> incident_fields(bool with_weight) {
    std::vector<SourceOptions::Field> fields{
        {"--x", "x", "field of the easting or longitude"},
        {"--y", "y", "field of the northing or latitude"},
        {"--time", "time", "field of the time"},
        {"--time-end", "time_end", "field of the end of an interval"},
        {"--category-field", "category", "field of the category"}};
    if (with_weight) fields.push_back({"--weight", "weight", "field of how many a row counts for"});
    return fields;
}

LayerRequest further_source(const std::string& source) {
    LayerRequest request;
    request.source = source;
    return request;
}

}  // namespace tk::cli
