#include "engine/assess/assessment.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "engine/core/parallel_for.h"
#include "engine/grid/zonal.h"
#include "engine/scenario/affected_cells.h"
#include "engine/scenario/cell_ranges.h"
#include "engine/surfaces/feature_distance.h"

namespace tk {
namespace {

using SharedGrid = std::shared_ptr<const Grid<float>>;

/// Progress of one step that is the part [from, to] of the whole.
Progress progress_step(const Progress& whole, double from, double to) {
    Progress step;
    step.cancelled = whole.cancelled;
    if (whole.report)
        step.report = [&whole, from, to](double share) {
            whole.report(from + share * (to - from));
        };
    return step;
}

/// Cells with their centre inside the boundary; empty without a boundary.
using InsideMask = std::optional<Grid<std::uint8_t>>;

void blank_outside(Grid<float>& values, const CellRange& cells, const InsideMask& inside) {
    if (!inside) return;
    for (int row = cells.row_begin; row < cells.row_end; ++row)
        for (int col = cells.col_begin; col < cells.col_end; ++col)
            if ((*inside)(row, col) == 0)
                values(row, col) = std::numeric_limits<float>::quiet_NaN();
}

SharedGrid finished_surface(Grid<float> values, const InsideMask& inside) {
    blank_outside(values, values.spec().all_cells(), inside);
    return std::make_shared<const Grid<float>>(std::move(values));
}

}  // namespace

struct Assessment::Frame {
    InsideMask inside_study, inside_light, inside_cameras;
    std::vector<SharedGrid> feature_distances_m;
};

struct Assessment::Surroundings {
    explicit Surroundings(std::shared_ptr<const Town> of) : town(std::move(of)), obstacles(*town) {}

    std::shared_ptr<const Town> town;
    Obstacles obstacles;
};

std::shared_ptr<const Obstacles> Assessment::obstacles() const {
    if (surroundings_ == nullptr) return nullptr;
    return {surroundings_, &surroundings_->obstacles};
}

PlaceIndexSurfaces Assessment::place_index_surfaces() const {
    return {surface(Surface::hotspot), surface(Surface::light), surface(Surface::cameras),
            frame_->feature_distances_m};
}

std::vector<PlaceIndexPart> Assessment::explain(Cell cell) const {
    if (surface(Surface::place_index) == nullptr) return {};
    std::vector<PlaceIndexPart> parts = explain_place_index(
        cell, place_index_surfaces(), *parameters_->place_index, parameters_->grid);
    for (PlaceIndexPart& part : parts)
        if (part.name == "incident_density") part.unit = parameters_->hotspot->unit;
    return parts;
}

/// Builds an Assessment step by step, from nothing or from the one before.
class Assessor {
public:
    /// From nothing.
    static Assessment assess(std::shared_ptr<const Town> town,
                             const AssessmentParameters& parameters, const Progress& progress) {
        Assessor assessor;
        assessor.begin(std::move(town), parameters);
        assessor.compute_hotspot(progress_step(progress, 0.0, 0.2));
        assessor.compute_light(progress_step(progress, 0.2, 0.7));
        assessor.compute_cameras(progress_step(progress, 0.7, 0.9));
        assessor.compute_place_index(progress_step(progress, 0.9, 1.0));
        return std::move(assessor.made_);
    }

    static Assessment reassess(const Assessment& before, std::shared_ptr<const Town> after,
                               std::span<const Edit> edits, const Progress& progress) {
        Assessor assessor;
        assessor.made_ = before;
        assessor.made_.town_ = std::move(after);
        assessor.take_in(before, edits, progress);
        return std::move(assessor.made_);
    }

    static Assessment at_hour(const Assessment& before, std::optional<int> minute_of_day,
                              const Progress& progress) {
        Assessor assessor;
        assessor.made_ = before;
        assessor.change_hour(minute_of_day, progress);
        return std::move(assessor.made_);
    }

