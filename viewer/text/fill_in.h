#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace tk {

/// `text` with each "{}" replaced by the next of `words`, in order: for translated sentences, whose
/// placeholders no compiler has checked. Placeholders without a word, and words without a
/// placeholder, are left alone.
inline std::string fill_in(std::string_view text, std::initializer_list<std::string_view> words) {
    std::string filled;
    std::size_t at = 0;
    for (const std::string_view word : words) {
        const std::size_t hole = text.find("{}", at);
        if (hole == std::string_view::npos) break;
        filled.append(text.substr(at, hole - at)).append(word);
        at = hole + 2;
    }
    return filled.append(text.substr(at));
}

}  // namespace tk
