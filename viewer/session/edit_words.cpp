#include "viewer/session/edit_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/compass.h"
#include "viewer/session/field_specs.h"
#include "viewer/session/field_words.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// The words for one kind of object.
struct KindWords {
    const char* one;      ///< "lamp"
    const char* at_head;  ///< "Lamp"
    const char* is_new;   ///< "New lamp {}"
};

KindWords kind_words(const StreetLight*) {
    return {tr("lamp"), tr("Lamp"), tr("New lamp {}")};
}
KindWords kind_words(const Camera*) {
    return {tr("camera"), tr("Camera"), tr("New camera {}")};
}
KindWords kind_words(const Building*) {
    return {tr("building"), tr("Building"), tr("New building {}")};
}
KindWords kind_words(const Development*) {
    return {tr("planned building"), tr("Planned building"), tr("New planned building {}")};
}
KindWords kind_words(const Street*) {
    return {tr("street"), tr("Street"), tr("New street {}")};
}
KindWords kind_words(const Tree*) {
    return {tr("tree"), tr("Tree"), tr("New tree {}")};
}
KindWords kind_words(const PrivacyMask*) {
    return {tr("mask"), tr("Mask"), tr("New mask {}")};
}

std::size_t eighth_of(double bearing) {
    return static_cast<std::size_t>(std::lround(normalised_bearing_deg(bearing) / 45.0)) % 8;
}

/// "38 m north": as a way to go.
std::string way_words(MapPoint from, MapPoint to) {
    const std::array<const char*, 8> ways{tr("north"),      tr("north-east"), tr("east"),
                                          tr("south-east"), tr("south"),      tr("south-west"),
                                          tr("west"),       tr("north-west")};
    return length_text(distance_m(from, to)) + " " + ways[eighth_of(bearing_deg(from, to))];
}

/// "the east": as a direction to look in.
const char* direction_words(double bearing) {
    const std::array<const char*, 8> directions{
        tr("the north"), tr("the north-east"), tr("the east"), tr("the south-east"),
        tr("the south"), tr("the south-west"), tr("the west"), tr("the north-west")};
    return directions[eighth_of(bearing)];
}

const StreetLight* today_object(const TownIndex& t, const std::string& id, const StreetLight*) {
    const auto at = t.find(layer_id::lights, id);
    return at ? &t.town().lights()[*at] : nullptr;
}
const Camera* today_object(const TownIndex& t, const std::string& id, const Camera*) {
    const auto at = t.find(layer_id::cameras, id);
    return at ? &t.town().cameras()[*at] : nullptr;
}
const Building* today_object(const TownIndex& t, const std::string& id, const Building*) {
    const auto at = t.find(layer_id::buildings, id);
    return at ? &t.town().buildings()[*at] : nullptr;
}
const Development* today_object(const TownIndex& t, const std::string& id, const Development*) {
    const auto at = t.find(layer_id::developments, id);
    return at ? &t.town().developments()[*at] : nullptr;
}
const Street* today_object(const TownIndex& t, const std::string& id, const Street*) {
    const auto at = t.find(layer_id::streets, id);
    return at ? &t.town().streets()[*at] : nullptr;
}
const Tree* today_object(const TownIndex& t, const std::string& id, const Tree*) {
    const auto at = t.find(layer_id::trees, id);
    return at ? &t.town().trees()[*at] : nullptr;
}
const PrivacyMask* today_object(const TownIndex& t, const std::string& id, const PrivacyMask*) {
    const auto at = t.find(layer_id::masks, id);
    return at ? &t.town().masks()[*at] : nullptr;
}

/// A name where the object has one, in quotes, else its id.
template <class Object>
std::string called(const Object& object) {
    if constexpr (requires { object.name; })
        if (!object.name.empty()) return fill_in(tr("“{}”"), {object.name});
    return object.id;
}

std::string small_letter_first(std::string text) {
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z')
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

/// "height 6 → 8 m" for every field that differs; places apart.
template <class Object>
std::vector<std::string> changed_fields(const Object& before, const Object& now) {
    std::vector<std::string> changes;
    for (const FieldSpec<Object>& spec : field_specs<Object>()) {
        if (spec.set == nullptr || spec.info.key == "east" || spec.info.key == "north") continue;
        const FieldValue was = spec.get(before), is = spec.get(now);
        if (was == is) continue;
        const bool both = !std::holds_alternative<std::monostate>(was) &&
                          !std::holds_alternative<std::monostate>(is);
        changes.push_back(small_letter_first(spec.info.label) + " " +
                          value_words(spec.info, was, !both) + " → " + value_words(spec.info, is));
    }
    return changes;
}

template <class Object>
bool same_outline(const Object& a, const Object& b) {
    if constexpr (requires { a.footprint; })
        return a.footprint == b.footprint;
    else if constexpr (requires { a.lines; })
        return a.lines == b.lines;
    else if constexpr (requires { a.shape; })
        return a.shape == b.shape;
    else
        return true;
}

std::string joined_words(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) line += (line.empty() ? "" : ", ") + word;
    return line;
}

