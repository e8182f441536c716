#include "layers/study_layers_text.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/input_error.h"
#include "layers/study_file.h"
#include "layers/study_tables.h"
#include "layers/toml_edit.h"

namespace tk {
namespace {

/// A source with its layer, for keys that take no layer of their own.
std::string source_with_layer(const LayerRequest& request) {
    return request.layer.empty() ? request.source : request.source + "|layername=" + request.layer;
}

std::string heading_of(const LayerEntry& entry) {
    if (entry.role == "features" || entry.role == "basemap") return "[[layers." + entry.role + "]]";
    return "[layers." + entry.role + "]";
}

/// Changes the text of a study, a table after the other.
class LayerTextEditor {
public:
    LayerTextEditor(std::string_view text, const Study& now)
        : text_(text),
          now_(now),
          folder_(now.file.parent_path()),
          end_(line_break_of(text)),
          tables_(toml_layout(text)) {}

    std::string edited(std::span<const LayerEntry> entries) {
        for (const LayerEntry& entry : entries) {
            if (entry.role == "boundary")
                set_boundary(source_with_layer(entry.request));
            else if (const auto table = table_of(entry))
                replace(*table, entry);
            else
                add(entry);
        }
        if (!added_.empty()) {
            const std::size_t at = behind_layers();
            if (at > 0 && text_[at - 1] != '\n') added_.insert(0, end_);
            changes_.replace(at, at, added_);
        }
        return changes_.applied_to(text_);
    }

    std::string without(const LayerEntry& gone) {
        if (gone.role == "boundary") {
            for (const TomlTableText& table : tables_)
                if (const TomlEntry* line = entry_called(table, "boundary");
                    line != nullptr && table.heading == "[study]")
                    changes_.replace(line->line_begin, line->line_end, "");
        } else if (gone.role == "basemap") {
            for (std::size_t t = 0; t < tables_.size(); ++t)
                if (tables_[t].heading == heading_of(gone)) drop(t, gone.role);
        } else if (const auto table = table_of(gone)) {
            drop(*table, gone.role);
        }
        return changes_.applied_to(text_);
    }

private:
    std::optional<std::size_t> table_of(const LayerEntry& entry) const {
        if (entry.role == "basemap") return std::nullopt;
        std::size_t set = 0;
        for (std::size_t t = 0; t < tables_.size(); ++t) {
            if (tables_[t].heading != heading_of(entry)) continue;
            if (entry.role != "features") return t;
            if (set < now_.features.size() && now_.features[set++].name == entry.name) return t;
        }
        return std::nullopt;
    }
    /// Behind the last table of a layer, or at the text's end.
    std::size_t behind_layers() const {
        std::size_t at = text_.size();
        for (const TomlTableText& table : tables_)
            if (table.heading.starts_with("[layers.") || table.heading.starts_with("[[layers."))
                at = table.end;
        return at;
    }

    void add(const LayerEntry& entry) {
        added_ += end_ + heading_of(entry) + end_;
        if (entry.role == "features") added_ += "name = " + toml_text(entry.name) + end_;
        for (const auto& [key, value] : layer_entries(entry.request, folder_))
            added_ += key + " = " + value + end_;
    }

    void set_boundary(const std::string& source) {
        const std::string value = toml_text(relative_source(source, folder_));
        const auto table = std::find_if(tables_.begin(), tables_.end(),
                                        [](const auto& t) { return t.heading == "[study]"; });
        if (table == tables_.end()) {
            added_ += end_ + "[study]" + end_ + "boundary = " + value + end_;
        } else if (const TomlEntry* line = entry_called(*table, "boundary")) {
            changes_.replace(line->value_begin, line->value_end, value);
        } else {
            insert_line(table->end, "boundary = " + value + end_);
        }
    }

    /// With the tables below it.
    void drop(std::size_t t, const std::string& role) {
        std::size_t last = t;
        while (last + 1 < tables_.size() &&
               tables_[last + 1].heading.starts_with("[layers." + role + "."))
            ++last;
        changes_.replace(tables_[t].begin, tables_[last].end, "");
    }

