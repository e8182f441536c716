#include "viewer/map/labels.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "viewer/output/label_places.h"

namespace tk {
namespace {

constexpr ScreenRect label_rect{280, 40, 1000, 700};

LabelSize eight_px_a_letter(std::string_view text, int) {
    return {8.0 * static_cast<double>(text.size()), 14.0};
}

MapView label_view(double east_m, double north_m, double metres_per_px = 1.0) {
    return {{east_m, north_m}, metres_per_px};
}

LabelCandidate place_label(const std::string& text, double x, double y, double priority = 0.0) {
    LabelCandidate c;
    c.text = text;
    c.path = {{x, y}};
    c.priority = priority;
    return c;
}

LabelCandidate street_label(const std::string& text, Line path) {
    LabelCandidate c;
    c.text = text;
    c.path = std::move(path);
    return c;
}

LabelBox label_box(const PlacedLabel& label, const MapView& view) {
    const ScreenPoint p = view.to_screen(label.at, label_rect);
    return {p.x, p.y, label.width_px, label.height_px, label.angle_rad * 180.0 / std::numbers::pi};
}

TEST(PlaceLabels, StandOnTheirPlaceWhereThereIsRoom) {
    const auto placed = place_labels(std::vector{place_label("Torget", 50, 60)}, label_view(0, 0),
                                     label_rect, eight_px_a_letter);
    ASSERT_EQ(placed.labels.size(), 1U);
    EXPECT_EQ(placed.labels[0].at, (MapPoint{50, 60}));
    EXPECT_EQ(placed.labels[0].angle_rad, 0.0);
}

TEST(PlaceLabels, GiveTheBetterPlaceToTheMoreImportant) {
    const std::vector candidates{place_label("Liten", 0, 0, 1.0), place_label("Stor", 0, 0, 2.0)};
    const auto placed = place_labels(candidates, label_view(0, 0), label_rect, eight_px_a_letter);
    ASSERT_EQ(placed.labels.size(), 2U);
    EXPECT_EQ(placed.labels[0].candidate, 1U);
    EXPECT_EQ(placed.labels[0].at, (MapPoint{0, 0}));
    EXPECT_NE(placed.labels[1].at, (MapPoint{0, 0}));
}

TEST(PlaceLabels, StandBesideASymbol) {
    LabelCandidate candidate = place_label("Skola", 0, 0);
    candidate.beside_px = 6.0;
    const auto placed =
        place_labels(std::vector{candidate}, label_view(0, 0, 2.0), label_rect, eight_px_a_letter);
    ASSERT_EQ(placed.labels.size(), 1U);
    // 6 px symbol, 20 px half the text, 2 px half the gap, at 2 m a pixel.
    EXPECT_DOUBLE_EQ(placed.labels[0].at.east_m, 56.0);
    EXPECT_DOUBLE_EQ(placed.labels[0].at.north_m, 0.0);
}

TEST(PlaceLabels, AreLeftOutBeyondTheirZoomAndTheView) {
    LabelCandidate near = place_label("Gata", 0, 0);
    near.farthest_m = 2.0;
    LabelCandidate far = place_label("Stad", 0, 0);
    far.closest_m = 5.0;
    const LabelCandidate away = place_label("Borta", 5000, 0);
    const std::vector candidates{near, far, away, place_label("", 0, 0)};
    const auto at_1 =
        place_labels(candidates, label_view(0, 0, 1.0), label_rect, eight_px_a_letter);
    ASSERT_EQ(at_1.labels.size(), 1U);
    EXPECT_EQ(at_1.labels[0].candidate, 0U);
    EXPECT_TRUE(
        place_labels(candidates, label_view(0, 0), {0, 0, 0, 0}, eight_px_a_letter).labels.empty());
}

TEST(PlaceLabels, RunAlongAStreetAndNeverOnTheirHead) {
    for (const double deg : {0.0, 30.0, 80.0, 90.0, 135.0, 180.0, 225.0, 270.0, 300.0}) {
        const double rad = deg * std::numbers::pi / 180.0;
        const MapPoint end{200 * std::cos(rad), 200 * std::sin(rad)};
        const auto placed = place_labels(std::vector{street_label("Storgatan", {{0, 0}, end})},
                                         label_view(0, 0), label_rect, eight_px_a_letter);
        ASSERT_EQ(placed.labels.size(), 1U) << deg;
        const PlacedLabel& label = placed.labels[0];
        EXPECT_NEAR(label.at.east_m, end.east_m / 2, 1e-6);
        EXPECT_NEAR(label.at.north_m, end.north_m / 2, 1e-6);
        EXPECT_GE(label.angle_rad, -std::numbers::pi / 2);
        EXPECT_LT(label.angle_rad, std::numbers::pi / 2);
        // Clockwise on the screen is the other way on the map; parallel either way.
        EXPECT_NEAR(std::sin(label.angle_rad + rad), 0.0, 1e-9);
    }
}

TEST(PlaceLabels, KeepOffSharpBendsAndStreetsTooShort) {
    const Line corner{{-40, 0}, {0, 0}, {0, 40}};
    EXPECT_TRUE(place_labels(std::vector{street_label("Krokgatan", corner)}, label_view(0, 0),
                             label_rect, eight_px_a_letter)
                    .labels.empty());
    const Line there_and_back{{0, 0}, {40, 0}, {0, 0.5}};
    EXPECT_TRUE(place_labels(std::vector{street_label("Vändgatan", there_and_back)},
                             label_view(0, 0), label_rect, eight_px_a_letter)
                    .labels.empty());
    // The long leg after the corner has room.
    const Line leg{{-40, 0}, {0, 0}, {0, 200}};
    EXPECT_EQ(place_labels(std::vector{street_label("Krokgatan", leg)}, label_view(0, 0),
                           label_rect, eight_px_a_letter)
                  .labels.size(),
              1U);
}

TEST(PlaceLabels, RepeatAStreetsNameOnlyFarApart) {
    const Line road{{-2000, 0}, {2000, 0}};
    const Line beside{{-2000, 30}, {2000, 30}};
    const std::vector candidates{street_label("Landsvägen", road),
                                 street_label("Landsvägen", beside)};
    const auto placed = place_labels(candidates, label_view(0, 0), label_rect, eight_px_a_letter);
    EXPECT_GE(placed.labels.size(), 2U);
    for (const PlacedLabel& a : placed.labels)
        for (const PlacedLabel& b : placed.labels)
            EXPECT_TRUE(a == b || distance_m(a.at, b.at) >= 400.0);
}

TEST(PlaceLabels, AreNoMoreThanAsked) {
    std::vector<LabelCandidate> candidates;
    for (int i = 0; i < 20; ++i) candidates.push_back(place_label("A", 40.0 * i - 400, 0));
    const auto placed =
        place_labels(candidates, label_view(0, 0), label_rect, eight_px_a_letter, {.most = 7});
    EXPECT_EQ(placed.labels.size(), 7U);
}

std::vector<LabelCandidate> random_candidates(std::mt19937& random, int count) {
    std::uniform_real_distribution<double> at(-900.0, 900.0);
    std::uniform_int_distribution<int> letters(1, 14);
    std::vector<LabelCandidate> candidates;
    for (int i = 0; i < count; ++i) {
        const std::string text(static_cast<std::size_t>(letters(random)), 'a');
        LabelCandidate c = place_label(text, at(random), at(random), at(random));
        if (i % 2 == 0) {
            c.path.push_back({at(random), at(random)});
            c.path.push_back({at(random), at(random)});
        } else if (i % 3 == 0) {
            c.beside_px = 5.0;
        }
        candidates.push_back(std::move(c));
    }
    return candidates;
}

RC_GTEST_PROP(PlaceLabels, AnyNamesKeepClearOfEachOtherAndWithinTheView, ()) {
    std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
    const auto candidates = random_candidates(random, 150);
    const MapView view = label_view(0, 0);
    const auto placed = place_labels(candidates, view, label_rect, eight_px_a_letter);
    for (std::size_t i = 0; i < placed.labels.size(); ++i) {
        const LabelBox box = label_box(placed.labels[i], view);
        RC_ASSERT(lies_in(box, label_rect.x, label_rect.y, label_rect.width, label_rect.height));
        for (std::size_t j = 0; j < i; ++j)
            RC_ASSERT(!overlap(box, label_box(placed.labels[j], view)));
    }
    RC_ASSERT(placed.labels ==
              place_labels(candidates, view, label_rect, eight_px_a_letter).labels);
}

RC_GTEST_PROP(PlaceLabels, AnyPanKeepsEveryNameThatIsStillSeenWhereItWas, ()) {
    std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
    const auto candidates = random_candidates(random, 120);
    MapView view = label_view(0, 0);
    LabelPlacement placed = place_labels(candidates, view, label_rect, eight_px_a_letter);
    std::uniform_real_distribution<double> step(-150.0, 150.0);
    for (int i = 0; i < 8; ++i) {
        view = view.panned(step(random), step(random));
        const LabelPlacement next =
            place_labels(candidates, view, label_rect, eight_px_a_letter, {}, placed);
        for (const PlacedLabel& label : placed.labels) {
            const ScreenPoint p = view.to_screen(label.at, label_rect);
            if (label_rect.contains(p))
                RC_ASSERT(std::find(next.labels.begin(), next.labels.end(), label) !=
                          next.labels.end());
        }
        for (std::size_t a = 0; a < next.labels.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                RC_ASSERT(
                    !overlap(label_box(next.labels[a], view), label_box(next.labels[b], view)));
        placed = next;
    }
}

TEST(JoinedLines, MeetEndToEndWhicheverWayTheyRun) {
    const std::vector<Line> pieces{{{0, 0}, {1, 0}}, {{2, 0}, {1, 0}}, {{2, 0}, {3, 0}}};
    const auto joined = joined_lines(pieces);
    ASSERT_EQ(joined.size(), 1U);
    EXPECT_EQ(joined[0], (Line{{0, 0}, {1, 0}, {2, 0}, {3, 0}}));
}

TEST(JoinedLines, EndWhereThreeMeet) {
    const std::vector<Line> star{{{0, 0}, {1, 0}}, {{1, 0}, {2, 0}}, {{1, 0}, {1, 1}}};
    EXPECT_EQ(joined_lines(star).size(), 3U);
}

TEST(JoinedLines, GoOnceAroundARing) {
    const std::vector<Line> ring{{{0, 0}, {1, 0}}, {{1, 0}, {1, 1}}, {{1, 1}, {0, 0}}};
    const auto joined = joined_lines(ring);
    ASSERT_EQ(joined.size(), 1U);
    EXPECT_EQ(joined[0].size(), 4U);
    EXPECT_EQ(joined[0].front(), joined[0].back());
    const Line loop{{0, 0}, {1, 0}, {1, 1}, {0, 0}};
    EXPECT_EQ(joined_lines({loop}), std::vector<Line>{loop});
}

RC_GTEST_PROP(JoinedLines, AnyNetworkKeepsItsLengthAndEverySegmentOnce, ()) {
    const auto ends = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 16), rc::gen::inRange(0, 16)));
    std::vector<Line> lines;
    for (const auto& [a, b] : ends)
        lines.push_back({{static_cast<double>(a % 4), static_cast<double>(a / 4)},
                         {static_cast<double>(b % 4), static_cast<double>(b / 4)}});
    std::size_t segments = 0;
    for (const Line& line : joined_lines(lines)) segments += line.size() - 1;
    RC_ASSERT(segments == lines.size());
}

TEST(StreetLabels, JoinTheNamedPiecesAndRankThemByLength) {
    std::vector<Street> streets(4);
    streets[0].name = "Kort";
    streets[0].lines = {{{0, 0}, {10, 0}}};
    streets[1].name = "Lång";
    streets[1].lines = {{{0, 5}, {50, 5}}};
    streets[2].name = "Lång";
    streets[2].lines = {{{50, 5}, {90, 5}}};
    streets[3].lines = {{{0, 9}, {90, 9}}};
    const auto labels = street_labels(streets, 3, 4.0);
    ASSERT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels[0].text, "Kort");
    EXPECT_EQ(labels[1].text, "Lång");
    EXPECT_EQ(labels[1].path.size(), 3U);
    EXPECT_LT(labels[0].priority, labels[1].priority);
    EXPECT_LT(labels[1].priority, 1.0);
    EXPECT_EQ(labels[1].style, 3);
    EXPECT_EQ(labels[1].farthest_m, 4.0);
}

}  // namespace
}  // namespace tk
