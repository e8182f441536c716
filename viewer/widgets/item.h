#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "viewer/theme/theme.h"

/// What the widgets of this folder are made with; panels do not need it.
namespace tk::ui {

/// A rectangle of the window that reacts to pointer and keys.
struct Item {
    ImVec2 min, max;
    bool visible = false;  ///< within the window's seen part
    bool hovered = false;
    bool held = false;
    bool pressed = false;  ///< clicked, or Space or Enter on the focused one
    bool focused = false;  ///< by keys, which draws a ring around it
    float width() const { return max.x - min.x; }
    float height() const { return max.y - min.y; }
    ImVec2 size() const { return {width(), height()}; }
    ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
};

struct ItemOptions {
    float wider = 0.0F;   ///< pixels by which it reaches beyond its place left and right
    bool joined = false;  ///< no gap below
    bool enabled = true;
    bool overlapped = false;  ///< smaller items lie on it
    float rounding = 6.0F;    ///< of the focus ring, units
};

/// Places an item of `size` at the cursor.
Item item(const char* id, ImVec2 size, const ItemOptions& options = {});
/// An item at a place of its own, which moves no cursor: a dot within a row.
Item item_at(const char* id, ImVec2 min, ImVec2 max, const ItemOptions& options = {});
/// A place to draw in, that reacts to nothing.
Item place(ImVec2 size, const ItemOptions& options = {});

/// How far down an item so high begins: on the line of a taller thing it stands at its middle;
/// beside a field that has its label above, at its foot.
float lowered_by(float height);
/// The small words above a field, at the top of its group; nothing for none.
void field_label(std::string_view words);

/// Where an item was drawn: what a test, or a program that reads the screen aloud, goes by.
struct NotedItem {
    std::string path;  ///< the window, and the item's own id: "layers/lights"
    ImVec2 min, max;
    bool visible = false;
};
/// From now on each item drawn is noted in `into`, which the caller empties; null: no longer.
void note_items(std::vector<NotedItem>* into);
/// For items that Dear ImGui itself makes.
void note_item(const char* id, ImVec2 min, ImVec2 max, bool visible);

ImU32 packed(Colour colour);
/// A rounded rectangle, filled, with a thin line when `edge` is not transparent. Rounding in units.
void box(ImDrawList* list, ImVec2 min, ImVec2 max, Colour fill, float rounding = 6.0F,
         Colour edge = {0, 0, 0, 0});
/// "Add##lamp" -> "Add".
const char* label_end(const char* label);
/// The pointer shows a hand over what was drawn last.
void hand_over(const Item& item);

}  // namespace tk::ui
