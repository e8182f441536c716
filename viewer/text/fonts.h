#pragma once

#include <filesystem>
#include <vector>

struct ImFont;

/// The window's typefaces: found among the system's, never brought along.
///
/// Text is Inter, else Noto Sans, else DejaVu Sans, else Segoe UI, else Dear ImGui's own. Icons are
/// Material Design Icons, else Font Awesome, else none. Figures are made equally wide in every
/// font, so that numbers under each other line up.
namespace tk {

/// Sizes in units of 100 % text.
enum class TextStyle {
    small,         ///< 11: explanations, ticks
    small_medium,  ///< 11 medium: column heads, tags
    small_bold,    ///< 11 bold: section heads
    body,          ///< 13
    body_medium,   ///< 13 medium: names, buttons
    number,        ///< 13 semibold: values
    title,         ///< 15 bold
    display,       ///< 22 bold: titles in meeting mode, on the start page
};
inline constexpr int text_style_count = 8;

/// Which files were found; paths are empty where none was.
struct FontFiles {
    std::filesystem::path regular, medium, semibold, bold;
    std::filesystem::path icons;
    enum class IconSet { none, material, awesome } icon_set = IconSet::none;
};

/// The best family within `folders` and their subfolders.
FontFiles find_fonts(const std::vector<std::filesystem::path>& folders);

/// Fills the atlas of the current Dear ImGui context anew, icons merged into every style, and makes
/// `body` the default font. Between frames only; the texture is the caller's to upload.
/// @param unit window pixels of a unit: text size times the screen's scale; > 0
/// @param dots framebuffer pixels of a window pixel; > 0
void build_fonts(float unit, float dots);

/// Null until build_fonts() has run.
ImFont* font_of(TextStyle style);
/// The font of icons alone that is drawn crispest at `units`: 16, 20 or 40. Null where there are
/// none.
ImFont* icon_font(float units);

}  // namespace tk
