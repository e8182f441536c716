#include "engine/town/camera_weighing.h"

#include <array>

namespace tk {
namespace {

constexpr std::array<WeighingText, 8> all_weighing_texts{
    {{"purpose", &InterestWeighing::purpose},
     {"documented_problem", &InterestWeighing::documented_problem},
     {"less_intrusive_alternatives", &InterestWeighing::less_intrusive_alternatives},
     {"area_filmed", &InterestWeighing::area_filmed},
     {"recording_times", &InterestWeighing::recording_times},
     {"retention", &InterestWeighing::retention},
     {"signage", &InterestWeighing::signage},
     {"dpia_reference", &InterestWeighing::dpia_reference}}};

}  // namespace

std::span<const WeighingText> weighing_texts() {
    return all_weighing_texts;
}

std::vector<std::string> missing_in(const InterestWeighing& weighing) {
    std::vector<std::string> missing;
    for (const WeighingText& field : weighing_texts())
        if ((weighing.*field.text).find_first_not_of(" \t\r\n") == std::string::npos)
            missing.emplace_back(field.name);
    if (!weighing.date) missing.emplace_back(weighing_date_name);
    return missing;
}

}  // namespace tk
