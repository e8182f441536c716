// [analysis.evidence] of a study, and the kinds of measures that evidence is about.
#include "layers/study_tables.h"

namespace tk {

const std::vector<std::string>& measure_kinds() {
    static const std::vector<std::string> kinds{"lighting", "cameras", "development", "social",
                                                "patrol",   "upkeep",  "other"};
    return kinds;
}

void read_evidence_analysis(ConfigReader& table, Study& study) {
    study.evidence.table = study_source(table, "table", study);
    study.evidence.crime_types.property = study_categories(table, "property");
    study.evidence.crime_types.violence = study_categories(table, "violence");
    for (const std::string& category : study.evidence.crime_types.property)
        for (const std::string& other : study.evidence.crime_types.violence)
            if (category == other)
                table.refuse("violence", "has '" + other + "', which property has too",
                             "leave it in one of them");
}

}  // namespace tk