    static Assessment at_hour_of(const Assessment& today, const Assessment& plan,
                                 std::span<const Edit> edits, const Progress& progress) {
        Assessor assessor;
        assessor.made_ = plan;
        assessor.made_.parameters_ = today.parameters_;
        assessor.take_hour_of(today, edits, progress);
        return std::move(assessor.made_);
    }

private:
    SharedGrid& slot(Surface which) { return made_.surfaces_[static_cast<std::size_t>(which)]; }
    const Town& town() const { return *made_.town_; }
    const AssessmentParameters& parameters() const { return *made_.parameters_; }
    const Obstacles& obstacles() const { return made_.surroundings_->obstacles; }
    void leave_out(Surface which, std::string reason) {
        made_.missing_.push_back({which, std::move(reason)});
    }

    void begin(std::shared_ptr<const Town> town_given, const AssessmentParameters& given) {
        made_.town_ = std::move(town_given);
        made_.parameters_ = std::make_shared<const AssessmentParameters>(given);
        if (given.light || given.cameras)
            made_.surroundings_ = std::make_shared<const Assessment::Surroundings>(made_.town_);
        frame_ = std::make_shared<Assessment::Frame>();
        made_.frame_ = frame_;
        if (!town().boundary()) return;
        const auto inside = [&](Surface which) {
            return centres_in(*town().boundary(), spec_of(which, given));
        };
        frame_->inside_study = inside(Surface::hotspot);
        if (given.light) frame_->inside_light = inside(Surface::light);
        if (given.cameras) frame_->inside_cameras = inside(Surface::cameras);
    }

    void compute_hotspot(const Progress& progress) {
        const auto& hotspot = parameters().hotspot;
        if (!hotspot || (hotspot->made == nullptr && hotspot->incidents == nullptr))
            return leave_out(Surface::hotspot, "no incidents are known");
        Grid<float> density =
            hotspot->made != nullptr ? *hotspot->made : spread_incidents(*hotspot, progress);
        if (density.spec() != parameters().grid)
            throw std::invalid_argument(
                "assessment: the hotspot surface lies on other cells than the study's");
        slot(Surface::hotspot) = finished_surface(std::move(density), frame_->inside_study);
        progress.at(1.0);
    }

    Grid<float> spread_incidents(const HotspotParameters& hotspot, const Progress& progress) {
        KernelDensityOptions kernel = hotspot.kernel;
        if (hotspot.point_bandwidths_m != nullptr)
            kernel.point_bandwidths_m = *hotspot.point_bandwidths_m;
        return kernel_density(*hotspot.incidents, parameters().grid, kernel, progress);
    }

    void compute_light(const Progress& progress) {
        const auto& light = parameters().light;
        if (!light) return leave_out(Surface::light, "no street lights are known");
        slot(Surface::light) = finished_surface(
            illuminance(town().lights(), obstacles(), spec_of(Surface::light, parameters()),
                        light->options, progress),
            frame_->inside_light);
    }

    void compute_cameras(const Progress& progress) {
        const auto& cameras = parameters().cameras;
        if (!cameras) return leave_out(Surface::cameras, "no cameras are known");
        slot(Surface::cameras) = finished_surface(
            camera_coverage(MaskedCameras(town()), obstacles(),
                            spec_of(Surface::cameras, parameters()), cameras->options, progress),
            frame_->inside_cameras);
    }

    void compute_place_index(const Progress& progress) {
        if (!parameters().place_index)
            return leave_out(Surface::place_index, "it is not asked for");
        measure_features(progress_step(progress, 0.0, 0.7));
        freeze_density_ramp();
        const PlaceIndexParameters& index = *parameters().place_index;
        if (!has_place_index_part(made_.place_index_surfaces(), index))
            return leave_out(Surface::place_index, "nothing is known that it could be made of");
        slot(Surface::place_index) =
            finished_surface(tk::place_index(made_.place_index_surfaces(), index, parameters().grid,
                                             progress_step(progress, 0.7, 1.0)),
                             frame_->inside_study);
    }