template <class Object>
std::string change_words(const Object& before, const Object& now) {
    const KindWords kind = kind_words(&now);
    const std::string name = called(now);
    std::vector<std::string> changes = changed_fields(before, now);
    if (!same_outline(before, now)) changes.insert(changes.begin(), tr("another shape"));
    if constexpr (requires { now.bearing_deg; }) {
        const std::optional<double> was = before.bearing_deg, is = now.bearing_deg;
        if (changes.size() == 1 && was && is && *was != *is && before.at == now.at) {
            const double turn = normalised_bearing_deg(*is - *was);
            return fill_in(tr("{} {} turned {}° toward {}"),
                           {kind.at_head, name, number_text(std::min(turn, 360.0 - turn), 0),
                            direction_words(*is)});
        }
    }
    if constexpr (requires { now.at; }) {
        if (!(before.at == now.at) && same_outline(before, now)) {
            const std::string move =
                fill_in(tr("Move {} {} {}"), {kind.one, name, way_words(before.at, now.at)});
            return changes.empty() ? move : move + ", " + joined_words(changes);
        }
    }
    if (changes.empty()) return fill_in(tr("{} {} as it is"), {kind.at_head, name});
    return fill_in(tr("Change {} {}: {}"), {kind.one, name, joined_words(changes)});
}

std::string metres_words(double metres) {
    return shortest_number(metres, 1) + "\u00A0m";
}

std::string addition_words(const StreetLight& lamp) {
    return fill_in(tr("New lamp {}"), {lamp.id}) + ", " +
           shortest_number(lamp.luminous_flux_lm, 0) + "\u00A0lm, " + metres_words(lamp.height_m);
}

std::string addition_words(const Camera& camera) {
    std::string line = fill_in(tr("New camera {}"), {camera.id});
    if (camera.bearing_deg)
        return line + ", " + fill_in(tr("toward {}"), {direction_words(*camera.bearing_deg)});
    return line + ", " + tr("sees all round");
}

std::string addition_words(const PrivacyMask& mask) {
    return fill_in(tr("New mask {}"), {mask.id}) + ", " +
           (mask.camera_id.empty() ? std::string(tr("of every camera"))
                                   : fill_in(tr("of camera {}"), {mask.camera_id})) +
           ", " + shortest_number(std::round(area_m2(mask.shape)), 0) + "\u00A0m²";
}

std::string floors_words(double floors) {
    const auto whole = static_cast<long long>(std::llround(floors));
    return shortest_number(floors, 1) + "\u00A0" + tr_n("floor", "floors", whole);
}

std::string addition_words(const Development& plan) {
    const std::string name = called(plan);
    std::string line;
    switch (plan.action) {
        case DevelopmentAction::build:
            line = fill_in(tr("Build {}"), {name});
            if (plan.floors) line += ", " + floors_words(*plan.floors);
            line += ", " + metres_words(plan.height_m);
            break;
        case DevelopmentAction::demolish: line = fill_in(tr("Tear down {}"), {name}); break;
        case DevelopmentAction::open: line = fill_in(tr("Open {}"), {name}); break;
    }
    return plan.stands ? line : line + " " + tr("(not counted)");
}

template <class Object>
std::string addition_words(const Object& object) {
    std::string line = fill_in(kind_words(&object).is_new, {called(object)});
    if constexpr (requires { object.height_m; }) line += ", " + metres_words(object.height_m);
    return line;
}

template <class Object>
std::string words_of(const Added<Object>& edit, const TownIndex&) {
    return addition_words(edit.object);
}

template <class Object>
std::string words_of(const Changed<Object>& edit, const TownIndex& today) {
    const Object* before = today_object(today, edit.object.id, &edit.object);
    if (before != nullptr) return change_words(*before, edit.object);
    return fill_in(tr("Change {} {}"), {kind_words(&edit.object).one, called(edit.object)});
}

template <class Object>
std::string words_of(const Removed<Object>& edit, const TownIndex& today) {
    const auto* none = static_cast<const Object*>(nullptr);
    const Object* before = today_object(today, edit.id, none);
    return fill_in(tr("Remove {} {}"),
                   {kind_words(none).one, before == nullptr ? edit.id : called(*before)});
}

/// How many edits two plans do not share.
long long unshared_edits(const Plan& a, const Plan& b) {
    long long differing = 0;
    for (const PlanEdit& edit : a.edits) {
        const PlanEdit* other = find_edit(b, layer_of(edit.edit), id_of(edit.edit));
        if (other == nullptr || !(*other == edit)) ++differing;
    }
    for (const PlanEdit& edit : b.edits)
        if (find_edit(a, layer_of(edit.edit), id_of(edit.edit)) == nullptr) ++differing;
    return differing;
}

}  // namespace

std::string edit_words(const Edit& edit, const TownIndex& today) {
    return std::visit([&](const auto& change) { return words_of(change, today); }, edit);
}

std::vector<std::string> difference_words(const Document& before, const Document& now) {
    std::vector<std::string> lines;
    const auto changes = [](long long n) {
        return fill_in(tr_n("{} change", "{} changes", n), {number_text(n)});
    };
    for (const Plan& plan : now.plans) {
        const Plan* former = before.plan(plan.name);
        if (former == nullptr) {
            lines.push_back(
                fill_in(tr("Proposal “{}” is new: {}"),
                        {plan.name, changes(static_cast<long long>(plan.edits.size()))}));
        } else if (const long long n = unshared_edits(*former, plan); n > 0) {
            lines.push_back(fill_in(tr("Proposal “{}”: {}"), {plan.name, changes(n)}));
        }
    }
    for (const Plan& plan : before.plans)
        if (now.plan(plan.name) == nullptr)
            lines.push_back(fill_in(tr("Proposal “{}” is gone"), {plan.name}));
    if (!(before.drawings == now.drawings)) lines.push_back(tr("Drawings differ"));
    return lines;
}

}  // namespace tk
