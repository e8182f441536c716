#pragma once

#include "cli/cluster_analysis.h"
#include "cli/filter_options.h"
#include "cli/grid_options.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/verb.h"
#include "layers/read_context.h"

namespace tk::cli {

/// `clusters`: where values are high or low together, on a counting grid or on areas.
class ClustersVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    /// The first source holds the areas themselves, with their values.
    bool source_is_areas() const;
    LayerRequest incident_request() const;
    StudiedPlaces read_places(const ReadContext& reading, Outcome& outcome) const;
    StudiedPlaces read_own_areas(const ReadContext& reading, Outcome& outcome) const;
    StudiedPlaces count_incidents(const ReadContext& reading, Outcome& outcome) const;
    void write(const StudiedPlaces& places, const ClusterStatistics& found,
               const ReadContext& reading, const Progress& progress, Outcome& outcome) const;

    SourceOptions source_;
    FilterOptions filter_;
    GridOptions grid_{ClustersAnalysis{}.cell_m};
    OutputOptions output_;
    StudyFilter checked_filter_;
    ClustersAnalysis asked_;
    ClusterRequest request_;
};

}  // namespace tk::cli
