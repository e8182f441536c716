#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "viewer/panels/inspector_parts.h"
#include "viewer/session/fields_of_object.h"

/// The fields of what is picked, one object or several of a layer, as the inspector edits them.
namespace tk {

/// What is picked, kept while neither it nor the language changes.
struct SelectionMemory : DialogMemory {
    Selection selection;
    std::shared_ptr<const Town> town;
    std::shared_ptr<const Document> document;
    Language language = Language::swedish;
    /// Of several objects the fields that all have, without a value where theirs differ.
    std::optional<std::vector<ObjectField>> fields;
    std::set<std::string> differing;  ///< keys of these
    /// What is being typed, by field.
    std::map<std::string, FieldValue> pending;
    std::string refused_field, refused;
    bool just_picked = false;
};

/// @param town as the active plan leaves it
void refresh_selection(SelectionMemory& memory, PanelFrame& frame,
                       const std::shared_ptr<const Town>& town);

/// A field to change: of several objects, of all of them in one step of undo.
void edit_field(SelectionMemory& memory, PanelFrame& frame, const ObjectField& field);

}  // namespace tk
