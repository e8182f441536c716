#include "layers/drawing.h"

#include <array>
#include <utility>

namespace tk {
namespace {

constexpr std::array<std::pair<Drawing::Meaning, std::string_view>, 6> meaning_names{
    {{Drawing::Meaning::none, "none"},
     {Drawing::Meaning::boundary, "boundary"},
     {Drawing::Meaning::treated, "treated"},
     {Drawing::Meaning::control, "control"},
     {Drawing::Meaning::problem, "problem"},
     {Drawing::Meaning::measure, "measure"}}};

}  // namespace

std::string_view name_of(Drawing::Meaning meaning) {
    for (const auto& [known, name] : meaning_names)
        if (known == meaning) return name;
    return "none";
}

std::optional<Drawing::Meaning> drawing_meaning(std::string_view name) {
    for (const auto& [meaning, known] : meaning_names)
        if (known == name) return meaning;
    return std::nullopt;
}

}  // namespace tk
