#include "layers/follow_up_lock.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "layers/read_follow_up.h"
#include "layers/sha256.h"
#include "layers/study_file.h"
#include "layers/study_tables.h"
#include "layers/toml_edit.h"

namespace tk {
namespace {

constexpr std::string_view table_mark = " table sha256:", areas_mark = " areas sha256:";
constexpr std::size_t day_letters = 10, digest_letters = 64;

// The table

/// Every key on a line of its own, in one order.
std::string canonical_table(const Study& study, const StudyFollowUp& design) {
    // However the study's own path was given.
    const std::filesystem::path here = std::filesystem::current_path();
    const std::filesystem::path folder = (here / study.file).lexically_normal().parent_path();
    const auto source = [&](const std::string& of) {
        return toml_text(relative_source(resolved_source(of, here), folder));
    };
    const auto sorted = [](std::vector<std::string> texts) {
        std::sort(texts.begin(), texts.end());
        texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
        std::string list;
        for (const std::string& text : texts) list += toml_text(text) + ",";
        return list;
    };
    const std::string day = design.date ? day_text(std::chrono::local_days{*design.date}) : "";
    // What a scenario is called is no choice of design: what its cameras see counts.
    return fmt::format(
        "treated={}\ntreated_cameras={}\ncontrol={}\nbuffer={}\ncontrol_buffer={}\ndate={}\n"
        "before_days={}\nafter_days={}\ncategory={}\noverdispersion={}\n",
        source(design.treated), sorted(design.treated_cameras), source(design.control),
        design.buffer.empty() ? fmt::format("{}", design.buffer_m) : source(design.buffer),
        source(design.control_buffer), day, design.before_days, design.after_days,
        sorted(design.categories),
        design.overdispersion ? fmt::format("{}", *design.overdispersion) : "estimate");
}

// The areas, as the bytes of well-known binary: little-endian, in an order of its own.

template <class Number>
void add_bytes(Number number, std::string& bytes) {
    for (int shift = 0; shift < 8 * static_cast<int>(sizeof(Number)); shift += 8)
        bytes += static_cast<char>(static_cast<unsigned char>(number >> shift));
}

/// In whole millimetres: what is read through another version of PROJ differs by less.
double to_millimetre(double metres) {
    constexpr double per_metre = 1000.0;
    return std::round(metres * per_metre) / per_metre + 0.0;  // + 0.0: no -0
}

std::pair<double, double> as_pair(MapPoint at) {
    return {at.east_m, at.north_m};
}

/// The ring from its least point on, closed.
std::string ring_bytes(Ring ring) {
    for (MapPoint& at : ring) at = {to_millimetre(at.east_m), to_millimetre(at.north_m)};
    std::rotate(ring.begin(),
                std::min_element(ring.begin(), ring.end(),
                                 [](MapPoint a, MapPoint b) { return as_pair(a) < as_pair(b); }),
                ring.end());
    ring.push_back(ring.front());
    std::string bytes;
    add_bytes(static_cast<std::uint32_t>(ring.size()), bytes);
    for (const MapPoint at : ring) {
        add_bytes(std::bit_cast<std::uint64_t>(at.east_m), bytes);
        add_bytes(std::bit_cast<std::uint64_t>(at.north_m), bytes);
    }
    return bytes;
}

void add_wkb_head(std::uint32_t type, std::size_t count, std::string& bytes) {
    bytes += '\1';
    add_bytes(type, bytes);
    add_bytes(static_cast<std::uint32_t>(count), bytes);
}

void add_in_order(std::vector<std::string> parts, std::string& bytes) {
    std::sort(parts.begin(), parts.end());
    for (const std::string& part : parts) bytes += part;
}

std::string canonical_wkb(const MultiPolygon& shape) {
    constexpr std::uint32_t wkb_polygon = 3, wkb_multi_polygon = 6;
    std::vector<std::string> polygons;
    for (const Polygon& polygon : shape) {
        std::string& bytes = polygons.emplace_back();
        add_wkb_head(wkb_polygon, 1 + polygon.holes.size(), bytes);
        bytes += ring_bytes(polygon.outer);
        std::vector<std::string> holes;
        for (const Ring& hole : polygon.holes) holes.push_back(ring_bytes(hole));
        add_in_order(std::move(holes), bytes);
    }
    std::string bytes;
    add_wkb_head(wkb_multi_polygon, shape.size(), bytes);
    add_in_order(std::move(polygons), bytes);
    return bytes;
}

// The lock

bool is_digest(std::string_view text) {
    return text.size() == digest_letters &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

struct WrittenLock {
    std::chrono::year_month_day day;
    DesignDigest digest;
};

std::optional<WrittenLock> written_lock(std::string_view text) {
    const std::size_t table = day_letters + table_mark.size();
    const std::size_t areas = table + digest_letters + areas_mark.size();
    if (text.size() != areas + digest_letters) return std::nullopt;
    const auto day = calendar_day(text.substr(0, day_letters));
    if (!day || text.substr(day_letters, table_mark.size()) != table_mark ||
        text.substr(table + digest_letters, areas_mark.size()) != areas_mark)
        return std::nullopt;
    const std::string_view of_table = text.substr(table, digest_letters);
    const std::string_view of_areas = text.substr(areas);
    if (!is_digest(of_table) || !is_digest(of_areas)) return std::nullopt;
    return WrittenLock{*day, {std::string(of_table), std::string(of_areas)}};
}

void require_lockable(const Study& study, const StudyFollowUp& follow_up,
                      const LockRequest& request) {
    const std::string source = utf8(study.file), named = "follow-up '" + follow_up.name + "'";
    if (const std::string key = lacking_key(follow_up); !key.empty())
        throw InputError(source, named + " cannot be locked: its table has no " + key,
                         "write it into the table first");
    if (!follow_up.locked.empty() && !request.anew)
        throw InputError(
            source, named + " is locked already (" + follow_up.locked.substr(0, day_letters) + ")",
            "ask for it to be locked anew if the design has been changed");
    if (sha256(canonical_table(study, follow_up)) != request.digest.table)
        throw InputError(source, named + " has been changed in the file meanwhile",
                         "read the study again, look at the design and lock it then");
}

/// `locked` set in the `index`-th [[follow_up]] of a text.
std::string text_with_lock(std::string_view toml, std::size_t index, const std::string& locked) {
    TextChanges changes;
    std::size_t seen = 0;
    for (const TomlTableText& table : toml_layout(toml)) {
        if (table.heading != "[[follow_up]]" || seen++ != index) continue;
        set_entry(changes, toml, table, "locked", toml_text(locked));
    }
    return changes.applied_to(toml);
}

}  // namespace

DesignDigest digest_of_design(const Study& study, const StudyFollowUp& follow_up,
                              const FollowUpAreas& areas) {
    std::string shapes;
    for (const MultiPolygon* shape : {&areas.treated, &areas.control, &areas.displacement.shape,
                                      &areas.control_displacement.shape})
        shapes += canonical_wkb(*shape);
    return {sha256(canonical_table(study, follow_up)), sha256(shapes)};
}

DesignLock design_lock(const StudyFollowUp& follow_up, const DesignDigest& now) {
    DesignLock lock;
    if (follow_up.locked.empty()) return lock;
    const std::optional<WrittenLock> written = written_lock(follow_up.locked);
    if (!written) {
        lock.state = DesignLock::State::unreadable;
        return lock;
    }
    lock.locked_on = written->day;
    lock.table_changed = written->digest.table != now.table;
    lock.areas_changed = written->digest.areas != now.areas;
    const bool before = follow_up.date && written->day < *follow_up.date;
    lock.state = lock.table_changed || lock.areas_changed ? DesignLock::State::changed
                 : before                                 ? DesignLock::State::before_measure
                                                          : DesignLock::State::after_measure;
    return lock;
}

std::string lock_text(const DesignDigest& digest, std::chrono::year_month_day day) {
    return day_text(std::chrono::local_days{day}) + std::string(table_mark) + digest.table +
           std::string(areas_mark) + digest.areas;
}

StudyWithLock with_lock(std::string_view toml, const std::filesystem::path& file,
                        const LockRequest& request) {
    Study study = parse_study(toml, file);
    const auto found =
        std::find_if(study.follow_ups.begin(), study.follow_ups.end(),
                     [&](const StudyFollowUp& one) { return one.name == request.name; });
    if (found == study.follow_ups.end())
        throw InputError(utf8(file), "has no follow-up '" + request.name + "'",
                         "give the name of one of its [[follow_up]] tables");
    require_lockable(study, *found, request);
    found->locked = lock_text(request.digest, request.today);
    std::string edited = text_with_lock(
        toml, static_cast<std::size_t>(found - study.follow_ups.begin()), found->locked);
    if (parse_study_if_valid(edited, file) == study) return {std::move(study), std::move(edited)};
    // Written in another way, as an inline list: nothing of what it says is lost, but its comments.
    std::string anew = to_toml(study);
    return {std::move(study), std::move(anew), false};
}

StudyWithLock lock_follow_up(const std::filesystem::path& file, const LockRequest& request) {
    const std::string text = read_study_text(file);
    StudyWithLock made = with_lock(text, file, request);
    if (made.toml != text) save_study_text(file, made.toml);
    return made;
}

}  // namespace tk
