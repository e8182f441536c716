#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/town/town.h"
#include "viewer/session/command.h"
#include "viewer/text/icons.h"

/// What the command search finds, without a window.
namespace tk {

/// Something to do, and the words by which it is found.
struct SearchEntry {
    Icon icon = Icon::none;
    std::string words;
    std::string kind;  ///< "Street"; may be empty
    std::string keys;  ///< "Ctrl+Z"; may be empty
    std::vector<Command> commands;
};

/// Commands with keys, layers to show or hide, proposals to work on; in the language that is on.
std::vector<SearchEntry> command_entries(const Session& session, const ViewState& view);

/// Streets and areas by name, once each, with all that bear the name in the picture.
std::vector<SearchEntry> place_entries(const Town& town);

/// Indices of the entries that hold every word of the query, best first: those that begin with the
/// query, those in which each word begins a word, then the rest; else in the order given. Last
/// those whose words end otherwise: "kamera" finds "kameror". Case and accents do not count. An
/// empty query finds all.
/// @param folded folded_for_search() of each entry's words
std::vector<std::size_t> found_entries(std::span<const std::string> folded, std::string_view query,
                                       std::size_t most);

}  // namespace tk
