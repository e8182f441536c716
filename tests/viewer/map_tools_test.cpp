#include "viewer/map/map_tools.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/scenario/apply.h"
#include "tests/viewer/session_samples.h"
#include "viewer/map/measure.h"
#include "viewer/session/apply_command.h"

namespace tk {
namespace {

using Kind = PointerEvent::Kind;
using Button = PointerEvent::Button;

/// A map of 1000 x 800 pixels, a metre each, with its middle at 674000, 6580000.
class PointedTools {
public:
    PointedTools() {
        view_.map = {{674000, 6580000}, 1.0};
        session_.study = std::make_shared<const Study>();
        town_ = build_town({});
        session_.loaded = test::loaded_with(town_);
    }

    void use(Tool tool) { view_.tool = tool; }
    void show_isovist(bool shown) { view_.isovist.shown = shown; }
    void in_meeting(bool on) { view_.meeting = on; }
    std::vector<Command> send(Kind kind, double x, double y, Button button = Button::left) {
        PointerEvent event;
        event.kind = kind;
        event.button = button;
        event.at = {x, y};
        auto commands = tools.handle(event, context());
        for (const Command& command : commands) carry_out(command);
        return commands;
    }
    void click(double x, double y) {
        send(Kind::move, x, y);
        send(Kind::press, x, y);
        send(Kind::release, x, y);
    }
    /// As Dear ImGui tells it: the second press is a double click too.
    void double_click(double x, double y) {
        click(x, y);
        send(Kind::press, x, y);
        send(Kind::double_click, x, y);
        send(Kind::release, x, y);
    }
    std::vector<Command> finish() {
        auto commands = tools.finish(context());
        for (const Command& command : commands) carry_out(command);
        return commands;
    }
    void cancel() {
        for (const Command& command : tools.cancel()) carry_out(command);
    }
    void undo() { tk::apply(session_, DocumentCommand{Undo{}}); }
    const Session& session() const { return session_; }
    Tool tool() const { return view_.tool; }
    void remove_selected() {
        for (const Command& command : tools.remove_selected(context())) carry_out(command);
    }

    MapTools tools;
    bool editable = true;
    bool picks = true;

private:
    ToolContext context() {
        const Plan* plan = session_.active();
        plan_town_ = plan == nullptr ? town_ : tk::apply(*town_, plan->scenario());
        ToolContext made{session_, view_, {0, 0, 1000, 800}, *plan_town_};
        made.editable = editable;
        made.pick = [this](MapPoint, double) {
            return picks && session_.selection.ids.size() == 1
                       ? std::optional(
                             PickedObject{session_.selection.layer, session_.selection.ids.front()})
                       : std::nullopt;
        };
        return made;
    }
    void carry_out(const Command& command) {
        if (const auto* document = std::get_if<DocumentCommand>(&command))
            tk::apply(session_, *document);
        if (const auto* of_session = std::get_if<SessionCommand>(&command))
            tk::apply(session_, *of_session);
        if (const auto* of_view = std::get_if<ViewCommand>(&command))
            if (const auto* tool = std::get_if<SetTool>(of_view)) use(tool->tool);
    }

