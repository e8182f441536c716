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
#include "engine/town/land_use.h"

namespace tk {
namespace {

using SharedGrid = std::shared_ptr<const SurfaceGrid>;

/// Cells with their centre inside the boundary; empty without a boundary.
using InsideMask = std::optional<Grid<std::uint8_t>>;

/// @param values of `cells` of the grid that `inside` lies on
void blank_outside(Grid<float>& values, const CellRange& cells, const InsideMask& inside) {
    if (!inside) return;
    for (int row = 0; row < cells.rows(); ++row)
        for (int col = 0; col < cells.cols(); ++col)
            if ((*inside)(cells.row_begin + row, cells.col_begin + col) == 0)
                values(row, col) = std::numeric_limits<float>::quiet_NaN();
}

SharedGrid finished_surface(Grid<float> values, const InsideMask& inside) {
    blank_outside(values, values.spec().all_cells(), inside);
    return std::make_shared<const SurfaceGrid>(std::move(values));
}

}  // namespace

struct Assessment::Frame {
    InsideMask inside_study, inside_light, inside_cameras, inside_sightlines;
};

struct Assessment::Surroundings {
    explicit Surroundings(std::shared_ptr<const Town> of)
        : town(std::move(of)), obstacles(*town), made_of(town) {}
    Surroundings(const Surroundings& before, std::shared_ptr<const Town> of,
                 const EditedSolids& edited)
        : town(std::move(of)),
          obstacles(before.obstacles, *town, edited),
          made_of(obstacles.made_of() == town.get() ? town : before.made_of) {}

