#include "engine/scenario/affected_cells.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "engine/scenario/apply.h"

namespace tk {
namespace {

/// A lamp in the middle of 400 m × 400 m, and a building 20 m to its east.
class AffectedCells : public ::testing::Test {
protected:
    AffectedCells() {
        lamp.id = "L";
        lamp.at = {674200, 6580200};
        lamp.luminous_flux_lm = 3000;
        house.id = "B";
        house.footprint = square(674220, 6580195);
        TownParts parts;
        parts.lights = {lamp};
        parts.buildings = {house};
        town = build_town(std::move(parts));
    }
    static MultiPolygon square(double west, double south) {
        return {
            {{{west, south}, {west + 10, south}, {west + 10, south + 10}, {west, south + 10}}, {}}};
    }
    std::vector<CellRange> light_cells(const Edit& edit) const {
        const std::vector<Edit> edits{edit};
        const auto after = apply(*town, {"P", edits});
        return affected_light_cells(edited_objects(*town, *after, edits), *after, spec);
    }
    static bool holds(const std::vector<CellRange>& ranges, MapPoint at) {
        const Cell cell = *cell_at(spec, at);
        for (const CellRange& range : ranges)
            if (cell.row >= range.row_begin && cell.row < range.row_end &&
                cell.col >= range.col_begin && cell.col < range.col_end)
                return true;
        return false;
    }

    static inline const GridSpec spec = grid_covering({674000, 6580000, 674400, 6580400}, 2.0);
    StreetLight lamp;
    Building house;
    std::shared_ptr<const Town> town;
};

TEST_F(AffectedCells, OfALampThatMovesLieWithinItsReachOldAndNew) {
    const double reach_m = light_reach_m(lamp);
    ASSERT_LT(reach_m, 140.0) << "the test needs a lamp that does not reach everywhere";
    StreetLight moved_lamp = lamp;
    moved_lamp.at.east_m += 50.0;
    const auto ranges = light_cells(Changed<StreetLight>{moved_lamp});
    EXPECT_TRUE(holds(ranges, {lamp.at.east_m - reach_m + 3.0, lamp.at.north_m}));
    EXPECT_TRUE(holds(ranges, {lamp.at.east_m + 50.0 + reach_m - 3.0, lamp.at.north_m}));
    EXPECT_FALSE(holds(ranges, {lamp.at.east_m - reach_m - 3.0, lamp.at.north_m}));
    EXPECT_FALSE(holds(ranges, {lamp.at.east_m, lamp.at.north_m + reach_m + 3.0}));
}

TEST_F(AffectedCells, OfABuildingThatChangesLieOnItsFarSideFromTheLamp) {
    house.height_m = 20.0;
    const auto ranges = light_cells(Changed<Building>{house});
    EXPECT_TRUE(holds(ranges, {674225, 6580200}));   // its own footprint
    EXPECT_TRUE(holds(ranges, {674235, 6580200}));   // its shadow
    EXPECT_FALSE(holds(ranges, {674210, 6580200}));  // between the lamp and it
    EXPECT_FALSE(holds(ranges, {674190, 6580200}));  // behind the lamp
}

TEST_F(AffectedCells, OfABuildingRoundALampAreAllThatTheLampReaches) {
    house.footprint = square(674195, 6580195);
    const auto ranges = light_cells(Changed<Building>{house});
    EXPECT_TRUE(holds(ranges, {674190, 6580200}));
    EXPECT_TRUE(holds(ranges, {674235, 6580200}));
}

TEST_F(AffectedCells, OfADemolitionAreThoseOfTheBuildingsWithTheirCentreInIt) {
    Development demolition;
    demolition.id = "D";
    demolition.footprint = square(674216, 6580196);  // holds the centre, not the whole
    demolition.action = DevelopmentAction::demolish;
    demolition.stands = true;
    EXPECT_TRUE(holds(light_cells(Added<Development>{demolition}), {674229, 6580204}));
    demolition.footprint = square(674210, 6580191);
    EXPECT_TRUE(light_cells(Added<Development>{demolition}).empty());
}

TEST_F(AffectedCells, AreNoneWhenAnEditLeavesLightAsItIs) {
    house.use = "library";
    EXPECT_TRUE(light_cells(Changed<Building>{house}).empty());
    Camera camera;
    camera.id = "K";
    camera.at = lamp.at;
    EXPECT_TRUE(light_cells(Added<Camera>{camera}).empty());
    Street street;
    street.id = "S";
    street.lines = {{lamp.at, house.footprint[0].outer[0]}};
    EXPECT_TRUE(light_cells(Added<Street>{street}).empty());
    Tree far_off;
    far_off.id = "T";
    far_off.at = {lamp.at.east_m + 5000.0, lamp.at.north_m};
    for (const CellRange& cells : light_cells(Added<Tree>{far_off})) EXPECT_TRUE(cells.empty());
    Development planned;
    planned.id = "D";
    planned.footprint = square(674220, 6580220);
    EXPECT_TRUE(light_cells(Added<Development>{planned}).empty()) << "it does not stand";
}

TEST_F(AffectedCells, OfACameraLieWithinItsReach) {
    Camera camera;
    camera.id = "K";
    camera.at = lamp.at;
    const std::vector<Edit> edits{Added<Camera>{camera}};
    const auto after = apply(*town, {"P", edits});
    const auto ranges = affected_camera_cells(edited_objects(*town, *after, edits), *after, spec);
    const double reach_m = camera_reach_m(camera);
    EXPECT_TRUE(holds(ranges, {lamp.at.east_m, lamp.at.north_m + reach_m - 3.0}));
    EXPECT_FALSE(holds(ranges, {lamp.at.east_m, lamp.at.north_m + reach_m + 3.0}));
}

class AffectedCellsOfMasks : public ::testing::Test {
protected:
    AffectedCellsOfMasks() {
        for (const char* id : {"K", "K2"}) {
            Camera camera;
            camera.id = id;
            camera.at = at;
            camera.at.east_m += cameras.empty() ? 0.0 : 100.0;
            camera.range_m = 50.0;
            cameras.push_back(camera);
        }
        TownParts parts;
        parts.cameras = cameras;
        parts.masks = {mask};
        town = build_town(std::move(parts));
    }
    static MultiPolygon strip(double west, double south, double east, double north) {
        return rectangle({west, south, east, north});
    }
    std::vector<CellRange> cells(const Edit& edit) const {
        const std::vector<Edit> edits{edit};
        const auto after = apply(*town, {"P", edits});
        return affected_camera_cells(edited_objects(*town, *after, edits), *after, spec);
    }
    static bool holds(const std::vector<CellRange>& ranges, double east, double north) {
        const Cell cell = *cell_at(spec, {at.east_m + east, at.north_m + north});
        return std::any_of(ranges.begin(), ranges.end(), [&](const CellRange& r) {
            return cell.row >= r.row_begin && cell.row < r.row_end && cell.col >= r.col_begin &&
                   cell.col < r.col_end;
        });
    }

