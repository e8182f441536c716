#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/grid_options.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/verb.h"
#include "engine/surfaces/camera_coverage.h"
#include "layers/read_context.h"

namespace tk::cli {

/// `cameras`: pixel density and coverage, with occlusion by buildings.
class CamerasVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    CameraCoverageOptions coverage_options() const;
    std::vector<PrivacyMask> read_mask_option(const std::vector<Camera>& cameras,
                                              const ReadContext& reading,
                                              std::vector<std::string>& notes) const;

    SourceOptions source_;
    GridOptions grid_{5.0};
    OutputOptions output_;
    std::string buildings_;
    std::string masks_;
    double target_height_m_ = 1.6;
    std::string rule_ = "plane";
    std::string standard_ = "2014";
    std::string at_;
    std::string polygons_;
};

}  // namespace tk::cli
