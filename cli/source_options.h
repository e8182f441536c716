#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/option_set.h"
#include "layers/layer_request.h"

namespace tk::cli {

/// The first source of a verb and how to read it: --layer, --where, --input-crs, --timezone and
/// the names of its fields.
class SourceOptions {
public:
    /// A field that may be named: "--time" -> role "time".
    struct Field {
        std::string option;
        std::string role;
        std::string help;
    };

    void declare(OptionSet& options, const std::string& name, const std::string& help,
                 const std::vector<Field>& fields);
    /// The same for a source that is named by an option, which may be left out.
    void declare_option(OptionSet& options, const std::string& option, const std::string& help,
                        const std::vector<Field>& fields);
    LayerRequest request() const;
    const std::string& source() const { return source_; }

private:
    void declare_how_to_read(OptionSet& options, const std::vector<Field>& fields);

    std::string source_;
    std::string layer_;
    std::string where_;
    std::string input_crs_;
    std::string timezone_ = "Europe/Stockholm";
    std::map<std::string, std::string> named_;
};

/// Fields that a source of incidents may name.
/// @param with_weight also of how many a row counts for
std::vector<SourceOptions::Field> incident_fields(bool with_weight = true);

/// A further source of a verb, written `PATH` or `PATH|layername=NAME`.
LayerRequest further_source(const std::string& source);

}  // namespace tk::cli
