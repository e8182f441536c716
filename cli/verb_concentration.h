#pragma once

#include <string>
#include <vector>

#include "cli/concentration_places.h"
#include "cli/filter_options.h"
#include "cli/grid_options.h"
#include "cli/output_options.h"
#include "cli/source_options.h"
#include "cli/verb.h"
#include "layers/read_context.h"

namespace tk::cli {

/// `concentration`: how few places and hours hold how much.
class ConcentrationVerb : public Verb {
public:
    void declare(OptionSet& options) override;
    void check(const OptionSet& options) override;
    Outcome run(const Context& context) override;

private:
    void choose_places(const OptionSet& options);
    void tell_places(const ConcentrationPlaces& places, Outcome& outcome) const;
    void tell_top(const ConcentrationPlaces& places, std::span<const Incident> incidents,
                  Outcome& outcome) const;
    void write(const ConcentrationPlaces& places, const ReadContext& reading,
               const Progress& progress, Outcome& outcome) const;

    SourceOptions source_;
    FilterOptions filter_;
    GridOptions grid_{100.0};
    OutputOptions output_;
    StudyFilter checked_filter_;
    PlaceQuestion question_;
    std::string by_ = "auto";
    std::string step_ = "month";
    int top_ = 10;
};

}  // namespace tk::cli
