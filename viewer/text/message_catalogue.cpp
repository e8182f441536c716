#include "viewer/text/message_catalogue.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <utility>

namespace tk {
namespace {

constexpr std::uint32_t mo_magic = 0x950412de;
constexpr std::uint32_t mo_magic_swapped = 0xde120495;

/// Reads the four-byte numbers of a catalogue, and refuses to read beyond its end.
class MoReader {
public:
    explicit MoReader(const std::vector<char>& bytes) : bytes_(bytes) {}

    bool starts() {
        const auto magic = number(0);
        swapped_ = magic == mo_magic_swapped;
        return magic == mo_magic || swapped_;
    }
    std::optional<std::uint32_t> number(std::size_t at) const {
        if (at + 4 > bytes_.size() || at + 4 < at) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::size_t place = swapped_ ? at + i : at + 3 - i;
            value = value << 8 | static_cast<unsigned char>(bytes_[place]);
        }
        return value;
    }
    /// A string by its entry (length, offset) in a table; its end must be marked by a zero.
    std::optional<std::string_view> text(std::size_t entry) const {
        const auto length = number(entry);
        const auto offset = number(entry + 4);
        if (!length || !offset) return std::nullopt;
        const std::size_t end = static_cast<std::size_t>(*offset) + *length;
        if (end >= bytes_.size() || bytes_[end] != '\0') return std::nullopt;
        return std::string_view(bytes_.data() + *offset, *length);
    }

private:
    const std::vector<char>& bytes_;
    bool swapped_ = false;
};

/// The pieces between zeros; each is followed by a zero in memory.
std::vector<const char*> forms_of(std::string_view translation) {
    std::vector<const char*> forms;
    std::size_t at = 0;
    while (at <= translation.size()) {
        forms.push_back(translation.data() + at);
        const std::size_t end = translation.find('\0', at);
        if (end == std::string_view::npos) break;
        at = end + 1;
    }
    return forms;
}

}  // namespace

std::optional<MessageCatalogue> MessageCatalogue::parse(std::string bytes) {
    MessageCatalogue catalogue;
    catalogue.bytes_.assign(bytes.begin(), bytes.end());
    MoReader reader(catalogue.bytes_);
    if (!reader.starts()) return std::nullopt;
    const auto count = reader.number(8);
    const auto originals = reader.number(12);
    const auto translations = reader.number(16);
    if (!count || !originals || !translations) return std::nullopt;
    for (std::uint32_t i = 0; i < *count; ++i) {
        const auto original = reader.text(*originals + std::size_t{8} * i);
        const auto translation = reader.text(*translations + std::size_t{8} * i);
        if (!original || !translation) return std::nullopt;
        // A message with a plural is known by its singular; the empty one is the header.
        const std::string_view key = original->substr(0, original->find('\0'));
        if (!key.empty() && !translation->empty())
            catalogue.words_.emplace(key, forms_of(*translation));
    }
    return catalogue;
}

std::optional<MessageCatalogue> MessageCatalogue::read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    return parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

const char* MessageCatalogue::find(std::string_view english) const {
    const auto found = words_.find(english);
    return found == words_.end() ? nullptr : found->second.front();
}

const char* MessageCatalogue::find(std::string_view one, long long count) const {
    const auto found = words_.find(one);
    if (found == words_.end()) return nullptr;
    const std::vector<const char*>& forms = found->second;
    return count == 1 || forms.size() < 2 ? forms[0] : forms[1];
}

}  // namespace tk
