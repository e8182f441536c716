#include "layers/layer_name.h"

#include <array>
#include <utility>

namespace tk {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 6> swedish{
    {{"å", 'a'}, {"ä", 'a'}, {"ö", 'o'}, {"Å", 'a'}, {"Ä", 'a'}, {"Ö", 'o'}}};

}  // namespace

std::string layer_name_part(std::string_view name) {
    std::string part;
    for (std::size_t i = 0; i < name.size();) {
        const auto byte = static_cast<unsigned char>(name[i]);
        bool found = false;
        for (const auto& [letter, plain] : swedish)
            if (name.substr(i, letter.size()) == letter) {
                part += plain;
                i += letter.size();
                found = true;
                break;
            }
        if (found) continue;
        const bool digit = byte >= '0' && byte <= '9';
        const bool lower = byte >= 'a' && byte <= 'z';
        const bool upper = byte >= 'A' && byte <= 'Z';
        part += digit || lower ? static_cast<char>(byte)
                : upper        ? static_cast<char>(byte - 'A' + 'a')
                               : '_';
        // One underscore for a character, however many bytes it has.
        ++i;
        while (i < name.size() && (static_cast<unsigned char>(name[i]) & 0xC0) == 0x80) ++i;
    }
    return part;
}

}  // namespace tk