    static constexpr MapPoint at{674150, 6580200};
    static inline const GridSpec spec = grid_covering({674000, 6580000, 674400, 6580400}, 2.0);
    /// From 20 m to the west to 120 m to the east of the first camera.
    const PrivacyMask mask{
        "M", "K", strip(at.east_m - 20, at.north_m + 10, at.east_m + 120, at.north_m + 20)};
    std::vector<Camera> cameras;
    std::shared_ptr<const Town> town;
};

TEST_F(AffectedCellsOfMasks, LieInTheMaskAsFarAsItsCameraReaches) {
    const auto gone = cells(Removed<PrivacyMask>{"M"});
    EXPECT_TRUE(holds(gone, -19, 15));
    EXPECT_TRUE(holds(gone, 49, 15));
    EXPECT_FALSE(holds(gone, 52, 15)) << "beyond the reach of its camera";
    EXPECT_FALSE(holds(gone, 0, 8));
    EXPECT_FALSE(holds(gone, 110, 15)) << "the other camera is not masked";
}

TEST_F(AffectedCellsOfMasks, AreThoseOfItsFormerAndOfItsNewPlace) {
    PrivacyMask other = mask;
    other.shape = strip(at.east_m - 20, at.north_m - 20, at.east_m, at.north_m - 10);
    const auto moved = cells(Changed<PrivacyMask>{other});
    EXPECT_TRUE(holds(moved, -10, 15));
    EXPECT_TRUE(holds(moved, -10, -15));
    EXPECT_FALSE(holds(moved, -10, 0));
}

TEST_F(AffectedCellsOfMasks, AreThoseOfBothCamerasWhereItGoesFromOneToAll) {
    PrivacyMask other = mask;
    other.camera_id.clear();
    const auto shared = cells(Changed<PrivacyMask>{other});
    EXPECT_TRUE(holds(shared, 0, 15));
    EXPECT_TRUE(holds(shared, 110, 15));
}

TEST_F(AffectedCellsOfMasks, AreNoneWhereNothingChangesOrNoCameraReaches) {
    EXPECT_TRUE(cells(Changed<PrivacyMask>{mask}).empty());
    PrivacyMask far_off{"F", "", strip(674390, 6580390, 674399, 6580399)};
    EXPECT_TRUE(cells(Added<PrivacyMask>{far_off}).empty());
    PrivacyMask of_nobody{"F", "K9", mask.shape};
    EXPECT_TRUE(cells(Added<PrivacyMask>{of_nobody}).empty());
}

}  // namespace
}  // namespace tk
