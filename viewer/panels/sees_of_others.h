#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/surfaces/camera_findings.h"
#include "engine/town/town.h"

/// What one camera sees of others: windows, entrances, playgrounds, private ground. No window.
namespace tk {

/// What a set of features is to this question, guessed from its name in Swedish or English.
enum class OthersKind { none, playground, private_ground };
OthersKind others_kind(std::string_view set_name);

struct SeesOfOthers {
    std::int64_t windows = 0;  ///< of all floors, as facade_points() places them
    std::int64_t entrances = 0;
    std::int64_t playgrounds = 0;  ///< points, and areas of which any ground is seen
    double private_ground_m2 = 0.0;

    friend bool operator==(const SeesOfOthers&, const SeesOfOthers&) = default;
};

/// Which of them towns know anything of; windows are assumed wherever there are buildings.
struct KnownOfOthers {
    bool entrances = false, playgrounds = false, private_ground = false;
};
/// @param plan what it builds may state entrances; null: today alone
KnownOfOthers known_of_others(const Town& today, const Town* plan = nullptr);

/// Counts by what_cameras_see(), so that masks, buildings and ground are as in the coverage
/// surface. Remembers what stands around the camera and what it would see without masks: while a
/// mask is dragged only what lies in its view is asked for again. Of one thread at a time.
class OthersCounter {
public:
    OthersCounter();
    ~OthersCounter();
    OthersCounter(OthersCounter&&) noexcept;
    OthersCounter& operator=(OthersCounter&&) noexcept;

    /// None where the town has no such camera, or it cannot be judged by the rule of the options.
    std::optional<SeesOfOthers> count(const std::shared_ptr<const Town>& town,
                                      const std::string& camera_id,
                                      const CameraCoverageOptions& options);

private:
    struct Known;
    std::unique_ptr<Known> known_;
};

}  // namespace tk
