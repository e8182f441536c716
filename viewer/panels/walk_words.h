#pragma once

#include <string>
#include <vector>

#include "engine/analyses/walk_summary.h"
#include "viewer/background/walk_work.h"

/// What is told of a walk, in the language that is on. No window.
namespace tk {

/// A row of the summary, or of what is known at one place of the walk.
struct WalkRow {
    std::string name;
    std::string kind;           ///< what kind of number it is, small under the name; may be empty
    std::string before, after;  ///< with their units; `after` is empty where nothing is compared
    std::string meaning = {};   ///< for a tooltip; may be empty
};

/// The walk in a few numbers. @param after null: nothing is compared
std::vector<WalkRow> walk_summary_rows(const WalkedSides& walked, const WalkSummary& before,
                                       const WalkSummary* after, double dark_below_lux);

/// What is known so far along the walk: light, who sees it, cameras.
std::vector<WalkRow> walk_place_rows(const WalkedSides& walked, double along_m);
/// "124 m · 3,2 → 8,1 lx"; empty while nothing is known.
std::string short_walk_words(const WalkedSides& walked, double along_m);

/// Which place of a walk stands nearest. @param walk not empty
std::size_t place_nearest(std::span<const WalkPlace> walk, double along_m);

/// Place by place for a spreadsheet: tabs between cells, the language's decimal sign.
/// @param before_words, after_words what the sides are called
std::string walk_as_text(const WalkedSides& walked, const std::string& before_words,
                         const std::string& after_words);

}  // namespace tk
