#include "viewer/session/light_hours.h"

#include <algorithm>
#include <stdexcept>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

constexpr std::int64_t slot_s = 600;
constexpr std::int64_t slots_an_hour = 3600 / slot_s;

}  // namespace

LightHours::LightHours(std::chrono::sys_seconds from, std::chrono::sys_seconds to, double lon_deg,
                       double lat_deg,
                       const std::function<std::int32_t(std::chrono::sys_seconds)>& utc_offset_s)
    : from_(from), to_(to) {
    if (to < from) throw std::invalid_argument("light hours: they end before they begin");
    using std::chrono::seconds;
    const auto count = static_cast<std::size_t>(((to - from).count() + slot_s - 1) / slot_s);
    slots_.resize(count);
    std::int32_t offset_s = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = from + seconds{static_cast<std::int64_t>(i) * slot_s};
        if (i % slots_an_hour == 0) offset_s = utc_offset_s(at);
        const std::chrono::local_seconds clock{at.time_since_epoch() + seconds{offset_s}};
        const auto day = std::chrono::floor<std::chrono::days>(clock);
        slots_[i].minute_of_day = static_cast<std::uint16_t>((clock - day).count() / 60);
        slots_[i].weekday = static_cast<std::uint8_t>(std::chrono::weekday{day}.c_encoding());
    }
    constexpr std::size_t block = 4096;
    parallel_for((count + block - 1) / block, [&](std::size_t b) {
        for (std::size_t i = b * block; i < std::min(count, (b + 1) * block); ++i) {
            // The middle of the slot stands for it.
            const auto middle = from + seconds{static_cast<std::int64_t>(i) * slot_s + slot_s / 2};
            slots_[i].light = static_cast<std::uint8_t>(
                light_condition(sun_height_deg(middle, lon_deg, lat_deg)));
        }
    });
}

std::array<double, 3> LightHours::hours(const IncidentFilter& filter) const {
    const std::int64_t whole_s = (to_ - from_).count();
    const auto bounded = [&](const std::optional<std::chrono::sys_seconds>& at, std::int64_t none) {
        return at ? std::clamp((*at - from_).count(), std::int64_t{0}, whole_s) : none;
    };
    const std::int64_t begin_s = bounded(filter.from, 0);
    const std::int64_t end_s = bounded(filter.to, whole_s);
    std::array<double, 3> seconds{};
    if (end_s <= begin_s) return seconds;
    const auto last = static_cast<std::size_t>((end_s - 1) / slot_s);
    for (auto i = static_cast<std::size_t>(begin_s / slot_s); i <= last; ++i) {
        const Slot& slot = slots_[i];
        if (filter.weekdays && !filter.weekdays->contains(std::chrono::weekday{slot.weekday}))
            continue;
        if (filter.hours && !filter.hours->contains(slot.minute_of_day)) continue;
        const std::int64_t slot_begin = static_cast<std::int64_t>(i) * slot_s;
        const std::int64_t part_s =
            std::min(end_s, slot_begin + slot_s) - std::max(begin_s, slot_begin);
        seconds[slot.light] += static_cast<double>(part_s);
    }
    for (double& s : seconds) s /= 3600.0;
    return seconds;
}

}  // namespace tk
