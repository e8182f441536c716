#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/camera_questions.h"
#include "cli/coverage_polygons.h"
#include "cli/grid_options.h"
#include "cli/obstacle_town.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/verb.h"
#include "engine/surfaces/camera_coverage.h"
#include "layers/banded_grid.h"
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

    void answer_places(const WatchedGround& ground, Outcome& outcome) const;
    GridSpec lay_grid(const WatchedGround& ground, const ReadReport& report,
                      Outcome& outcome) const;
    /// The surface, and the result without what is asked besides.
    BandedGrid cover(const WatchedGround& ground, const GridSpec& spec, const Progress& progress,
                     Outcome& outcome) const;
    void write(const WatchedGround& ground, const GridRows& density, const SurfaceSources& told,
               const Progress& progress, Outcome& outcome) const;
    void write_weighing(std::span<const Camera> cameras, Outcome& outcome) const;

    SourceOptions source_;
    GridOptions grid_{5.0};
    OutputOptions output_;
    ObstacleSources standing_;
    std::string masks_;
    double target_height_m_ = 1.6;
    std::string rule_ = "plane";
    std::string standard_ = "2014";
    std::string at_;
    std::string polygons_;
    std::string weighing_;
    CameraQuestions questions_;
};

}  // namespace tk::cli