    Session session_;
    ViewState view_;
    std::shared_ptr<const Town> town_, plan_town_;
};

TEST(MapTools, ADoubleClickEndsAnAreaAndLeavesNoCornerOfAnother) {
    PointedTools pointed;
    pointed.use(Tool::draw_area);
    pointed.click(100, 100);
    pointed.click(200, 100);
    pointed.double_click(200, 200);
    ASSERT_EQ(pointed.session().document->drawings.size(), 1U);
    EXPECT_EQ(pointed.session().document->drawings[0].area.front().outer.size(), 3U);
    EXPECT_TRUE(pointed.tools.sketch().empty());
}

TEST(MapTools, AMaskIsOfThePickedCameraAndIsReshapedMovedRemovedAndUndone) {
    PointedTools pointed;
    pointed.use(Tool::camera);
    pointed.send(Kind::press, 300, 300);
    pointed.send(Kind::move, 400, 300);
    pointed.send(Kind::release, 400, 300);
    const std::string camera = pointed.session().selection.ids.at(0);
    pointed.use(Tool::mask);
    pointed.click(500, 300);
    pointed.click(600, 300);
    pointed.double_click(600, 400);
    const auto edits = [&]() -> const std::vector<PlanEdit>& {
        return pointed.session().active()->edits;
    };
    ASSERT_EQ(edits().size(), 2U);
    const auto mask = [&] { return std::get<Added<PrivacyMask>>(edits().at(1).edit).object; };
    EXPECT_EQ(mask().camera_id, camera);
    EXPECT_EQ(mask().shape.at(0).outer.size(), 3U);
    EXPECT_EQ(pointed.session().selection, (Selection{"masks", {mask().id}}));
    EXPECT_EQ(pointed.tool(), Tool::identify) << "to fit it at once";

    const PrivacyMask drawn = mask();
    pointed.send(Kind::press, 600, 400);  // its last corner
    pointed.send(Kind::move, 620, 450);
    pointed.send(Kind::release, 620, 450);
    EXPECT_NE(mask().shape, drawn.shape);
    EXPECT_NEAR(area_m2(mask().shape), 100.0 * 150.0 / 2.0, 1e-6);
    pointed.undo();
    EXPECT_EQ(mask(), drawn);
    pointed.send(Kind::press, 580, 330);  // within it
    pointed.send(Kind::move, 480, 330);
    pointed.send(Kind::release, 480, 330);
    EXPECT_NEAR(centroid(mask().shape).east_m, centroid(drawn.shape).east_m - 100.0, 1e-6);
    pointed.undo();
    EXPECT_EQ(mask(), drawn);
    pointed.remove_selected();
    EXPECT_EQ(edits().size(), 1U);
    pointed.undo();
    EXPECT_EQ(mask(), drawn);
}

TEST(MapTools, AnotherMaskIsOfTheCameraWhoseMaskIsPickedElseOfAll) {
    PointedTools pointed;
    const auto draw = [&] {
        pointed.use(Tool::mask);
        pointed.click(500, 300);
        pointed.click(600, 300);
        pointed.click(600, 400);
        pointed.finish();
        return std::get<Added<PrivacyMask>>(pointed.session().active()->edits.back().edit)
            .object.camera_id;
    };
    EXPECT_EQ(draw(), "");
    pointed.use(Tool::camera);
    pointed.send(Kind::press, 300, 300);
    pointed.send(Kind::release, 300, 300);
    const std::string camera = pointed.session().selection.ids.at(0);
    EXPECT_EQ(draw(), camera);
    EXPECT_EQ(pointed.session().selection.layer, "masks");
    EXPECT_EQ(draw(), camera);
}

TEST(MapTools, ASketchEndsWithItsTool) {
    PointedTools pointed;
    pointed.use(Tool::measure);
    pointed.click(100, 100);
    pointed.click(200, 100);
    pointed.use(Tool::draw_line);
    pointed.click(500, 500);
    EXPECT_EQ(pointed.tools.sketch().points.size(), 1U);
}

TEST(MapTools, AMeasuredLineStaysAsItIsUntilTheNextOneBegins) {
    PointedTools pointed;
    pointed.use(Tool::measure);
    pointed.click(100, 100);
    pointed.double_click(200, 100);
    pointed.send(Kind::move, 400, 400);
    EXPECT_EQ(pointed.tools.sketch().points.size(), 2U);
    EXPECT_FALSE(pointed.tools.sketch().to);
    pointed.click(300, 300);
    EXPECT_EQ(pointed.tools.sketch().points.size(), 1U);
}

TEST(MapTools, AnOutlineThatCrossesItselfIsToldAndStaysToBeMended) {
    PointedTools pointed;
    for (const Tool tool : {Tool::draw_area, Tool::development, Tool::area}) {
        pointed.use(tool);
        const std::shared_ptr<const Document> before = pointed.session().document;
        pointed.click(300, 300);
        pointed.click(500, 500);
        pointed.click(500, 300);
        pointed.click(300, 500);
        const auto said = pointed.finish();
        ASSERT_EQ(said.size(), 1U);
        EXPECT_TRUE(std::holds_alternative<Tell>(std::get<AppRequest>(said[0])));
        EXPECT_EQ(pointed.session().document, before) << "not even an empty plan";
        EXPECT_EQ(pointed.tools.sketch().points.size(), 4U);
        pointed.tools.cancel();
    }
}

TEST(MapTools, NothingIsGrabbedWhereTheMapShowsAnotherPlanOrInAMeeting) {
    for (const bool meeting : {false, true}) {
        PointedTools pointed;
        pointed.use(Tool::lamp);
        pointed.click(300, 300);
        ASSERT_EQ(pointed.session().selection.ids.size(), 1U);
        const auto before = pointed.session().document;
        pointed.use(Tool::identify);
        pointed.editable = meeting;
        pointed.in_meeting(meeting);
        pointed.send(Kind::press, 300, 300);
        const auto commands = pointed.send(Kind::move, 400, 300);
        pointed.send(Kind::release, 400, 300);
        EXPECT_EQ(*pointed.session().document, *before);
        ASSERT_FALSE(commands.empty());
        EXPECT_TRUE(std::holds_alternative<ViewCommand>(commands.front())) << "the map is moved";
    }
}

TEST(MapTools, ACornerIsAddedInTheMiddleOfAStretchAndTakenAwayByADoubleClick) {
    for (const Tool tool : {Tool::draw_area, Tool::development}) {
        PointedTools pointed;
        pointed.use(tool);
        pointed.click(300, 300);
        pointed.click(500, 300);
        pointed.click(500, 500);
        pointed.finish();
        pointed.use(Tool::identify);
        const auto corners = [&]() -> Ring {
            const Session& session = pointed.session();
            if (tool == Tool::draw_area) return session.document->drawings.at(0).area.at(0).outer;
            const auto& edit = session.active()->edits.at(0).edit;
            return std::get<Added<Development>>(edit).object.footprint.at(0).outer;
        };
        ASSERT_EQ(corners().size(), 3U);
        const auto drawn = pointed.session().document;
        pointed.send(Kind::press, 400, 300);
        pointed.send(Kind::move, 400, 250);
        pointed.send(Kind::release, 400, 250);
        ASSERT_EQ(corners().size(), 4U);
        const MapPoint added{674000.0 - 100.0, 6580000.0 + 150.0};
        const Ring reshaped = corners();
        EXPECT_NE(std::find(reshaped.begin(), reshaped.end(), added), reshaped.end());
        pointed.double_click(400, 250);
        EXPECT_EQ(corners().size(), 3U);
        EXPECT_FALSE(pointed.session().dragging);
        pointed.double_click(300, 300);
        EXPECT_EQ(corners().size(), 3U) << "three are the fewest";
        pointed.undo();
        pointed.undo();
        EXPECT_EQ(*pointed.session().document, *drawn);
    }
}

TEST(MapTools, AClickOnAHandleKeepsWhatIsPicked) {
    PointedTools pointed;
    pointed.use(Tool::draw_area);
    pointed.click(300, 300);
    pointed.click(500, 300);
    pointed.click(500, 500);
    pointed.finish();
    pointed.use(Tool::identify);
    const Selection before = pointed.session().selection;
    ASSERT_EQ(before.ids.size(), 1U);
    pointed.picks = false;  // nothing lies there but the handle
    pointed.click(298, 298);
    EXPECT_EQ(pointed.session().selection, before);
    EXPECT_FALSE(pointed.session().dragging);
}

TEST(MapTools, OnlyTheToolThatPicksTakesCornersAway) {
    PointedTools pointed;
    pointed.use(Tool::draw_area);
    for (const auto& [x, y] : {std::pair{300, 300}, {500, 300}, {500, 500}, {300, 500}})
        pointed.click(x, y);
    pointed.finish();
    for (const Tool tool : {Tool::pan, Tool::area}) {
        pointed.use(tool);
        pointed.double_click(300, 300);
        EXPECT_EQ(pointed.session().document->drawings.at(0).area.at(0).outer.size(), 4U);
    }
}

TEST(MapTools, AnotherButtonDoesNotEndADrag) {
    PointedTools pointed;
    pointed.use(Tool::lamp);
    pointed.click(500, 400);
    pointed.use(Tool::identify);
    pointed.send(Kind::press, 500, 400);
    pointed.send(Kind::move, 600, 400);
    EXPECT_TRUE(pointed.session().dragging);
    pointed.send(Kind::press, 600, 400, Button::right);
    pointed.send(Kind::release, 600, 400, Button::right);
    EXPECT_TRUE(pointed.session().dragging);
    pointed.send(Kind::release, 600, 400);
    EXPECT_FALSE(pointed.session().dragging);
}

TEST(MapTools, AnUndoInTheMiddleOfADragEndsIt) {
    PointedTools pointed;
    pointed.use(Tool::lamp);
    pointed.click(500, 400);
    pointed.use(Tool::identify);
    const std::size_t steps = pointed.session().undo_stack.size();
    pointed.send(Kind::press, 500, 400);
    pointed.send(Kind::move, 600, 400);
    ASSERT_TRUE(pointed.session().dragging);
    pointed.undo();
    const std::shared_ptr<const Document> undone = pointed.session().document;
    pointed.send(Kind::move, 700, 400);
    pointed.send(Kind::move, 800, 400);
    pointed.send(Kind::release, 800, 400);
    EXPECT_EQ(*pointed.session().document, *undone);
    EXPECT_LE(pointed.session().undo_stack.size(), steps);
}

TEST(CrossesItself, TellsABowtieFromAnOutline) {
    EXPECT_FALSE(crosses_itself({{0, 0}, {10, 0}, {10, 10}, {0, 10}}));
    EXPECT_FALSE(crosses_itself({{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}));
    EXPECT_FALSE(crosses_itself({{0, 0}, {10, 0}, {5, 8}}));
    EXPECT_FALSE(crosses_itself({{0, 0}, {10, 0}, {10, 10}, {5, 2}, {0, 10}}));
    EXPECT_TRUE(crosses_itself({{0, 0}, {10, 10}, {10, 0}, {0, 10}}));
    // Lobes of other sizes, and a corner on another side.
    EXPECT_TRUE(crosses_itself({{0, 0}, {10, 10}, {10, 0}, {0, 4}}));
    EXPECT_TRUE(crosses_itself({{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}}));
}

TEST(MapTools, TheEyeOfAnIsovistIsDraggedAndGivenUp) {
    PointedTools map;
    map.click(500, 400);
    ASSERT_EQ(map.session().asked_at, (MapPoint{674000, 6580000}));
    const auto drag = [&map](double to_x) {
        map.send(Kind::press, 503, 400);
        map.send(Kind::move, 503 + (to_x - 503) / 2, 400);
        map.send(Kind::move, to_x, 400);
    };
    // Without an isovist the map is dragged.
    drag(533);
    map.send(Kind::release, 533, 400);
    EXPECT_EQ(map.session().asked_at, (MapPoint{674000, 6580000}));
    drag(473);
    map.send(Kind::release, 473, 400);

    map.show_isovist(true);
    for (const Tool tool : {Tool::identify, Tool::pan}) {
        map.use(tool);
        map.send(Kind::press, 503, 400);
        map.send(Kind::move, 563, 390);
        // It does not jump to the pointer.
        EXPECT_EQ(map.session().asked_at, (MapPoint{674060, 6580010}));
        EXPECT_TRUE(map.tools.dragging());
        map.cancel();
        EXPECT_EQ(map.session().asked_at, (MapPoint{674000, 6580000}));
        map.send(Kind::release, 563, 390);
    }
    drag(553);
    map.send(Kind::release, 553, 400);
    EXPECT_EQ(map.session().asked_at, (MapPoint{674050, 6580000}));
    EXPECT_TRUE(map.session().undo_stack.empty()) << "nothing of a proposal has changed";
    // What adds something takes no hold of it.
    map.use(Tool::lamp);
    map.click(550, 400);
    EXPECT_EQ(map.session().selection.layer, "lights");
}

}  // namespace
}  // namespace tk
