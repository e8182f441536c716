#pragma once

#include "viewer/panels/panels.h"

/// The parts of the inspector, one below the other.
namespace tk {

/// The plan that values are set beside today's: the one that is worked on, else the one that the
/// map shows beside it; empty: today stands alone.
std::string inspected_plan(const PanelFrame& frame);

/// What is at the place that was asked for.
void inspect_place(PanelFrame& frame);
/// What is seen from it, and who sees it; how far one looks.
void inspect_isovist(PanelFrame& frame, const std::string& plan);
/// The same as lines of text; empty where it is not shown.
std::string isovist_as_text(const PanelFrame& frame, const std::string& plan);
/// What is in the area that was asked for.
void inspect_area(PanelFrame& frame);
/// Of a picked camera: its masks, and what it sees of others.
void inspect_camera(PanelFrame& frame, const Town& town, const std::string& camera_id);
/// Of a picked camera: how much ground, street and incidents it covers.
void inspect_cover(PanelFrame& frame, const std::string& camera_id);
/// Of a picked street: the light along it, its poles and their energy.
void inspect_street(PanelFrame& frame, const std::string& street_id);
/// Of a picked mask: what its camera sees of others.
void inspect_mask(PanelFrame& frame, const Town& town, const std::string& id);
class OthersWork;
/// What counts that; null before it was first shown.
const OthersWork* others_work(PanelState& state);
/// The fields of what is picked, to be changed where they belong to a plan.
void inspect_selection(PanelFrame& frame);

}  // namespace tk
