#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tk {

/// The words of one language, as GNU gettext's msgfmt compiles them.
///
/// Read here rather than by the C library's gettext(): that one only translates in a locale of the
/// language or by LANGUAGE, which glibc from 2.39 on heeds in C.UTF-8 no more, and cannot change
/// language while other threads read.
///
/// Source: GNU gettext manual, section 10.3, "The Format of GNU MO Files".
class MessageCatalogue {
public:
    /// Nothing where the file is missing or is not a whole catalogue.
    static std::optional<MessageCatalogue> read(const std::filesystem::path& file);
    /// From the bytes of such a file, of either byte order.
    static std::optional<MessageCatalogue> parse(std::string bytes);

    /// Null where the catalogue has no words for `english`. Valid as long as this lives.
    const char* find(std::string_view english) const;
    /// The form for a count, by the rule of Swedish and English: the first for 1, else the second.
    const char* find(std::string_view one, long long count) const;
    std::size_t size() const { return words_.size(); }

    MessageCatalogue(MessageCatalogue&&) = default;
    MessageCatalogue& operator=(MessageCatalogue&&) = default;
    MessageCatalogue(const MessageCatalogue&) = delete;
    MessageCatalogue& operator=(const MessageCatalogue&) = delete;

private:
    MessageCatalogue() = default;
    std::vector<char> bytes_;  ///< a vector: its characters stay where they are when it moves
    std::unordered_map<std::string_view, std::vector<const char*>> words_;  ///< by msgid: its forms
};

}  // namespace tk
