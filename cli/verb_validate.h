#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/filter_options.h"
#include "cli/source_options.h"
#include "cli/verb.h"
#include "engine/analyses/forecast_accuracy.h"
#include "engine/analyses/forecast_places.h"
#include "engine/grid/grid.h"
#include "layers/read_context.h"

namespace tk::cli {

/// `validate`: how well a surface foretold later incidents.
class ValidateVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    /// Where the forecast is from: a surface, on areas or not, or areas with values of their own.
    struct Forecast {
        std::optional<Grid<float>> surface;
        std::string unit;
        std::vector<MultiPolygon> areas;  ///< empty: the cells of the surface are the places
        PlaceForecast places;
    };
    Forecast read_forecast(ReadContext& reading, Outcome& outcome) const;
    Forecast read_areas_with_values(ReadContext& reading, Outcome& outcome) const;
    /// The filter but with the period of the earlier incidents.
    StudyFilter earlier_filter() const;
    Incidents read_all_steps(const ReadContext& reading) const;
    PlaceCounts count(const Forecast& forecast, const Incidents& incidents) const;
    /// 0 where places are areas.
    int cells_across_patrol(const Forecast& forecast) const;
    std::vector<double> pei_star(const Forecast& forecast, const ForecastRanking& ranking,
                                 const PlaceCounts& later) const;
    void tell(const Forecast& forecast, const PlaceCounts& later,
              const std::optional<PlaceCounts>& earlier, Outcome& outcome) const;

    std::string surface_;
    SourceOptions source_;
    FilterOptions filter_;
    StudyFilter checked_filter_;
    std::string areas_;
    std::string value_;
    std::string boundary_;
    std::string earlier_from_;
    std::string earlier_to_;
    std::string rolling_ = "none";
    double bandwidth_m_ = 250.0;
    double patrol_cell_m_ = 100.0;
    std::string area_shares_ = "0.01,0.05,0.1,0.2,0.5";
    std::vector<double> shares_;
};

}  // namespace tk::cli
