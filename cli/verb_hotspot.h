#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/filter_options.h"
#include "cli/grid_options.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/street_options.h"
#include "cli/verb.h"
#include "layers/hotspot_surface.h"
#include "layers/read_context.h"
#include "layers/study.h"

namespace tk::cli {

/// `hotspot`: kernel density of incidents, as a grid, along streets or at places.
class HotspotVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    void check_along(const OptionSet& options) const;
    void compute_along(Incidents incidents, const IncidentFilter& filter,
                       const ReadContext& reading, const Context& context, Outcome& outcome) const;
    std::vector<WeightedPoint> read_baseline(const ReadContext& reading,
                                             std::vector<std::string>& notes) const;
    void compute_at(const HotspotSurface& surface, const std::optional<GridSpec>& spec,
                    const std::optional<MultiPolygon>& boundary, Outcome& outcome) const;
    void compute_grid(const HotspotSurface& surface, const GridSpec& spec,
                      const std::optional<MultiPolygon>& boundary, const ReadContext& reading,
                      const Context& context, Outcome& outcome) const;

    SourceOptions source_;
    FilterOptions filter_;
    GridOptions grid_{10.0};
    OutputOptions output_;
    StreetOptions streets_;
    HotspotAnalysis analysis_;
    std::string bandwidth_ = "250";
    std::string at_;
    bool cell_given_ = false;
};

}  // namespace tk::cli
