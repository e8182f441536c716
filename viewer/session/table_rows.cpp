#include "viewer/session/table_rows.h"

#include <charconv>
#include <unordered_map>
#include <utility>

#include "viewer/session/feature_of_set.h"
#include "viewer/session/layer_id.h"

namespace tk {
namespace {

std::optional<std::size_t> index_of_text(std::string_view id, std::size_t count) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), index);
    if (error != std::errc() || end != id.data() + id.size() || index >= count) return std::nullopt;
    return index;
}

/// Objects by reference, with what they stand to today.
template <class Object>
struct ObjectRows : LayerTable::Rows {
    struct Row {
        const Object* object;
        RowStatus status;
    };
    std::vector<Row> rows;
    std::shared_ptr<const Town> town;          ///< keeps the objects alive
    std::shared_ptr<const Document> document;  ///< likewise
    std::unordered_map<std::string_view, std::size_t> row_of_id;

    /// Once all rows are there. Of several with one id the first.
    void know_ids() {
        if constexpr (requires(const Object& o) { o.id; }) {
            row_of_id.reserve(rows.size());
            for (std::size_t row = 0; row < rows.size(); ++row)
                row_of_id.emplace(rows[row].object->id, row);
        }
    }
    std::size_t count() const override { return rows.size(); }
    FieldValue value(std::size_t row, std::size_t field) const override {
        return field_value(*rows[row].object, field);
    }
    std::string id(std::size_t row) const override {
        if constexpr (requires(const Object& o) { o.id; })
            return rows[row].object->id;
        else
            return std::to_string(row);
    }
    RowStatus status(std::size_t row) const override { return rows[row].status; }
    std::optional<std::size_t> row_of(std::string_view id) const override {
        if constexpr (requires(const Object& o) { o.id; }) {
            const auto found = row_of_id.find(id);
            return found == row_of_id.end() ? std::nullopt : std::optional(found->second);
        } else {
            return index_of_text(id, rows.size());
        }
    }
};

struct IncidentRows : LayerTable::Rows {
    std::shared_ptr<const Town> town;
    std::size_t category_field = 0;

    std::size_t count() const override { return town->incidents().all.size(); }
    FieldValue value(std::size_t row, std::size_t field) const override {
        const Incident& incident = town->incidents().all[row];
        if (field != category_field) return field_value(incident, field);
        if (incident.category < 0) return std::monostate{};
        return town->incidents().categories[static_cast<std::size_t>(incident.category)];
    }
    std::string id(std::size_t row) const override { return std::to_string(row); }
    RowStatus status(std::size_t) const override { return RowStatus::unchanged; }
    std::optional<std::size_t> row_of(std::string_view id) const override {
        return index_of_text(id, count());
    }
};

template <class Object>
std::shared_ptr<ObjectRows<Object>> rows_of_list(const std::vector<Object>& objects,
                                                 const Session& session) {
    auto made = std::make_shared<ObjectRows<Object>>();
    made->fields = field_infos<Object>();
    if (session.loaded != nullptr) made->town = session.loaded->town;
    made->document = session.document;
    made->rows.reserve(objects.size());
    for (const Object& object : objects) made->rows.push_back({&object, RowStatus::unchanged});
    made->know_ids();
    return made;
}

/// Today's objects with a plan's edits: what it adds comes last, what it removes stays, marked.
template <class Object>
std::shared_ptr<const LayerTable::Rows> rows_with_plan(const std::vector<Object>& objects,
                                                       const Session& session, const Plan* plan) {
    auto made = rows_of_list(objects, session);
    if (plan == nullptr) return made;
    made->has_status = true;
    const auto& places = made->row_of_id;  // today's
    for (const PlanEdit& edit : plan->edits) {
        if (!edit.on) continue;
        if (const auto* added = std::get_if<Added<Object>>(&edit.edit)) {
            made->rows.push_back({&added->object, RowStatus::is_new});
        } else if (const auto* changed = std::get_if<Changed<Object>>(&edit.edit)) {
            if (const auto at = places.find(changed->object.id); at != places.end())
                made->rows[at->second] = {&changed->object, RowStatus::changed};
        } else if (const auto* removed = std::get_if<Removed<Object>>(&edit.edit)) {
            if (const auto at = places.find(removed->id); at != places.end())
                made->rows[at->second].status = RowStatus::removed;
        }
    }
    made->know_ids();
    return made;
}

struct FeatureRows : LayerTable::Rows {
    std::shared_ptr<const Town> town;
    const FeatureSet* set = nullptr;

    std::size_t count() const override { return feature_count(*set); }
    FieldValue value(std::size_t row, std::size_t field) const override {
        return field_value(*feature_of_set(*set, row), field);
    }
    std::string id(std::size_t row) const override { return std::to_string(row); }
    RowStatus status(std::size_t) const override { return RowStatus::unchanged; }
    std::optional<std::size_t> row_of(std::string_view id) const override {
        return index_of_text(id, count());
    }
};

std::shared_ptr<const LayerTable::Rows> rows_of_features(const Session& session,
                                                         std::string_view layer) {
    auto made = std::make_shared<FeatureRows>();
    made->town = session.loaded->town;
    made->set = feature_set_of_layer(*made->town, layer);
    if (made->set == nullptr) return nullptr;
    made->fields = field_infos<FeatureOfSet>();
    return made;
}

std::shared_ptr<const LayerTable::Rows> rows_of_incidents(const Session& session) {
    auto made = std::make_shared<IncidentRows>();
    made->town = session.loaded->town;
    made->fields = field_infos<Incident>();
    for (std::size_t f = 0; f < made->fields.size(); ++f)
        if (made->fields[f].key == "category") made->category_field = f;
    return made;
}

}  // namespace

std::shared_ptr<const LayerTable::Rows> table_rows(const Session& session, std::string_view layer,
                                                   std::string_view plan) {
    if (layer == layer_id::drawings) return rows_of_list(session.document->drawings, session);
    if (session.loaded == nullptr || session.loaded->town == nullptr) return nullptr;
    const Town& town = *session.loaded->town;
    const Plan* shown = plan.empty() ? nullptr : session.plan(plan);
    if (layer == layer_id::lights) return rows_with_plan(town.lights(), session, shown);
    if (layer == layer_id::cameras) return rows_with_plan(town.cameras(), session, shown);
    if (layer == layer_id::buildings) return rows_with_plan(town.buildings(), session, shown);
    if (layer == layer_id::developments) return rows_with_plan(town.developments(), session, shown);
    if (layer == layer_id::streets) return rows_with_plan(town.streets(), session, shown);
    if (layer == layer_id::trees) return rows_with_plan(town.trees(), session, shown);
    if (layer == layer_id::masks) return rows_with_plan(town.masks(), session, shown);
    if (layer == layer_id::entrances) return rows_of_list(town.entrances(), session);
    if (layer == layer_id::areas) return rows_of_list(town.areas(), session);
    if (layer == layer_id::observations) return rows_of_list(town.observations(), session);
    if (layer == layer_id::incidents) return rows_of_incidents(session);
    return rows_of_features(session, layer);
}

}  // namespace tk
