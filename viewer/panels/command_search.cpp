#include "viewer/panels/command_search.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "viewer/app/shortcuts.h"
#include "viewer/panels/layer_title.h"
#include "viewer/panels/name_order.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// A name that lies nowhere is no place; a point needs room around it.
constexpr double around_place_m = 60.0;

Extent extent_of_lines(const std::vector<Line>& lines) {
    Extent extent;
    for (const Line& line : lines)
        for (const MapPoint p : line) extent.add(p);
    return extent;
}

void add_named(std::vector<SearchEntry>& entries, const std::map<std::string, Extent>& places,
               Icon icon, const char* kind) {
    for (const auto& [name, extent] : places)
        entries.push_back(
            {icon, name, kind, {}, {AppRequest{ZoomTo{extent.grown(around_place_m)}}}});
}

/// Whether `word` begins a word of `text`.
bool begins_a_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1))
        if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '-') return true;
    return false;
}

/// Whether `text` holds the word in another number or case: with another ending. Swedish compounds
/// hold it within: "bevakningskameror".
bool holds_stem(std::string_view text, std::string_view word) {
    constexpr std::size_t least = 4, long_word = 6;
    if (word.size() < least) return false;
    const std::string_view stem = word.substr(0, word.size() - (word.size() < long_word ? 1 : 2));
    return text.find(stem) != std::string_view::npos;
}

}  // namespace

std::vector<SearchEntry> command_entries(const Session& session, const ViewState& view) {
    std::vector<SearchEntry> entries;
    const bool loaded = session.loaded != nullptr;
    for (const Shortcut& shortcut : shortcuts()) {
        const std::string words = tr(shortcut.name);
        // A command that has two keys is one thing to do.
        if (std::any_of(entries.begin(), entries.end(),
                        [&](const SearchEntry& e) { return e.words == words; }))
            continue;
        entries.push_back(
            {Icon::arrow_right, words, {}, shortcut.keys, {shortcut.command(session, view)}});
    }
    if (!loaded) return entries;
    for (const Plan& plan : session.document->plans)
        entries.push_back({Icon::edit,
                           fill_in(tr("Work on {}"), {plan.name}),
                           {},
                           {},
                           {SessionCommand{SetActivePlan{plan.name}}}});
    for (const LayerView& layer : view.layers) {
        const std::string title = layer_title(layer.id);
        entries.push_back({layer.visible ? Icon::eye_off : Icon::eye,
                           fill_in(layer.visible ? tr("Hide {}") : tr("Show {}"), {title}),
                           {},
                           {},
                           {ViewCommand{ShowLayer{layer.id, !layer.visible}}}});
    }
    return entries;
}

std::vector<SearchEntry> place_entries(const Town& town) {
    std::map<std::string, Extent> areas, streets;
    for (const Area& area : town.areas()) {
        if (area.name.empty()) continue;
        for (const auto& polygon : area.shape)
            for (const MapPoint p : polygon.outer) areas[area.name].add(p);
    }
    for (const Street& street : town.streets())
        if (const Extent extent = extent_of_lines(street.lines);
            !street.name.empty() && !extent.empty())
            streets[street.name].add(extent);
    std::vector<SearchEntry> entries;
    add_named(entries, areas, Icon::polygon, tr("Area"));
    add_named(entries, streets, Icon::street, tr("Street"));
    std::sort(entries.begin(), entries.end(), [](const SearchEntry& a, const SearchEntry& b) {
        return name_before(a.words, b.words);
    });
    return entries;
}

std::vector<std::size_t> found_entries(std::span<const std::string> folded, std::string_view query,
                                       std::size_t most) {
    std::istringstream stream{folded_for_search(query)};
    std::vector<std::string> words;
    std::string whole;
    for (std::string word; stream >> word; words.push_back(word))
        whole += (whole.empty() ? "" : " ") + word;
    std::vector<std::size_t> ranks[4];
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const std::string& text = folded[i];
        const auto holds = [&](const std::string& w) { return text.find(w) != std::string::npos; };
        const auto begins = [&](const std::string& w) { return begins_a_word(text, w); };
        const auto alike = [&](const std::string& w) { return holds(w) || holds_stem(text, w); };
        if (text.starts_with(whole))
            ranks[0].push_back(i);
        else if (std::all_of(words.begin(), words.end(), begins))
            ranks[1].push_back(i);
        else if (std::all_of(words.begin(), words.end(), holds))
            ranks[2].push_back(i);
        else if (std::all_of(words.begin(), words.end(), alike))
            ranks[3].push_back(i);
    }
    std::vector<std::size_t> found;
    for (const auto& rank : ranks)
        for (const std::size_t i : rank)
            if (found.size() < most) found.push_back(i);
    return found;
}

}  // namespace tk
