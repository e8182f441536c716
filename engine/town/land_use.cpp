#include "engine/town/land_use.h"

#include <algorithm>
#include <string>

#include "engine/core/letter_case.h"

namespace tk {
namespace {

/// Letters and digits; the bytes of å, ä, ö and their like among them.
bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/// @param text, word both folded()
bool has_word(const std::string& text, const std::string& word) {
    if (word.empty()) return false;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_word_byte(text[at - 1])) &&
            (end == text.size() || !is_word_byte(text[end])))
            return true;
    }
    return false;
}

}  // namespace

bool belongs_to(const Development& development, const FeatureSet& set) {
    if (set.uses.empty() || !development.stands ||
        development.action == DevelopmentAction::demolish)
        return false;
    const std::string use = folded(development.use);
    return std::any_of(set.uses.begin(), set.uses.end(),
                       [&](const std::string& word) { return has_word(use, folded(word)); });
}

FeatureSet with_developments(const FeatureSet& set, const Town& town) {
    FeatureSet all = set;
    for (const Development& development : town.developments())
        if (belongs_to(development, set))
            all.polygons.insert(all.polygons.end(), development.footprint.begin(),
                                development.footprint.end());
    return all;
}

}  // namespace tk