    /// The heading, and the comments of lines whose key stays, stay; tables below it go.
    void replace(std::size_t t, const LayerEntry& entry) {
        const TomlTableText& table = tables_[t];
        const auto wanted = layer_entries(entry.request, folder_);
        std::string further;
        for (const auto& [key, value] : wanted) {
            if (const TomlEntry* line = entry_called(table, key))
                changes_.replace(line->value_begin, line->value_end, value);
            else
                further += key + " = " + value + end_;
        }
        for (const TomlEntry& line : table.entries) {
            const bool stays =
                line.key == "name" ||
                std::any_of(wanted.begin(), wanted.end(),
                            [&](const auto& key_value) { return key_value.first == line.key; });
            if (!stays) changes_.replace(line.line_begin, line.line_end, "");
        }
        const TomlEntry* source = entry_called(table, "source");
        if (!further.empty())
            insert_line(source == nullptr ? table.end : source->line_end, further);
        for (std::size_t below = t + 1;
             below < tables_.size() &&
             tables_[below].heading.starts_with("[layers." + entry.role + ".");
             ++below)
            changes_.replace(tables_[below].begin, tables_[below].end, "");
    }

    void insert_line(std::size_t at, std::string line) {
        if (at > 0 && text_[at - 1] != '\n') line.insert(0, end_);
        changes_.replace(at, at, std::move(line));
    }

    std::string text_;
    const Study& now_;
    std::filesystem::path folder_;
    std::string end_;
    std::vector<TomlTableText> tables_;
    TextChanges changes_;
    std::string added_;
};

}  // namespace

Study study_with_layers(Study study, std::span<const LayerEntry> entries) {
    const std::filesystem::path folder = study.file.parent_path();
    const auto as_read = [&](const std::string& source) {
        return resolved_source(relative_source(source, folder), folder);
    };
    for (const LayerEntry& entry : entries) {
        LayerRequest request = entry.request;
        request.source = as_read(request.source);
        if (entry.role == "boundary") {
            study.boundary = as_read(source_with_layer(entry.request));
        } else if (entry.role == "basemap") {
            study.basemaps.push_back(std::move(request));
        } else if (entry.role == "features") {
            const auto same = std::find_if(study.features.begin(), study.features.end(),
                                           [&](const auto& f) { return f.name == entry.name; });
            if (same != study.features.end())
                same->request = std::move(request);
            else
                study.features.push_back({entry.name, std::move(request)});
        } else {
            study.layers[entry.role] = std::move(request);
        }
    }
    return study;
}

StudyWithLayers with_layers(std::string_view toml, const std::filesystem::path& file,
                            std::span<const LayerEntry> entries) {
    const Study now = parse_study(toml, file);
    const Study wanted = study_with_layers(now, entries);
    std::string edited = LayerTextEditor(toml, now).edited(entries);
    if (parse_study_if_valid(edited, file) == wanted) return {wanted, std::move(edited), true};
    // A text that says its layers in another way, as in one line: nothing of what it says is lost,
    // but its comments are. What cannot be read back is not written over what could.
    edited = to_toml(wanted);
    return {parse_study(edited, file), edited, false};
}

StudyWithLayers remove_layer_of_study(const std::filesystem::path& file, const std::string& role,
                                      const std::string& name) {
    const std::filesystem::path whole = std::filesystem::absolute(file).lexically_normal();
    const std::string text = read_study_text(whole);
    const Study now = parse_study(text, whole);
    Study wanted = now;
    if (role == "boundary")
        wanted.boundary.clear();
    else if (role == "basemap")
        wanted.basemaps.clear();
    else if (role == "features")
        std::erase_if(wanted.features, [&](const auto& set) { return set.name == name; });
    else
        wanted.layers.erase(role);
    std::string edited = LayerTextEditor(text, now).without({role, name, {}});
    const bool kept = parse_study_if_valid(edited, whole) == wanted;
    if (!kept) edited = to_toml(wanted);
    StudyWithLayers made{parse_study(edited, whole), edited, kept};
    if (made.toml != text) save_study_text(whole, made.toml);
    return made;
}

StudyWithLayers add_layers_to_study(const std::filesystem::path& file,
                                    std::span<const LayerEntry> entries) {
    const std::filesystem::path whole = std::filesystem::absolute(file).lexically_normal();
    const std::string text = read_study_text(whole);
    StudyWithLayers made = with_layers(text, whole, entries);
    if (made.toml != text) save_study_text(whole, made.toml);
    return made;
}

}  // namespace tk
