#include "viewer/text/icons.h"

#include <array>
#include <string>

#include "viewer/text/icon_codes.h"

namespace tk {
namespace {

struct IconCode {
    Icon icon;
    unsigned short material;  ///< Material Design Icons 1.6.50, materialdesignicons.css
    unsigned short awesome;   ///< Font Awesome 4.7
};

constexpr std::array icon_codes{
    IconCode{Icon::pan, 0xf041, 0xf047},
    IconCode{Icon::identify, 0xf1a3, 0xf05b},
    IconCode{Icon::measure, 0xf46d, 0xf07e},
    IconCode{Icon::area, 0xf489, 0xf247},
    IconCode{Icon::lamp, 0xf335, 0xf0eb},
    IconCode{Icon::camera, 0xf567, 0xf03d},
    IconCode{Icon::building, 0xf1d7, 0xf0f7},
    IconCode{Icon::path, 0xf462, 0xf018},
    IconCode{Icon::poles, 0xf444, 0xf12e},
    IconCode{Icon::draw, 0xf3eb, 0xf040},
    IconCode{Icon::line, 0xf561, 0xf126},
    IconCode{Icon::note, 0xf189, 0xf27b},
    IconCode{Icon::walk, 0xf583, 0xf183},
    IconCode{Icon::one_map, 0xf34d, 0xf278},
    IconCode{Icon::swipe, 0xf18a, 0xf0ec},
    IconCode{Icon::side_by_side, 0xf56d, 0xf0db},
    IconCode{Icon::difference, 0xf55a, 0xf042},
    IconCode{Icon::layers, 0xf328, 0xf24d},
    IconCode{Icon::eye, 0xf208, 0xf06e},
    IconCode{Icon::eye_off, 0xf209, 0xf070},
    IconCode{Icon::plus, 0xf415, 0xf067},
    IconCode{Icon::minus, 0xf374, 0xf068},
    IconCode{Icon::close, 0xf156, 0xf00d},
    IconCode{Icon::search, 0xf349, 0xf002},
    IconCode{Icon::more, 0xf1d8, 0xf141},
    IconCode{Icon::drag_handle, 0xf1dd, 0xf142},
    IconCode{Icon::sort_up, 0xf360, 0xf0d8},
    IconCode{Icon::sort_down, 0xf35d, 0xf0d7},
    IconCode{Icon::chevron_down, 0xf140, 0xf107},
    IconCode{Icon::chevron_up, 0xf143, 0xf106},
    IconCode{Icon::chevron_left, 0xf141, 0xf104},
    IconCode{Icon::chevron_right, 0xf142, 0xf105},
    IconCode{Icon::arrow_right, 0xf054, 0xf061},
    IconCode{Icon::arrow_up, 0xf05d, 0xf062},
    IconCode{Icon::arrow_down, 0xf045, 0xf063},
    IconCode{Icon::settings, 0xf493, 0xf013},
    IconCode{Icon::undo, 0xf54d, 0xf0e2},
    IconCode{Icon::redo, 0xf44f, 0xf01e},
    IconCode{Icon::save, 0xf193, 0xf0c7},
    IconCode{Icon::exports, 0xf207, 0xf093},
    IconCode{Icon::imports, 0xf2fa, 0xf019},
    IconCode{Icon::folder, 0xf256, 0xf114},
    IconCode{Icon::file, 0xf224, 0xf016},
    IconCode{Icon::table, 0xf4f1, 0xf0ce},
    IconCode{Icon::chart, 0xf128, 0xf080},
    IconCode{Icon::timeline, 0xf129, 0xf1fe},
    IconCode{Icon::filter, 0xf233, 0xf0b0},
    IconCode{Icon::play, 0xf40a, 0xf04b},
    IconCode{Icon::cancel, 0xf15a, 0xf05c},
    IconCode{Icon::remove, 0xf1c0, 0xf014},
    IconCode{Icon::edit, 0xf3eb, 0xf040},
    IconCode{Icon::copy, 0xf18f, 0xf0c5},
    IconCode{Icon::refresh, 0xf450, 0xf021},
    IconCode{Icon::print, 0xf42a, 0xf02f},
    IconCode{Icon::link, 0xf339, 0xf0c1},
    IconCode{Icon::external, 0xf3cc, 0xf08e},
    IconCode{Icon::history, 0xf2da, 0xf1da},
    IconCode{Icon::keyboard, 0xf30c, 0xf11c},
    IconCode{Icon::lock, 0xf341, 0xf023},
    IconCode{Icon::warning, 0xf02a, 0xf071},
    IconCode{Icon::error, 0xf5d6, 0xf06a},
    IconCode{Icon::info, 0xf2fd, 0xf05a},
    IconCode{Icon::check, 0xf12c, 0xf00c},
    IconCode{Icon::help, 0xf625, 0xf059},
    IconCode{Icon::sun, 0xf599, 0xf185},
    IconCode{Icon::moon, 0xf594, 0xf186},
    IconCode{Icon::twilight, 0xf59a, 0xf186},
    IconCode{Icon::north, 0xf390, 0xf062},
    IconCode{Icon::home, 0xf2dc, 0xf015},
    IconCode{Icon::zoom_in, 0xf34b, 0xf00e},
    IconCode{Icon::zoom_out, 0xf34a, 0xf010},
    IconCode{Icon::full_screen, 0xf293, 0xf065},
    IconCode{Icon::leave_full_screen, 0xf294, 0xf066},
    IconCode{Icon::language, 0xf5ca, 0xf1ab},
    IconCode{Icon::theme, 0xf50e, 0xf042},
    IconCode{Icon::text_size, 0xf27f, 0xf034},
    IconCode{Icon::meeting, 0xf428, 0xf26c},
    IconCode{Icon::calendar, 0xf0ed, 0xf073},
    IconCode{Icon::clock, 0xf150, 0xf017},
    IconCode{Icon::star, 0xf4d2, 0xf006},
    IconCode{Icon::incident, 0xf34e, 0xf041},
    IconCode{Icon::observation, 0xf17e, 0xf27b},
    IconCode{Icon::tree, 0xf531, 0xf1bb},
    IconCode{Icon::polygon, 0xf560, 0xf247},
    IconCode{Icon::street, 0xf461, 0xf018},
    IconCode{Icon::boundary, 0xf001, 0xf096},
    IconCode{Icon::bus, 0xf0e7, 0xf207},
    IconCode{Icon::school, 0xf474, 0xf19d},
    IconCode{Icon::bar, 0xf2a6, 0xf0fc},
    IconCode{Icon::park, 0xf405, 0xf1bb},
    IconCode{Icon::flag, 0xf23d, 0xf11d},
    IconCode{Icon::palette, 0xf3d8, 0xf1fc},
    IconCode{Icon::contrast, 0xf197, 0xf042},
};

std::array<std::string, icon_codes.size()> icon_words;

unsigned short code_in(const IconCode& code, FontFiles::IconSet set) {
    switch (set) {
        case FontFiles::IconSet::material: return code.material;
        case FontFiles::IconSet::awesome: return code.awesome;
        case FontFiles::IconSet::none: break;
    }
    return 0;
}

/// UTF-8 of a code point of three bytes.
std::string three_bytes(unsigned short code) {
    return {static_cast<char>(0xe0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3f)),
            static_cast<char>(0x80 | (code & 0x3f))};
}

}  // namespace

std::vector<unsigned short> icon_ranges(FontFiles::IconSet set) {
    std::vector<unsigned short> ranges;
    for (const IconCode& code : icon_codes) {
        const unsigned short point = code_in(code, set);
        if (point == 0) continue;
        ranges.push_back(point);
        ranges.push_back(point);
    }
    ranges.push_back(0);
    return ranges;
}

void use_icon_set(FontFiles::IconSet set) {
    for (std::size_t i = 0; i < icon_codes.size(); ++i) {
        const unsigned short point = code_in(icon_codes[i], set);
        icon_words[i] = point == 0 ? std::string() : three_bytes(point);
    }
}

const char* icon_text(Icon icon) {
    if (icon == Icon::none) return "";
    return icon_words[static_cast<std::size_t>(icon) - 1].c_str();
}

}  // namespace tk
