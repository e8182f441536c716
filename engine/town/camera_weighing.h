#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The documented weighing of interests of a camera.
///
/// Swedish law asks for one before camera surveillance begins, where no permit is needed
/// (kamerabevakningslagen 2018:1200 as amended from 1 April 2025; prop. 2024/25:93). What it should
/// hold follows the guidance of the supervisory authority (IMY). Whether a camera is lawful is not
/// decided here.
namespace tk {

/// In its owner's words; an empty text or no date: not documented.
struct InterestWeighing {
    std::string purpose;
    std::string documented_problem;
    std::string less_intrusive_alternatives;
    std::string area_filmed;
    std::string recording_times;
    std::string retention;       ///< for how long recordings are kept
    std::string signage;         ///< how people are told
    std::string dpia_reference;  ///< of the data protection impact assessment
    std::optional<std::chrono::year_month_day> date;

    friend bool operator==(const InterestWeighing&, const InterestWeighing&) = default;
};

/// A text of the weighing and its name in files: "purpose", ... The date's is weighing_date_name.
struct WeighingText {
    std::string_view name;
    std::string InterestWeighing::*text;
};
inline constexpr std::string_view weighing_date_name = "weighing_date";

/// All texts, in the order of InterestWeighing.
std::span<const WeighingText> weighing_texts();

/// The names of what is not documented, in the order of InterestWeighing; blanks alone are nothing.
std::vector<std::string> missing_in(const InterestWeighing& weighing);

}  // namespace tk