    std::shared_ptr<const Town> town;
    Obstacles obstacles;
    std::shared_ptr<const Town> made_of;  ///< obstacles that no edit concerns point into it
};

std::shared_ptr<const Obstacles> Assessment::obstacles() const {
    if (surroundings_ == nullptr) return nullptr;
    return {surroundings_, &surroundings_->obstacles};
}

PlaceIndexSurfaces Assessment::place_index_surfaces() const {
    return {surface(Surface::hotspot), surface(Surface::light), surface(Surface::cameras),
            feature_distances_m_};
}

std::vector<PlaceIndexPart> Assessment::explain(Cell cell) const {
    if (surface(Surface::place_index) == nullptr) return {};
    std::vector<PlaceIndexPart> parts = explain_place_index(
        cell, place_index_surfaces(), *parameters_->place_index, parameters_->grid);
    for (PlaceIndexPart& part : parts)
        if (part.name == "incident_density") part.unit = parameters_->hotspot->unit;
    return parts;
}

EditedSolids solids_in(const EditedObjects& edited) {
    EditedSolids solids;
    for (const Twofold<Building>& b : edited.buildings)
        solids.buildings.insert((b.after != nullptr ? b.after : b.before)->id);
    for (const Twofold<Development>& d : edited.developments)
        solids.developments.insert((d.after != nullptr ? d.after : d.before)->id);
    return solids;
}

/// Builds an Assessment step by step, from nothing or from the one before.
class Assessor {
public:
    /// From nothing.
    static Assessment assess(std::shared_ptr<const Town> town,
                             const AssessmentParameters& parameters, const Progress& progress) {
        Assessor assessor;
        assessor.begin(std::move(town), parameters);
        assessor.compute_hotspot(part_of_progress(progress, 0.0, 0.2));
        assessor.compute_light(part_of_progress(progress, 0.2, 0.7));
        assessor.compute_cameras(part_of_progress(progress, 0.7, 0.8));
        assessor.compute_sightlines(part_of_progress(progress, 0.8, 0.9));
        assessor.compute_place_index(part_of_progress(progress, 0.9, 1.0));
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
        if (given.light || given.cameras || given.sightlines)
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
        if (given.sightlines) frame_->inside_sightlines = inside(Surface::sightlines);
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

    void compute_sightlines(const Progress& progress) {
        const auto& sightlines = parameters().sightlines;
        if (!sightlines) return;  // an extra, missed only by who asks for it
        made_.entrances_watching_ =
            tk::entrances_watching(town(), obstacles(), sightlines->options);
        slot(Surface::sightlines) = finished_surface(
            surveillance(obstacles(), made_.entrances_watching_,
                         spec_of(Surface::sightlines, parameters()), sightlines->options, progress),
            frame_->inside_sightlines);
    }

    void compute_place_index(const Progress& progress) {
        if (!parameters().place_index)
            return leave_out(Surface::place_index, "it is not asked for");
        measure_features(part_of_progress(progress, 0.0, 0.7));
        freeze_density_ramp();
        const PlaceIndexParameters& index = *parameters().place_index;
        if (!has_place_index_part(made_.place_index_surfaces(), index))
            return leave_out(Surface::place_index, "nothing is known that it could be made of");
        slot(Surface::place_index) =
            finished_surface(tk::place_index(made_.place_index_surfaces(), index, parameters().grid,
                                             part_of_progress(progress, 0.7, 1.0)),
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
            made_.feature_distances_m_.push_back(
                std::make_shared<const SurfaceGrid>(feature_distance(
                    with_developments(*set, town()), parameters().grid, features[i].reach_m(),
                    part_of_progress(progress, share(i), share(i + 1)))));
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
        forget_changes();
        const EditedObjects edited = edited_objects(before.town(), town(), edits);
        if (made_.surroundings_ != nullptr && obstacles_may_differ(before.town(), town()))
            made_.surroundings_ = std::make_shared<const Assessment::Surroundings>(
                *before.surroundings_, made_.town_, solids_in(edited));
        progress.at(0.1);
        if (parameters().light) take_in_light(edited, progress);
        progress.at(0.6);
        if (parameters().cameras) take_in_cameras(edited, progress);
        progress.at(0.8);
        if (parameters().sightlines) take_in_sightlines(before, edited, progress);
        progress.at(0.9);
        take_in_place_index(take_in_features(edited));
        progress.at(1.0);
    }

    void forget_changes() {
        for (std::vector<CellRange>& cells : made_.changed_cells_) cells.clear();
    }

    static bool obstacles_may_differ(const Town& a, const Town& b) {
        return &a.buildings() != &b.buildings() || &a.developments() != &b.developments() ||
               &a.trees() != &b.trees();
    }

    /// @param compute (GridSpec, Progress) -> Grid<float>, the values in a window
    template <class Compute>
    void recompute(Surface which, std::vector<CellRange> ranges, const InsideMask& inside,
                   const Progress& progress, Compute compute) {
        if (ranges.empty()) return;
        std::vector<Grid<float>> parts;
        const auto share = [&](std::size_t done) {
            return static_cast<double>(done) / static_cast<double>(ranges.size());
        };
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            parts.push_back(compute(window_of(slot(which)->spec(), ranges[i]),
                                    part_of_progress(progress, share(i), share(i + 1))));
            blank_outside(parts.back(), ranges[i], inside);
        }
        replace_parts(which, std::move(ranges), parts);
    }

    void replace_parts(Surface which, std::vector<CellRange> ranges,
                       std::span<const Grid<float>> parts) {
        slot(which) = std::make_shared<const SurfaceGrid>(slot(which)->with(parts));
        made_.changed_cells_[static_cast<std::size_t>(which)] = std::move(ranges);
    }

    void take_in_light(const EditedObjects& edited, const Progress& progress) {
        recompute_light(affected_light_cells(edited, town(), slot(Surface::light)->spec(),
                                             parameters().light->options),
                        {{}, progress.cancelled});
    }

    void recompute_light(std::vector<CellRange> ranges, const Progress& progress) {
        const IlluminanceOptions& options = parameters().light->options;
        recompute(Surface::light, std::move(ranges), made_.frame_->inside_light, progress,
                  [&](const GridSpec& window, const Progress& step) {
                      return illuminance(town().lights(), obstacles(), window, options, step);
                  });
    }

    void change_hour(std::optional<int> minute_of_day, const Progress& progress) {
        if (!parameters().light || slot(Surface::light) == nullptr) return;
        forget_changes();
        const IlluminanceOptions& options = parameters().light->options;
        std::vector<CellRange> ranges =
            cells_lit_otherwise(town().lights(), options.minute_of_day, minute_of_day,
                                slot(Surface::light)->spec(), options);
        AssessmentParameters changed = parameters();
        changed.light->options.minute_of_day = minute_of_day;
        made_.parameters_ = std::make_shared<const AssessmentParameters>(std::move(changed));
        recompute_light(std::move(ranges), part_of_progress(progress, 0.0, 0.9));
        take_in_place_index({});
        progress.at(1.0);
    }

    void take_hour_of(const Assessment& today, std::span<const Edit> edits,
                      const Progress& progress) {
        if (!parameters().light || today.surface(Surface::light) == nullptr) return;
        forget_changes();
        slot(Surface::light) = today.surface(Surface::light);
        slot(Surface::place_index) = today.surface(Surface::place_index);
        const EditedObjects edited = edited_objects(today.town(), town(), edits);
        take_in_light(edited, part_of_progress(progress, 0.0, 0.9));
        // Cameras and features are as before, but today's index does not know what they are here.
        std::vector<CellRange> index_ranges;
        if (parameters().cameras) {
            const GridSpec cameras = spec_of(Surface::cameras, parameters());
            index_ranges = cells_overlapping(
                affected_camera_cells(edited, town(), cameras, parameters().cameras->options),
                cameras, parameters().grid);
        }
        for (std::size_t i = 0; i < made_.feature_distances_m_.size(); ++i) {
            const FeaturePart& part = parameters().place_index->features[i];
            const auto near = affected_distance_cells(edited, *town().feature_set(part.set),
                                                      part.reach_m(), parameters().grid);
            index_ranges.insert(index_ranges.end(), near.begin(), near.end());
        }
        take_in_place_index(std::move(index_ranges));
        progress.at(1.0);
    }

    void take_in_cameras(const EditedObjects& edited, const Progress& progress) {
        const CameraCoverageOptions& options = parameters().cameras->options;
        recompute(Surface::cameras,
                  affected_camera_cells(edited, town(), slot(Surface::cameras)->spec(), options),
                  made_.frame_->inside_cameras, {{}, progress.cancelled},
                  [&](const GridSpec& window, const Progress& step) {
                      return camera_coverage(MaskedCameras(town()), obstacles(), window, options,
                                             step);
                  });
    }

    void take_in_sightlines(const Assessment& before, const EditedObjects& edited,
                            const Progress& progress) {
        const std::vector<Extent> solids = extents_of_edited_solids(edited, town());
        if (solids.empty()) return;
        const SurveillanceOptions& options = parameters().sightlines->options;
        made_.entrances_watching_ = tk::entrances_watching(town(), obstacles(), options);
        const std::vector<Extent> changed =
            extents_watching_otherwise(solids, before.surroundings_->obstacles, obstacles(),
                                       before.entrances_watching_, made_.entrances_watching_);
        recompute(Surface::sightlines,
                  affected_surveillance_cells(changed, slot(Surface::sightlines)->spec(), options),
                  made_.frame_->inside_sightlines, {{}, progress.cancelled},
                  [&](const GridSpec& window, const Progress& step) {
                      return surveillance(obstacles(), made_.entrances_watching_, window, options,
                                          step);
                  });
    }

    /// The cells of the study's grid from which a feature has come nearer or gone.
    std::vector<CellRange> take_in_features(const EditedObjects& edited) {
        std::vector<CellRange> all;
        for (std::size_t i = 0; i < made_.feature_distances_m_.size(); ++i) {
            const FeaturePart& part = parameters().place_index->features[i];
            const FeatureSet& set = *town().feature_set(part.set);
            if (set.uses.empty()) continue;
            SharedGrid& distance = made_.feature_distances_m_[i];
            const std::vector<CellRange> ranges =
                affected_distance_cells(edited, set, part.reach_m(), distance->spec());
            if (ranges.empty()) continue;
            const FeatureSet standing = with_developments(set, town());
            std::vector<Grid<float>> parts;
            for (const CellRange& range : ranges)
                parts.push_back(
                    feature_distance(standing, window_of(distance->spec(), range), part.reach_m()));
            distance = std::make_shared<const SurfaceGrid>(distance->with(parts));
            all.insert(all.end(), ranges.begin(), ranges.end());
        }
        return all;
    }

    /// Where what it is made of has changed.
    /// @param ranges where distances to features have
    void take_in_place_index(std::vector<CellRange> ranges) {
        if (slot(Surface::place_index) == nullptr) return;
        for (const Surface part : {Surface::light, Surface::cameras})
            if (!made_.changed_cells(part).empty()) {
                const auto onto = cells_overlapping(made_.changed_cells(part), slot(part)->spec(),
                                                    parameters().grid);
                ranges.insert(ranges.end(), onto.begin(), onto.end());
            }
        ranges = disjoint(std::move(ranges), parameters().grid);
        if (ranges.empty()) return;
        std::vector<Grid<float>> parts = place_index_within(
            ranges, made_.place_index_surfaces(), *parameters().place_index, parameters().grid);
        for (std::size_t i = 0; i < ranges.size(); ++i)
            blank_outside(parts[i], ranges[i], made_.frame_->inside_study);
        replace_parts(Surface::place_index, std::move(ranges), parts);
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