    void measure_features(const Progress& progress) {
        const std::vector<FeaturePart>& features = parameters().place_index->features;
        for (std::size_t i = 0; i < features.size(); ++i) {
            const FeatureSet* set = town().feature_set(features[i].set);
            if (set == nullptr)
                throw std::invalid_argument("place index: there is no feature set '" +
                                            features[i].set + "'");
            const auto share = [&](std::size_t done) {
                return static_cast<double>(done) / static_cast<double>(features.size());
            };
            frame_->feature_distances_m.push_back(std::make_shared<const Grid<float>>(
                feature_distance(*set, parameters().grid, features[i].reach_m(),
                                 progress_step(progress, share(i), share(i + 1)))));
        }
    }

    /// Today's density decides the ramp once; a scenario is given it with today's parameters.
    void freeze_density_ramp() {
        const SharedGrid density = slot(Surface::hotspot);
        if (density == nullptr || parameters().place_index->incident_density_ramp) return;
        AssessmentParameters frozen = parameters();
        frozen.place_index->incident_density_ramp = density_ramp_of(*density);
        made_.parameters_ = std::make_shared<const AssessmentParameters>(std::move(frozen));
    }

    void take_in(const Assessment& before, std::span<const Edit> edits, const Progress& progress) {
        if (made_.surroundings_ != nullptr && obstacles_may_differ(before.town(), town()))
            made_.surroundings_ = std::make_shared<const Assessment::Surroundings>(made_.town_);
        progress.at(0.1);
        std::vector<CellRange> index_ranges;
        const auto note = [&](const std::vector<CellRange>& ranges, Surface which) {
            const auto onto =
                cells_overlapping(ranges, spec_of(which, parameters()), parameters().grid);
            index_ranges.insert(index_ranges.end(), onto.begin(), onto.end());
        };
        if (parameters().light) note(take_in_light(before.town(), edits, progress), Surface::light);
        progress.at(0.6);
        if (parameters().cameras)
            note(take_in_cameras(before.town(), edits, progress), Surface::cameras);
        progress.at(0.9);
        take_in_place_index(disjoint(std::move(index_ranges), parameters().grid));
        progress.at(1.0);
    }

    static bool obstacles_may_differ(const Town& a, const Town& b) {
        return &a.buildings() != &b.buildings() || &a.developments() != &b.developments() ||
               &a.trees() != &b.trees();
    }

    std::vector<CellRange> take_in_light(const Town& before, std::span<const Edit> edits,
                                         const Progress& progress) {
        const IlluminanceOptions& options = parameters().light->options;
        const GridSpec spec = slot(Surface::light)->spec();
        const std::vector<CellRange> ranges =
            affected_light_cells(before, town(), edits, spec, options);
        recompute_light(ranges, {{}, progress.cancelled});
        return ranges;
    }

    void recompute_light(const std::vector<CellRange>& ranges, const Progress& progress) {
        if (ranges.empty()) return;
        const IlluminanceOptions& options = parameters().light->options;
        SharedGrid& shared = slot(Surface::light);
        Grid<float> lux = *shared;
        const auto share = [&](std::size_t done) {
            return static_cast<double>(done) / static_cast<double>(ranges.size());
        };
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            recompute_illuminance(lux, ranges[i], town().lights(), obstacles(), options,
                                  progress_step(progress, share(i), share(i + 1)));
            blank_outside(lux, ranges[i], made_.frame_->inside_light);
        }
        shared = std::make_shared<const Grid<float>>(std::move(lux));
    }

