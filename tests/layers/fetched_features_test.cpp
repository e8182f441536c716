#include "layers/fetched_features.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "engine/core/parallel_for.h"
#include "engine/core/progress.h"
#include "layers/read_incidents.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

/// A layer without a file: numbered features, at one of which it fails or says something.
class CountingLayer : public OGRLayer {
public:
    explicit CountingLayer(std::int64_t rows) : rows_(rows), definition_("counted") {
        definition_.Reference();
    }
    // A member is not to be deleted: its count only goes down.
    ~CountingLayer() override { definition_.Dereference(); }

    void ResetReading() override { given_ = 0; }
    OGRFeature* GetNextFeature() override {
        if (given_ == throws_at) throw std::runtime_error("broke off");
        if (given_ == warns_at) CPLError(CE_Warning, CPLE_AppDefined, "odd row");
        if (given_ == fails_at) CPLError(CE_Failure, CPLE_AppDefined, "bad row");
        if (given_ == rows_) return nullptr;
        if (std::this_thread::get_id() != home_) ++elsewhere;
        auto* feature = new OGRFeature(&definition_);
        feature->SetFID(given_++);
        return feature;
    }
    OGRFeatureDefn* GetLayerDefn() override { return &definition_; }
    int TestCapability(const char*) override { return FALSE; }

    std::int64_t throws_at = -1;
    std::int64_t warns_at = -1;
    std::int64_t fails_at = -1;
    std::atomic<std::int64_t> elsewhere = 0;  ///< features made in another thread
    std::int64_t given() const { return given_; }

private:
    std::int64_t rows_;
    std::int64_t given_ = 0;
    std::thread::id home_ = std::this_thread::get_id();
    OGRFeatureDefn definition_;
};

/// Fetches to the end; how many came, each in its turn.
std::int64_t count_in_order(FetchedFeatures& features) {
    std::int64_t count = 0;
    while (OGRFeature* feature = features.next()) EXPECT_EQ(feature->GetFID(), count++);
    EXPECT_EQ(features.next(), nullptr);
    return count;
}

TEST(FetchedFeatures, ComeInOrderFromASecondThreadToo) {
    for (const std::int64_t rows : {0, 1, 1999, 2000, 2001, 2256, 2257, 20'000}) {
        CountingLayer layer(rows);
        GdalMessages messages;
        FetchedFeatures features(layer, messages);
        EXPECT_EQ(count_in_order(features), rows);
        EXPECT_TRUE(messages.texts().empty());
    }
}

TEST(FetchedFeatures, NeedNoSecondThreadWhenOneIsAllowed) {
    const ThreadLimit one(1);
    CountingLayer layer(10'000);
    GdalMessages messages;
    FetchedFeatures features(layer, messages);
    EXPECT_EQ(count_in_order(features), 10'000);
    EXPECT_EQ(layer.elsewhere.load(), 0);
}

TEST(FetchedFeatures, OfAThreadThatFailsComeUpToTheFailure) {
    for (const std::int64_t failing : {5, 2000, 2300, 9000}) {
        CountingLayer layer(10'000);
        layer.throws_at = failing;
        GdalMessages messages;
        FetchedFeatures features(layer, messages);
        std::int64_t count = 0;
        EXPECT_THROW(while (features.next() != nullptr)++ count, std::runtime_error);
        EXPECT_EQ(count, failing);
    }
}

TEST(FetchedFeatures, OfAnotherThreadBringWhatGdalSaid) {
    CountingLayer layer(10'000);
    layer.warns_at = 5'000;
    layer.fails_at = 6'000;
    GdalMessages messages;
    FetchedFeatures features(layer, messages);
    EXPECT_EQ(count_in_order(features), 10'000);
    EXPECT_EQ(messages.texts(), (std::vector<std::string>{"odd row", "bad row"}));
    EXPECT_TRUE(messages.any_error());
    EXPECT_EQ(messages.last(), "bad row");
}

TEST(FetchedFeatures, LeftInTheMiddleStopTheirThread) {
    for (const int wanted : {0, 100, 2000, 2001, 3000, 50'000}) {
        CountingLayer layer(10'000'000);
        {
            GdalMessages messages;
            FetchedFeatures features(layer, messages);
            for (int i = 0; i < wanted; ++i) ASSERT_NE(features.next(), nullptr);
        }
        EXPECT_LT(layer.given(), wanted + 20'000);
    }
}

std::string write_many_incidents(const test::TempFolder& folder, int rows) {
    std::string table = "lon,lat,datum,brottstyp\n";
    for (int i = 0; i < rows; ++i) {
        // Every ninth repeats the one before it; every 100th has no place, every 70th no time.
        const int k = i % 9 == 8 ? i - 1 : i;
        table += i % 100 == 99 ? "," : "17." + std::to_string(100'000 + k) + ",59.5";
        table += i % 70 == 69 ? ",?" : ",2024-03-05 1" + std::to_string(k % 10) + ":30";
        table += ",kind" + std::to_string(k % 7) + "\n";
    }
    return folder.write("many.csv", table);
}

struct ReadTable {
    Incidents incidents;
    ReadReport report;
};

ReadTable read_table_of(const std::string& source, const Progress* progress = nullptr) {
    LayerRequest request;
    request.source = source;
    ReadTable read;
    read.incidents = read_incidents(request, {ProjectedCrs::parse("EPSG:3006"), progress},
                                    {.time = true, .category = true}, read.report);
    return read;
}

TEST(ReadIncidents, GiveTheSameOnOneThreadAsOnSeveralThreads) {
    const test::TempFolder folder;
    const std::string source = write_many_incidents(folder, 12'000);
    const ReadTable several = read_table_of(source);
    const ThreadLimit limit(1);
    const ReadTable one = read_table_of(source);
    ASSERT_EQ(several.incidents.all.size(), one.incidents.all.size());
    for (std::size_t i = 0; i < one.incidents.all.size(); ++i) {
        const Incident &a = several.incidents.all[i], &b = one.incidents.all[i];
        ASSERT_EQ(a.at, b.at) << i;
        ASSERT_EQ(a.when, b.when) << i;
        ASSERT_EQ(a.category, b.category) << i;
        ASSERT_EQ(a.row, b.row) << i;
    }
    EXPECT_EQ(several.incidents.categories, one.incidents.categories);
    EXPECT_EQ(several.report.notes, one.report.notes);
    ASSERT_EQ(several.report.skipped.size(), one.report.skipped.size());
    for (std::size_t i = 0; i < one.report.skipped.size(); ++i) {
        EXPECT_EQ(several.report.skipped[i].reason, one.report.skipped[i].reason);
        EXPECT_EQ(several.report.skipped[i].count, one.report.skipped[i].count);
        EXPECT_EQ(several.report.skipped[i].first_row, one.report.skipped[i].first_row);
    }
    EXPECT_EQ(one.report.read, 12'000);
}

TEST(ReadIncidents, CanBeCancelledWhileASecondThreadFetches) {
    const test::TempFolder folder;
    const std::string source = write_many_incidents(folder, 20'000);
    std::atomic<bool> cancelled = false;
    Progress progress;
    progress.cancelled = &cancelled;
    int reports = 0;
    progress.report = [&](double) { cancelled = ++reports == 2; };
    EXPECT_THROW(read_table_of(source, &progress), Cancelled);
    EXPECT_EQ(reports, 2);
}

}  // namespace
}  // namespace tk
