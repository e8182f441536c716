#include "viewer/session/plan_name.h"

#include <algorithm>

#include "layers/layer_name.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {

std::string tidy_plan_name(std::string_view name) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = name.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return std::string(name.substr(first, name.find_last_not_of(blanks) - first + 1));
}

std::string refusal_of_plan_name(std::string_view name, const Document& document,
                                 std::string_view of) {
    const std::string tidy = tidy_plan_name(name);
    if (tidy.empty()) return tr("A proposal needs a name.");
    if (std::any_of(tidy.begin(), tidy.end(),
                    [](char c) { return static_cast<unsigned char>(c) < ' '; }))
        return tr("A proposal's name stands on one line.");
    for (const Plan& plan : document.plans) {
        if (plan.name == of && !of.empty()) continue;
        if (plan.name == tidy) return fill_in(tr("There is a proposal “{}” already."), {plan.name});
        if (layer_name_part(plan.name) == layer_name_part(tidy))
            return fill_in(
                tr("“{}” is too like the proposal “{}”: change more than signs, case or accents."),
                {tidy, plan.name});
    }
    return {};
}

std::string free_copy_name(const Document& document, std::string_view of) {
    std::string name = fill_in(tr("{} (copy)"), {of});
    for (int number = 2; !refusal_of_plan_name(name, document).empty(); ++number)
        name = fill_in(tr("{} (copy {})"), {of, std::to_string(number)});
    return name;
}

std::string free_plan_name(const Document& document) {
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        std::string name = fill_in(tr("Proposal {}"), {std::string_view(&letter, 1)});
        if (refusal_of_plan_name(name, document).empty()) return name;
    }
    for (int number = 1;; ++number) {
        std::string name = fill_in(tr("Proposal {}"), {std::to_string(number)});
        if (refusal_of_plan_name(name, document).empty()) return name;
    }
}

}  // namespace tk
