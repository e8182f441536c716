#include "layers/repeated_incidents.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>

namespace tk {

namespace {

bool says_the_same(const Incident& a, const Incident& b) {
    return a.at.east_m == b.at.east_m && a.at.north_m == b.at.north_m &&
           a.when->from == b.when->from && a.when->to == b.when->to && a.category == b.category;
}

/// The mixing of SplitMix64 (Steele, Lea and Flood, 2014).
std::uint64_t mixed_bits(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31);
}

std::uint64_t repeat_hash(const Incident& incident) {
    // Adding 0 makes -0 the 0 that it equals.
    std::uint64_t hash = mixed_bits(std::bit_cast<std::uint64_t>(incident.at.east_m + 0.0));
    hash = mixed_bits(hash ^ std::bit_cast<std::uint64_t>(incident.at.north_m + 0.0));
    hash = mixed_bits(hash ^
                      static_cast<std::uint64_t>(incident.when->from.time_since_epoch().count()));
    hash += static_cast<std::uint64_t>((incident.when->to - incident.when->from).count());
    return mixed_bits(hash ^ (static_cast<std::uint64_t>(incident.category) << 32));
}

std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32);
}

constexpr std::size_t fewest_slots = 1024;
/// Memory answers for this many while it would for one.
constexpr std::size_t rows_at_once = 32;

bool can_repeat(const Incident& incident) {
    return incident.when && !incident.when->date_only && !std::isnan(incident.at.east_m);
}

/// A hint to the processor where the compiler has a word for it.
void fetch_soon([[maybe_unused]] const void* address) {
#if defined(__GNUC__)
    __builtin_prefetch(address, 1);
#endif
}

}  // namespace

RepeatedIncidents::RepeatedIncidents(const std::vector<Incident>& incidents, std::int64_t expected)
    : incidents_(incidents),
      slots_(std::max(
          fewest_slots,
          std::bit_ceil(static_cast<std::size_t>(std::max<std::int64_t>(expected, 0)) / 2 * 3 +
                        1))) {}

RepeatedIncidents::Slot& RepeatedIncidents::slot_of(const Incident& incident, std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot& slot = slots_[at];
        if (slot.number == 0) return slot;
        if (slot.tag == tag_of(hash) && says_the_same(incidents_[slot.number - 1], incident))
            return slot;
    }
}

void RepeatedIncidents::make_room() {
    if (taken_ + rows_at_once < slots_.size() / 3 * 2) return;
    std::vector<Slot> former(slots_.size() * 2);
    former.swap(slots_);
    for (const Slot& slot : former) {
        if (slot.number == 0) continue;
        const Incident& incident = incidents_[slot.number - 1];
        slot_of(incident, repeat_hash(incident)) = slot;
    }
}

void RepeatedIncidents::look() {
    std::array<std::uint64_t, rows_at_once> hashes{};
    while (next_ < incidents_.size()) {
        const std::size_t count = std::min(rows_at_once, incidents_.size() - next_);
        make_room();
        for (std::size_t i = 0; i < count; ++i) {
            const Incident& incident = incidents_[next_ + i];
            if (!can_repeat(incident)) continue;
            hashes[i] = repeat_hash(incident);
            fetch_soon(&slots_[hashes[i] & (slots_.size() - 1)]);
        }
        for (std::size_t i = 0; i < count; ++i, ++next_)
            if (can_repeat(incidents_[next_])) look_at(incidents_[next_], hashes[i]);
    }
}

void RepeatedIncidents::look_at(const Incident& incident, std::uint64_t hash) {
    Slot& slot = slot_of(incident, hash);
    if (slot.number == 0) {
        slot = {tag_of(hash), static_cast<std::uint32_t>(next_ + 1)};
        ++taken_;
    } else if (repeats_++ == 0 || incident.row < first_row_) {
        first_row_ = incident.row;
    }
}

void RepeatedIncidents::tell(ReadReport& report) const {
    if (repeats_ == 0) return;
    report.notes.push_back(std::to_string(repeats_) +
                           " rows repeat the place, time and category of another (the first: "
                           "row " +
                           std::to_string(first_row_) + "); all are counted.");
}

}  // namespace tk
