#include "engine/follow_up/follow_up_findings.h"

#include "engine/follow_up/power.h"

namespace tk {

FollowUpFindings findings_of(const FollowUpQuestion& question) {
    const AreaCounts& counts = question.counts;
    FollowUpFindings findings;
    findings.effect = relative_effect(counts.treated, counts.control, question.overdispersion);
    findings.difference = weighted_displacement_difference(counts, question.weights);
    findings.treated_alone = compare_rates({counts.treated.before, question.weights.before},
                                           {counts.treated.after, question.weights.after});
    if (counts.displacement) {
        const DisplacementCounts around{counts.treated, counts.control, *counts.displacement};
        findings.quotient = weighted_displacement_quotient(around, question.bootstrap);
        findings.net = net_effects(around);
    }
    findings.minimum_detectable_effect =
        minimum_detectable_effect({counts.treated, counts.control, question.overdispersion});
    return findings;
}

}  // namespace tk
