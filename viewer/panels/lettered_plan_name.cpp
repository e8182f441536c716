#include "viewer/panels/lettered_plan_name.h"

#include "viewer/session/plan_name.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {

std::string lettered_plan_name(const Document& document) {
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