    void change_hour(std::optional<int> minute_of_day, const Progress& progress) {
        if (!parameters().light || slot(Surface::light) == nullptr) return;
        const IlluminanceOptions& options = parameters().light->options;
        const GridSpec spec = slot(Surface::light)->spec();
        const std::vector<CellRange> ranges = cells_lit_otherwise(
            town().lights(), options.minute_of_day, minute_of_day, spec, options);
        AssessmentParameters changed = parameters();
        changed.light->options.minute_of_day = minute_of_day;
        made_.parameters_ = std::make_shared<const AssessmentParameters>(std::move(changed));
        recompute_light(ranges, progress_step(progress, 0.0, 0.9));
        take_in_place_index(cells_overlapping(ranges, spec, parameters().grid));
        progress.at(1.0);
    }

    void take_hour_of(const Assessment& today, std::span<const Edit> edits,
                      const Progress& progress) {
        if (!parameters().light || today.surface(Surface::light) == nullptr) return;
        slot(Surface::light) = today.surface(Surface::light);
        slot(Surface::place_index) = today.surface(Surface::place_index);
        const GridSpec light = spec_of(Surface::light, parameters());
        std::vector<CellRange> index_ranges = cells_overlapping(
            take_in_light(today.town(), edits, progress), light, parameters().grid);
        if (parameters().cameras) {
            // Seen by cameras as before, but today's index does not know what they see.
            const GridSpec cameras = spec_of(Surface::cameras, parameters());
            const auto onto =
                cells_overlapping(affected_camera_cells(today.town(), town(), edits, cameras,
                                                        parameters().cameras->options),
                                  cameras, parameters().grid);
            index_ranges.insert(index_ranges.end(), onto.begin(), onto.end());
        }
        take_in_place_index(disjoint(std::move(index_ranges), parameters().grid));
        progress.at(1.0);
    }

    std::vector<CellRange> take_in_cameras(const Town& before, std::span<const Edit> edits,
                                           const Progress& progress) {
        const CameraCoverageOptions& options = parameters().cameras->options;
        SharedGrid& shared = slot(Surface::cameras);
        std::vector<CellRange> ranges =
            affected_camera_cells(before, town(), edits, shared->spec(), options);
        if (ranges.empty()) return ranges;
        Grid<float> density = *shared;
        for (const CellRange& range : ranges) {
            progress.check();
            recompute_camera_coverage(density, range, MaskedCameras(town()), obstacles(), options);
            blank_outside(density, range, made_.frame_->inside_cameras);
        }
        shared = std::make_shared<const Grid<float>>(std::move(density));
        return ranges;
    }

    void take_in_place_index(const std::vector<CellRange>& ranges) {
        SharedGrid& shared = slot(Surface::place_index);
        if (shared == nullptr || ranges.empty()) return;
        Grid<float> index = *shared;
        recompute_place_index(index, ranges, made_.place_index_surfaces(),
                              *parameters().place_index);
        for (const CellRange& range : ranges)
            blank_outside(index, range, made_.frame_->inside_study);
        shared = std::make_shared<const Grid<float>>(std::move(index));
    }

    Assessment made_;
    std::shared_ptr<Assessment::Frame> frame_;  ///< the same as made_'s, while it is filled
};

Assessment assess(std::shared_ptr<const Town> town, const AssessmentParameters& parameters,
                  const Progress& progress) {
    if (town == nullptr) throw std::invalid_argument("assessment: there is no town");
    return Assessor::assess(std::move(town), parameters, progress);
}

Assessment reassess(const Assessment& before, std::shared_ptr<const Town> after,
                    std::span<const Edit> edits, const Progress& progress) {
    if (after == nullptr) throw std::invalid_argument("assessment: there is no town");
    return Assessor::reassess(before, std::move(after), edits, progress);
}

Assessment at_hour(const Assessment& before, std::optional<int> minute_of_day,
                   const Progress& progress) {
    return Assessor::at_hour(before, minute_of_day, progress);
}

Assessment at_hour_of(const Assessment& today, const Assessment& plan, std::span<const Edit> edits,
                      const Progress& progress) {
    return Assessor::at_hour_of(today, plan, edits, progress);
}

}  // namespace tk
