#pragma once

#include <optional>
#include <string>

#include "cli/grid_options.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/verb.h"
#include "engine/grid/grid.h"
#include "layers/read_context.h"

namespace tk::cli {

/// `lighting`: illuminance from street lights, as a grid or at places.
class LightingVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    void summarise_result(const Grid<float>& lux, const ReadContext& reading,
                          Outcome& outcome) const;

    SourceOptions source_;
    GridOptions grid_{1.0};
    OutputOptions output_;
    std::string buildings_;
    std::string areas_;
    std::string quantity_ = "horizontal";
    double plane_height_m_ = 0.0;
    std::optional<double> maintenance_factor_;
    std::string at_;
};

}  // namespace tk::cli
