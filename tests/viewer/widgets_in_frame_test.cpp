// Drives the building blocks by pointer and keys in frames that nobody draws.
#include <gtest/gtest.h>

#include <imgui.h>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "tests/viewer/language_for_test.h"
#include "viewer/text/platform_paths.h"
#include "viewer/widgets/widgets.h"

namespace tk::ui {
namespace {

/// A window of Dear ImGui's without a screen: 800 x 600 at 100 %.
class WidgetsInFrame : public testing::Test {
protected:
    void SetUp() override {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {800, 600};
        for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
        build_fonts(1.0F, 1.0F);
        apply_style(Theme::light, 1.0F);
    }
    void TearDown() override { ImGui::DestroyContext(); }

    /// A frame with `content` in a panel at the window's top left, its padding 16 and 12.
    void frame(const std::function<void()>& content) {
        ImGui::GetIO().DeltaTime = 1.0F / 60.0F;
        ImGui::NewFrame();
        begin_panel("panel", {0, 0, 400, 600});
        content();
        end_panel();
        ImGui::Render();
    }
    void point_at(float x, float y) { ImGui::GetIO().MousePos = {x, y}; }
    void hold(bool down) { ImGui::GetIO().MouseDown[0] = down; }
    void click(float x, float y, const std::function<void()>& content) {
        point_at(x, y);
        frame(content);
        hold(true);
        frame(content);
        hold(false);
        frame(content);
    }
    void drag(ImVec2 from, ImVec2 to, const std::function<void()>& content) {
        point_at(from.x, from.y);
        frame(content);
        hold(true);
        frame(content);
        point_at((from.x + to.x) / 2, (from.y + to.y) / 2);
        frame(content);
        point_at(to.x, to.y);
        frame(content);
        hold(false);
        frame(content);
    }
    void press(ImGuiKey key, const std::function<void()>& content) {
        ImGui::GetIO().KeysDown[key] = true;
        frame(content);
        ImGui::GetIO().KeysDown[key] = false;
        frame(content);
    }
    void type(const char* words, const std::function<void()>& content) {
        ImGui::GetIO().AddInputCharactersUTF8(words);
        frame(content);
        frame(content);
    }
};

TEST_F(WidgetsInFrame, FontsHaveTheLettersAndSignsInUse) {
    if (find_fonts(font_folders()).regular.empty()) GTEST_SKIP() << "no font is installed";
    for (int style = 0; style < text_style_count; ++style) {
        const ImFont* font = font_of(static_cast<TextStyle>(style));
        for (const unsigned code : {0xe5U, 0xe4U, 0xf6U, 0xc5U, 0xe9U, 0x2212U, 0x2013U, 0x2026U,
                                    0x202fU, 0xa0U, 0xb2U, 0xb1U, 0xd7U, 0xb0U, 0xb7U, 0x2192U})
            EXPECT_NE(font->FindGlyphNoFallback(static_cast<ImWchar>(code)), nullptr)
                << std::hex << code << " in style " << style;
    }
}

TEST_F(WidgetsInFrame, FiguresAreOfOneWidth) {
    for (int style = 0; style < text_style_count; ++style) {
        const ImFont* font = font_of(static_cast<TextStyle>(style));
        for (char digit = '1'; digit <= '9'; ++digit)
            EXPECT_EQ(font->GetCharAdvance(static_cast<ImWchar>(digit)), font->GetCharAdvance('0'));
    }
}

TEST_F(WidgetsInFrame, EveryIconOfTheFontIsThere) {
    if (find_fonts(font_folders()).icons.empty()) GTEST_SKIP() << "no icon font is installed";
    const ImFont* font = font_of(TextStyle::body);
    for (int icon = 1; icon <= static_cast<int>(Icon::contrast); ++icon) {
        const std::string words = icon_text(static_cast<Icon>(icon));
        ASSERT_EQ(words.size(), 3U) << icon;
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(words[i]); };
        const auto code =
            static_cast<ImWchar>((byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f));
        EXPECT_NE(font->FindGlyphNoFallback(code), nullptr) << icon;
    }
    EXPECT_STREQ(icon_text(Icon::none), "");
}

TEST_F(WidgetsInFrame, LongWordsAreCutBetweenCharacters) {
    const std::string cut =
        elided("\u00c5\u00e4\u00f6\u00c5\u00e4\u00f6\u00c5\u00e4\u00f6", TextStyle::body, 40.0F);
    EXPECT_TRUE(cut.ends_with("\u2026"));
    EXPECT_EQ(cut.size() % 2, 1U) << "whole two-byte letters and the three bytes of the dots";
    EXPECT_LE(text_size(cut, TextStyle::body).x, 40.0F);
    EXPECT_EQ(elided("Kort", TextStyle::body, 400.0F), "Kort");
}

TEST_F(WidgetsInFrame, CapitalsKnowSwedishAndItsNeighbours) {
    EXPECT_EQ(capitals("Vad finns h\u00e4r? \u00e5\u00f6\u00e9\u00ff"),
              "VAD FINNS H\u00c4R? \u00c5\u00d6\u00c9\u0178");
    EXPECT_EQ(capitals("\u0161\u0144\u0151\u0131\u00df\u00f7"),
              "\u0160\u0143\u0150\u0131\u00df\u00f7");
    EXPECT_EQ(capitals("\u2013 5 \u2192"), "\u2013 5 \u2192");
}

TEST_F(WidgetsInFrame, AButtonIsPressedOnceByAClick) {
    int presses = 0;
    click(40, 28, [&] { presses += button("L\u00e4gg till lampa") ? 1 : 0; });
    EXPECT_EQ(presses, 1);
    click(40, 28, [&] { presses += button("Av", {.enabled = false}) ? 1 : 0; });
    EXPECT_EQ(presses, 1) << "one that is off does nothing";
}

TEST_F(WidgetsInFrame, SegmentsAreChosenByAClick) {
    int chosen = 0;
    const char* labels[] = {"En", "Tv\u00e5", "Tre"};
    bool changed = false;
    const float width = segmented_width(labels);
    click(16 + width - 8, 28, [&] { changed |= segmented("mode", labels, chosen); });
    EXPECT_EQ(chosen, 2);
    EXPECT_TRUE(changed);
}

TEST_F(WidgetsInFrame, ASliderFollowsThePointer) {
    float value = 0.0F;
    const auto content = [&] { slider("s", {}, value, 0.0F, 10.0F); };
    drag({20, 26}, {200, 26}, content);
    EXPECT_NEAR(value, 5.0F, 0.1F) << "the track runs from 16 to 384, its middle is 200";
    drag({200, 26}, {900, 26}, content);
    EXPECT_EQ(value, 10.0F);
}

TEST_F(WidgetsInFrame, ALayersDotIsNotItsRow) {
    LayerRowResult seen;
    const auto content = [&] {
        const LayerRowResult now = layer_row("a", {.name = "H\u00e4ndelser"});
        seen.clicked |= now.clicked;
        seen.toggled |= now.toggled;
    };
    click(60, 34, content);
    EXPECT_TRUE(seen.clicked);
    EXPECT_FALSE(seen.toggled);
    seen = {};
    click(378, 34, content);
    EXPECT_FALSE(seen.clicked);
    EXPECT_TRUE(seen.toggled);
}

TEST_F(WidgetsInFrame, TheBrushOfMonthsIsDraggedAndTakenBack) {
    const std::vector<std::int64_t> counts(36, 5);
    BinRange brush;
    bool done = false, ever_done = false;
    const auto content = [&] {
        month_histogram("m", {std::chrono::year(2022) / 1, counts}, brush, 368, 100, &done);
        ever_done |= done;
    };
    // The bars run from 20 to 380: 10 pixels a month.
    drag({55, 40}, {145, 40}, content);
    EXPECT_EQ(brush, (BinRange{3, 13}));
    EXPECT_TRUE(ever_done);
    drag({150, 40}, {200, 40}, content);
    EXPECT_EQ(brush, (BinRange{3, 18})) << "the right handle";
    drag({100, 40}, {120, 40}, content);
    EXPECT_EQ(brush, (BinRange{5, 20})) << "the middle";
    click(100, 40, content);
    click(100, 40, content);
    EXPECT_EQ(brush, (BinRange{0, 36})) << "a double click";
}

TEST_F(WidgetsInFrame, HoursAreSelectedByADragAndGivenBackByAClick) {
    WeekHours hours{};
    WeekHourRange selection;
    const auto content = [&] { hour_strip("h", hours, selection, {}, 20 + 240, 13 + 2 + 140); };
    // Cells of about 10 x 20 from 36, 12.
    drag({36 + 205, 12 + 90}, {36 + 235, 12 + 110}, content);
    EXPECT_EQ(selection.first_day, 4);
    EXPECT_EQ(selection.last_day, 5);
    EXPECT_EQ(selection.first_hour, 20);
    EXPECT_EQ(selection.last_hour, 23);
    for (int i = 0; i < 60; ++i) frame(content);
    click(36 + 215, 12 + 95, content);
    EXPECT_TRUE(selection.all());
}

TEST_F(WidgetsInFrame, ANumberIsTypedWithADecimalComma) {
    const LanguageForTest swedish(Language::swedish);
    double value = 4.0;
    FieldResult seen;
    const auto content = [&] {
        const FieldResult now = number_field("h", value, {0, 20, 1, 0.5}, {.unit = "m"});
        seen.changed |= now.changed;
        seen.done |= now.done;
    };
    click(60, 28, content);
    type("7,5", content);
    EXPECT_EQ(value, 7.5);
    EXPECT_TRUE(seen.changed);
    press(ImGuiKey_UpArrow, content);
    EXPECT_EQ(value, 8.0);
    press(ImGuiKey_Enter, content);
    frame(content);
    EXPECT_TRUE(seen.done);
}

TEST_F(WidgetsInFrame, ANumberOutOfRangeChangesNothing) {
    const LanguageForTest swedish(Language::swedish);
    double value = 4.0;
    const auto content = [&] { number_field("h", value, {0, 20, 1, 0.5}); };
    click(60, 28, content);
    type("x", content);
    EXPECT_EQ(value, 4.0);
}

TEST_F(WidgetsInFrame, WhatWasValidOnTheWayToAWrongNumberIsNotTaken) {
    const LanguageForTest swedish(Language::swedish);
    double value = 4.0;
    bool done = false, rejected = false;
    const auto content = [&] {
        const FieldResult result = number_field("h", value, {0, 20, 1, 0.5});
        done = done || result.done;
        rejected = rejected || result.rejected;
    };
    click(60, 28, content);
    type("12", content);
    type("x", content);
    press(ImGuiKey_Enter, content);
    for (int i = 0; i < 3; ++i) frame(content);
    EXPECT_TRUE(rejected);
    EXPECT_FALSE(done);
    EXPECT_EQ(value, 4.0);
}

TEST_F(WidgetsInFrame, ADialogEndsByEsc) {
    bool open = true;
    const auto content = [&] {
        if (begin_dialog("d", "Exportera", DialogSize::small, open)) {
            text("Inneh\u00e5ll");
            dialog_footer();
            button("St\u00e4ng");
            end_dialog();
        }
    };
    for (int i = 0; i < 4; ++i) frame(content);
    EXPECT_TRUE(open);
    press(ImGuiKey_Escape, content);
    EXPECT_FALSE(open);
    for (int i = 0; i < 3; ++i) frame(content);
}

TEST_F(WidgetsInFrame, ATableAsksOnlyForTheRowsThatAreSeen) {
    const TableColumn columns[] = {{.name = "A"},
                                   {.name = "B", .align = Align::right, .width = 80}};
    int highest = 0, clicked = -1;
    Table rows{.columns = columns, .rows = 1000000};
    rows.cell = [&](int row, int) {
        highest = std::max(highest, row);
        return TableCell{.words = std::to_string(row)};
    };
    const auto content = [&] {
        const TableAnswer answer = table("t", rows);
        if (answer.clicked >= 0) clicked = answer.clicked;
    };
    for (int i = 0; i < 3; ++i) frame(content);
    EXPECT_LT(highest, 60);
    // The head and then rows of 28 from the panel's padding of 12.
    click(60, 12 + 28 + 3 * 28 + 14, content);
    EXPECT_EQ(clicked, 3);
}

TEST_F(WidgetsInFrame, NothingToSayIsNoMatter) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    float value = 0.0F;
    int chosen = 7;
    BinRange brush;
    frame([&] {
        text({});
        text_wrapped({});
        section_head({});
        layer_row("l", {});
        action_row("a", {});
        value_head({}, {});
        value_row({});
        field_row({}, {});
        explanation_bar({}, none, {});
        interval_bar({none, none, none}, {});
        progress_bar(-1.0);
        slider("s", {}, value, 1.0F, 1.0F);
        legend_bar({}, {});
        legend_class({}, {}, {});
        segmented("g", {}, chosen);
        choice("c", std::span<const char* const>{}, chosen);
        month_histogram("m", {}, brush, 100, 60);
        grouped_bars("b", {}, {}, {}, 100, 60);
        line_chart("n", {}, 100, 60);
        distribution("d", {}, 0, 0, none, {}, 100, 60);
        note(MessageKind::info, {});
        message_card("k", MessageKind::error, {});
        key_caps({});
        key_caps("+");
        tag({});
        empty_state(Icon::none, {}, {});
    });
    EXPECT_EQ(chosen, 7);
}

}  // namespace
}  // namespace tk::ui
