#include "cli/risk_layers.h"

#include "cli/layer_name.h"

namespace tk::cli {
namespace {

const char* const risk_score_words =
    "Relative risk score by a model fitted to reported incidents: 1 is the lowest of today's "
    "cells. An association of places, not a cause; reporting differs between places.";

}  // namespace

RasterDescription describe_risk(const std::string& scenario) {
    const bool is_today = scenario.empty();
    return {.name = is_today ? "risk_today" : "risk_" + layer_name_part(scenario),
            .title = "Riskkarta / Risk terrain" + (is_today ? std::string() : ", " + scenario),
            .description = risk_score_words,
            .unit = "",
            .kind = NumberKind::statistical};
}

RasterDescription describe_risk_change(const std::string& scenario) {
    return {.name = "risk_" + layer_name_part(scenario) + "_change",
            .title = "Riskkarta / Risk terrain, change by " + scenario,
            .description = scenario +
                           " less today: what places like these have today, no forecast of what "
                           "the plan will do. " +
                           risk_score_words,
            .unit = "",
            .kind = NumberKind::statistical};
}

}  // namespace tk::cli
