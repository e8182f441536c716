#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/core/letter_case.h"
#include "engine/core/parallel_for.h"
#include "viewer/session/incident_summary.h"

namespace tk {
namespace {

constexpr std::size_t entries_a_block = 1U << 16U;
constexpr std::uint8_t unknown_light = 3;

/// Months since the year 0.
int month_number(std::chrono::year_month month) {
    return static_cast<int>(month.year()) * 12 +
           static_cast<int>(static_cast<unsigned>(month.month())) - 1;
}

std::chrono::year_month month_of_number(int number) {
    const int year = number >= 0 ? number / 12 : -((11 - number) / 12);
    return std::chrono::year{year} /
           std::chrono::month{static_cast<unsigned>(number - year * 12 + 1)};
}

int month_of(const IncidentTime& when) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(when.local())};
    return month_number(day.year() / day.month());
}

/// By the index of a category: whether the filter lets it pass.
std::vector<char> passing(const Incidents& incidents, const IncidentFilter& filter) {
    std::vector<char> passes(incidents.categories.size(), filter.categories.empty() ? 1 : 0);
    for (const std::string& wanted : filter.categories)
        for (std::size_t i = 0; i < passes.size(); ++i)
            if (folded(incidents.categories[i]) == folded(wanted)) passes[i] = 1;
    return passes;
}

/// Which parts of the filter an incident fails.
enum FailedPart : unsigned { fails_time = 1, fails_clock = 2, fails_category = 4, fails_light = 8 };

}  // namespace

/// A filter made ready, and what has been counted by it.
class IncidentIndex::Tally {
public:
    Tally(const IncidentFilter& filter, const Incidents& incidents, std::size_t months)
        : filter_(filter), passes_(passing(incidents, filter)) {
        sum.months.resize(months);
        sum.categories.resize(incidents.categories.size());
        for (unsigned day = 0; day < 7; ++day)
            weekday_passes_[day] =
                !filter.weekdays || filter.weekdays->contains(std::chrono::weekday{day});
        for (int minute = 0; minute < 1440; ++minute)
            minute_passes_[static_cast<std::size_t>(minute)] =
                !filter.hours || filter.hours->contains(minute);
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        from_s_ = filter.from ? filter.from->time_since_epoch().count() : -most;
        to_s_ = filter.to ? filter.to->time_since_epoch().count() : most;
        asks_time_ = filter.from || filter.to;
    }

    void count(const Entry& entry) {
        const bool timed = entry.month >= 0;
        if (!timed) ++sum.without_time;
        if (timed && !entry.has_hour) ++sum.without_hour;
        const unsigned failed = failed_parts(entry, timed);
        if (failed == 0) ++sum.shown;
        if ((failed & ~fails_time) == 0 && timed)
            ++sum.months[static_cast<std::size_t>(entry.month)];
        if ((failed & ~fails_clock) == 0 && timed && entry.has_hour) {
            const std::size_t day = entry.weekday == 0 ? 6 : entry.weekday - std::size_t{1};
            ++sum.week[day][entry.minute / 60U];
        }
        if ((failed & ~fails_category) == 0) {
            if (entry.category < 0)
                ++sum.without_category;
            else
                ++sum.categories[static_cast<std::size_t>(entry.category)];
        }
        if ((failed & ~fails_light) == 0 && entry.light != unknown_light) ++sum.light[entry.light];
    }

    void add(const Tally& other) {
        const auto add_all = [](auto& into, const auto& from) {
            for (std::size_t i = 0; i < into.size(); ++i) into[i] += from[i];
        };
        add_all(sum.months, other.sum.months);
        for (std::size_t day = 0; day < 7; ++day) add_all(sum.week[day], other.sum.week[day]);
        add_all(sum.categories, other.sum.categories);
        add_all(sum.light, other.sum.light);
        sum.without_category += other.sum.without_category;
        sum.shown += other.sum.shown;
        sum.without_time += other.sum.without_time;
        sum.without_hour += other.sum.without_hour;
    }

    IncidentSummary sum;

private:
    unsigned failed_parts(const Entry& entry, bool timed) const {
        unsigned failed = 0;
        if (asks_time_ && !(timed && entry.from_s >= from_s_ && entry.from_s < to_s_))
            failed |= fails_time;
        const bool clock = (!filter_.weekdays || (timed && weekday_passes_[entry.weekday])) &&
                           (!filter_.hours || (entry.has_hour && minute_passes_[entry.minute]));
        if (!clock) failed |= fails_clock;
        if (!filter_.categories.empty() &&
            (entry.category < 0 || passes_[static_cast<std::size_t>(entry.category)] == 0))
            failed |= fails_category;
        if (filter_.darkness && entry.light != static_cast<std::uint8_t>(*filter_.darkness))
            failed |= fails_light;
        return failed;
    }

    const IncidentFilter& filter_;
    std::vector<char> passes_;
    std::array<bool, 7> weekday_passes_{};
    std::array<bool, 1440> minute_passes_{};
    std::int64_t from_s_ = 0, to_s_ = 0;
    bool asks_time_ = false;
};

IncidentIndex::IncidentIndex(std::shared_ptr<const Town> town) : town_(std::move(town)) {
    const std::vector<Incident>& all = town_->incidents().all;
    int first = std::numeric_limits<int>::max(), last = std::numeric_limits<int>::min();
    std::vector<int> months(all.size(), std::numeric_limits<int>::min());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].when) continue;
        months[i] = month_of(*all[i].when);
        first = std::min(first, months[i]);
        last = std::max(last, months[i]);
    }
    // A wrong century must not make a million empty months.
    constexpr int most_months = 12 * 400;
    if (first <= last) {
        first = std::max(first, last - most_months);
        first_month_ = month_of_number(first);
        month_count_ = static_cast<std::size_t>(last - first) + 1;
    }
    entries_.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        Entry& entry = entries_[i];
        entry.category = all[i].category;
        if (!all[i].when) continue;
        const IncidentTime& when = *all[i].when;
        const auto day = std::chrono::floor<std::chrono::days>(when.local());
        entry.from_s = when.from.time_since_epoch().count();
        entry.month = static_cast<std::int16_t>(std::max(months[i], first) - first);
        entry.minute = static_cast<std::uint16_t>((when.local() - day).count() / 60);
        entry.weekday = static_cast<std::uint8_t>(std::chrono::weekday{day}.c_encoding());
        entry.has_hour = !when.date_only;
        if (entry.has_hour && !std::isnan(all[i].sun_height_deg))
            entry.light = static_cast<std::uint8_t>(light_condition(all[i].sun_height_deg));
    }
}

std::chrono::year_month IncidentIndex::last_month() const {
    if (month_count_ == 0) return first_month_;
    return month_of_number(month_number(first_month_) + static_cast<int>(month_count_) - 1);
}

IncidentSummary IncidentIndex::summary(const IncidentFilter& filter) const {
    const std::size_t blocks = (entries_.size() + entries_a_block - 1) / entries_a_block;
    const Tally none(filter, town_->incidents(), month_count_);
    std::vector<Tally> tallies(blocks, none);
    parallel_for(blocks, [&](std::size_t b) {
        const std::size_t end = std::min(entries_.size(), (b + 1) * entries_a_block);
        for (std::size_t i = b * entries_a_block; i < end; ++i) tallies[b].count(entries_[i]);
    });
    Tally total = none;
    for (const Tally& tally : tallies) total.add(tally);
    total.sum.first_month = first_month_;
    return std::move(total.sum);
}

}  // namespace tk
