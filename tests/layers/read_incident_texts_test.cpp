#include "layers/read_incident_texts.h"

#include <gtest/gtest.h>

#include "layers/read_incidents.h"
#include "tests/layers/reading_checks.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

using test::TempFolder;

// Rows that are skipped or filtered out stand between those that are read.
TEST(ReadIncidentTexts, AreThoseOfTheSameRecords) {
    const TempFolder folder;
    LayerRequest request;
    request.source = folder.write(
        "i.csv",
        "x,y,gata,sort\n1,1,Storgatan,a\n,,Skippad,a\n2,2,,a\n3,3,Ågatan,b\n4,4, Torget ,a\n");
    request.where = "sort = 'a'";
    const ReadContext context{.crs = ProjectedCrs::local()};
    ReadReport report;
    const Incidents incidents = read_incidents(request, context, {}, report);
    ASSERT_EQ(incidents.all.size(), 3u);
    EXPECT_EQ(read_incident_texts(request, "gata", incidents.all, context),
              (std::vector<std::string>{"Storgatan", "", "Torget"}));
    EXPECT_TRUE(test::holds_text(test::input_error_of([&] {
                                     read_incident_texts(request, "plats", incidents.all, context);
                                 }),
                                 "plats"));
}

}  // namespace
}  // namespace tk
