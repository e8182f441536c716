#include "layers/read_area_values.h"

#include <gtest/gtest.h>

#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::TempFolder;

/// Squares side by side, one for each list of properties.
std::string squares_file(const TempFolder& folder, const std::vector<std::string>& properties) {
    std::string features;
    for (std::size_t i = 0; i < properties.size(); ++i) {
        const std::string west = std::to_string(10 * i), east = std::to_string(10 * i + 10);
        features += std::string(i == 0 ? "" : ",") + R"({"type":"Feature","properties":{)" +
                    properties[i] + R"(},"geometry":{"type":"Polygon","coordinates":[[[)" + west +
                    ",0],[" + east + ",0],[" + east + ",10],[" + west + ",10],[" + west + ",0]]]}}";
    }
    return folder.write(
        "squares.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"features":[)" +
            features + "]}");
}

LayerRequest request_of(const std::string& source) {
    LayerRequest request;
    request.source = source;
    return request;
}

TEST(ReadAreaValues, SkipsRowsWithoutWhatIsAskedForAndSaysWhy) {
    const TempFolder folder;
    const std::string file = squares_file(
        folder, {R"("namn":"A","brott":"3","folk":10)", R"("namn":"B","folk":10)",
                 R"("namn":"C","brott":"många","folk":10)", R"("namn":"D","brott":"-1","folk":10)",
                 R"("namn":"E","brott":"2","folk":0)", R"("namn":"F","brott":"2")"});
    const ReadContext context{.crs = ProjectedCrs::local()};
    ReadReport report;
    const AreaValues with_people =
        read_area_values(request_of(file), {"brott", "folk"}, context, report);
    EXPECT_EQ(with_people.names, std::vector<std::string>{"A"});
    EXPECT_EQ(with_people.values, std::vector<double>{3.0});
    EXPECT_EQ(with_people.populations, std::vector<double>{10.0});
    std::vector<std::string> reasons;
    for (const SkippedRows& skipped : report.skipped) reasons.push_back(skipped.reason);
    EXPECT_EQ(reasons,
              (std::vector<std::string>{"no value", "value is not a number", "negative value",
                                        "population is not above 0", "no population"}));
    EXPECT_EQ(report.read, report.used + report.skipped_rows());

    ReadReport of_values;
    const AreaValues values = read_area_values(request_of(file), {"brott", ""}, context, of_values);
    EXPECT_EQ(values.values, (std::vector<double>{3.0, -1.0, 2.0, 2.0}));
    EXPECT_TRUE(values.populations.empty());
    ReadReport of_shapes;
    EXPECT_EQ(read_area_values(request_of(file), {}, context, of_shapes).shapes.size(), 6u);
}

TEST(ReadAreaValues, NamesTheFieldsWhereOneIsNotThere) {
    const TempFolder folder;
    const std::string file = squares_file(folder, {R"("namn":"A","brott":"3")"});
    ReadReport report;
    EXPECT_TRUE(test::holds_text(
        test::input_error_of([&] {
            read_area_values(request_of(file), {"Brott i år", ""}, {.crs = ProjectedCrs::local()},
                             report);
        }),
        "it has no field 'Brott i år' (named for value); its fields are: namn, brott"));
}

TEST(HoldsAreas, IsToldByTheGeometry) {
    const TempFolder folder;
    EXPECT_TRUE(holds_areas(request_of(squares_file(folder, {R"("namn":"A")"}))));
    EXPECT_FALSE(holds_areas(request_of(folder.write("i.csv", "x,y\n1,2\n"))));
    EXPECT_FALSE(holds_areas(request_of(folder.write(
        "p.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]})"))));
}

}  // namespace
}  // namespace tk
