#include "viewer/text/side_name.h"

#include "viewer/text/translation.h"

namespace tk {

std::string side_name(const std::string& plan) {
    return plan.empty() ? std::string(tr("Today")) : plan;
}

}  // namespace tk
