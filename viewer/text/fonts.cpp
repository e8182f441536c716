#include "viewer/text/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/text/icon_codes.h"
#include "viewer/text/icons.h"
#include "viewer/text/platform_paths.h"

namespace tk {
namespace {

enum class Weight { regular, medium, semibold, bold };
struct StyleSpec {
    float units;
    Weight weight;
};
/// In the order of TextStyle.
constexpr std::array<StyleSpec, text_style_count> style_specs{
    StyleSpec{11, Weight::regular}, StyleSpec{11, Weight::medium}, StyleSpec{11, Weight::bold},
    StyleSpec{13, Weight::regular}, StyleSpec{13, Weight::medium}, StyleSpec{13, Weight::semibold},
    StyleSpec{15, Weight::bold},    StyleSpec{22, Weight::bold}};
constexpr std::array<float, 3> icon_sizes{16, 20, 40};

/// Icons beside words, as a share of the words' size.
constexpr float icon_in_text = 1.2F;

std::array<ImFont*, text_style_count> style_fonts{};
std::array<ImFont*, icon_sizes.size()> icon_fonts{};

/// Latin-1, Latin Extended-A, the letters of Northern Sami and Romanian beyond it, punctuation and
/// spaces, super- and subscripts, currencies, arrows, and the mathematical signs in use.
constexpr ImWchar text_ranges[] = {
    0x0020, 0x017f, 0x0218, 0x021b, 0x02c6, 0x02dc, 0x2002, 0x200a, 0x2010, 0x2027, 0x202f,
    0x203a, 0x2070, 0x208e, 0x20ac, 0x20ac, 0x2122, 0x2122, 0x2190, 0x2199, 0x2206, 0x2206,
    0x2212, 0x2212, 0x221e, 0x221e, 0x2248, 0x2248, 0x2260, 0x2265, 0x25b2, 0x25cf, 0};

/// Vertical measures of a typeface in shares of its em.
struct FaceMeasures {
    float height = 1.2F;  ///< from the highest to the lowest, what Dear ImGui calls size
    float ascent = 0.95F;
    float capitals = 0.72F;
};

FaceMeasures measures_of(const std::filesystem::path& file) {
    FaceMeasures measures;
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return measures;
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.string().c_str(), 0, &face) == 0) {
        const auto em = static_cast<float>(face->units_per_EM);
        measures.height = static_cast<float>(face->ascender - face->descender) / em;
        measures.ascent = static_cast<float>(face->ascender) / em;
        if (FT_Load_Char(face, 'H', FT_LOAD_NO_SCALE) == 0)
            measures.capitals = static_cast<float>(face->glyph->metrics.horiBearingY) / em;
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return measures;
}

/// Figures of one width, so that numbers under each other line up: Inter has such only as an
/// OpenType feature, which Dear ImGui cannot ask for.
void even_out_figures(ImFont& font) {
    float widest = 0.0F;
    for (const ImFontGlyph& glyph : font.Glyphs)
        if (glyph.Codepoint >= '0' && glyph.Codepoint <= '9')
            widest = std::max(widest, glyph.AdvanceX);
    for (ImFontGlyph& glyph : font.Glyphs) {
        if (glyph.Codepoint < '0' || glyph.Codepoint > '9') continue;
        const float aside = std::floor((widest - glyph.AdvanceX) / 2.0F);
        glyph.X0 += aside;
        glyph.X1 += aside;
        glyph.AdvanceX = widest;
    }
    font.BuildLookupTable();
}

struct AtlasBuilder {
    ImFontAtlas& atlas;
    const FontFiles& files;
    float pixels;  ///< of a unit, in the framebuffer

    const std::filesystem::path& file_of(Weight weight) const {
        switch (weight) {
            case Weight::regular: return files.regular;
            case Weight::medium: return files.medium;
            case Weight::semibold: return files.semibold;
            case Weight::bold: return files.bold;
        }
        return files.regular;
    }

    ImFont* add_text(const StyleSpec& spec) const {
        const std::filesystem::path& file = file_of(spec.weight);
        ImFontConfig config;
        config.PixelSnapH = true;
        const float em = spec.units * pixels;
        if (file.empty()) {
            config.SizePixels = std::round(em);
            return atlas.AddFontDefault(&config);
        }
        const FaceMeasures measures = measures_of(file);
        // Whole ems: hinted stems then have the same weight in every letter.
        ImFont* font = atlas.AddFontFromFileTTF(
            file.string().c_str(), std::round(em) * measures.height, &config, text_ranges);
        if (font != nullptr) merge_icons(spec.units, measures.capitals);
        return font;
    }

    void merge_icons(float units, float capitals) const {
        if (files.icons.empty()) return;
        const FaceMeasures icons = measures_of(files.icons);
        const float em = std::round(units * pixels * icon_in_text);
        ImFontConfig config;
        config.MergeMode = true;
        config.PixelSnapH = true;
        // The middle of an icon stands at the middle of a capital.
        const float middle = icons.ascent - icons.height / 2.0F;
        config.GlyphOffset.y = std::round(middle * em - capitals * units * pixels / 2.0F);
        atlas.AddFontFromFileTTF(files.icons.string().c_str(), em * icons.height, &config,
                                 icon_points());
    }

    ImFont* add_icons(float units) const {
        if (files.icons.empty()) return nullptr;
        ImFontConfig config;
        config.PixelSnapH = true;
        return atlas.AddFontFromFileTTF(
            files.icons.string().c_str(),
            std::round(units * pixels) * measures_of(files.icons).height, &config, icon_points());
    }

    /// Kept for as long as the atlas may read them.
    const ImWchar* icon_points() const {
        static std::vector<ImWchar> points;
        if (points.empty()) points = icon_ranges(files.icon_set);
        return points.data();
    }
};

}  // namespace

void build_fonts(float unit, float dots) {
    static const FontFiles files = find_fonts(font_folders());
    ImGuiIO& io = ImGui::GetIO();
    ImFontAtlas& atlas = *io.Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;

    const AtlasBuilder builder{atlas, files, unit * dots};
    for (std::size_t i = 0; i < style_specs.size(); ++i)
        style_fonts[i] = builder.add_text(style_specs[i]);
    for (std::size_t i = 0; i < icon_sizes.size(); ++i)
        icon_fonts[i] = builder.add_icons(icon_sizes[i]);
    atlas.Build();
    for (ImFont* font : style_fonts) even_out_figures(*font);

    use_icon_set(files.icons.empty() ? FontFiles::IconSet::none : files.icon_set);
    io.FontDefault = font_of(TextStyle::body);
    io.FontGlobalScale = 1.0F / dots;
}

ImFont* font_of(TextStyle style) {
    return style_fonts[static_cast<std::size_t>(style)];
}

ImFont* icon_font(float units) {
    for (std::size_t i = 0; i < icon_sizes.size(); ++i)
        if (units <= icon_sizes[i]) return icon_fonts[i];
    return icon_fonts.back();
}

}  // namespace tk
