#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "viewer/text/icons.h"

/// Fields to type in. Each may bear a muted label above (11) when `label` is not empty, is 32 high
/// and as wide as the content unless `width` (pixels) is given. An accent line shows the focus.
namespace tk::ui {

struct FieldOptions {
    std::string_view label = {};
    const char* hint = nullptr;     ///< muted, while it is empty
    std::string_view unit = {};     ///< at the right edge: "m", "lm", "°"
    std::string_view problem = {};  ///< below, in the error colour; the line too
    float width = 0.0F;
    bool enabled = true;
    bool takes_focus = false;  ///< when it first appears
    bool focus_now = false;    ///< in this frame
};

/// What became of a field in this frame.
struct FieldResult {
    bool changed = false;   ///< another text or value than before
    bool done = false;      ///< Enter, or left after a change: time to make one step of undo
    bool rejected = false;  ///< left with what is no such number: the value is the former one again
};

FieldResult text_field(const char* id, std::string& value, const FieldOptions& options = {});
/// Several lines, `lines` high.
FieldResult text_area(const char* id, std::string& value, int lines,
                      const FieldOptions& options = {});

struct NumberRange {
    double low = -1e12, high = 1e12;
    int decimals = 1;
    double step = 1.0;  ///< of arrow up and down
};
/// Written and read in the language that is on, decimal comma and point alike. What cannot be read
/// or is out of range turns the line red and leaves the value; leaving the field restores it.
FieldResult number_field(const char* id, double& value, const NumberRange& range,
                         const FieldOptions& options = {});
/// The same for a value that may be missing: an empty field.
FieldResult number_field(const char* id, std::optional<double>& value, const NumberRange& range,
                         const FieldOptions& options = {});

/// Looks: a magnifying glass, the words, and at the right the keys that lead here: "Ctrl K".
FieldResult search_field(const char* id, std::string& value, const char* hint,
                         std::string_view keys = {}, float width = 0.0F, bool takes_focus = false);
/// Looks the same but is a button: opens the search. True when clicked.
bool search_button(const char* id, const char* hint, std::string_view keys, float width);

/// Reads a number as people write it: "1 250,5", "1,250.5", "−3"; spaces of any kind. Nothing for
/// what is not one. A single comma is a decimal comma unless exactly three figures follow it and
/// the language is English.
std::optional<double> read_number(std::string_view text);

}  // namespace tk::ui
