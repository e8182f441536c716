#include "viewer/text/message_catalogue.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tk {
namespace {

using MessagePairs = std::vector<std::pair<std::string, std::string>>;

std::string four_bytes(std::uint32_t value, bool big_end_first) {
    std::string bytes(4, '\0');
    for (std::size_t i = 0; i < 4; ++i)
        bytes[big_end_first ? 3 - i : i] = static_cast<char>(value >> (8 * i));
    return bytes;
}

/// A catalogue as the format's description lays it out: head, two tables, the strings.
std::string compiled(const MessagePairs& messages, bool big_end_first = false) {
    const auto count = static_cast<std::uint32_t>(messages.size());
    std::string tables[2], strings;
    const std::uint32_t strings_at = 28 + 16 * count;
    for (int table = 0; table < 2; ++table)
        for (const auto& [english, swedish] : messages) {
            const std::string& text = table == 0 ? english : swedish;
            tables[table] += four_bytes(static_cast<std::uint32_t>(text.size()), big_end_first);
            tables[table] +=
                four_bytes(strings_at + static_cast<std::uint32_t>(strings.size()), big_end_first);
            strings += text;
            strings += '\0';
        }
    std::string head;
    for (const std::uint32_t value : {0x950412deU, 0U, count, 28U, 28U + 8U * count, 0U, 0U})
        head += four_bytes(value, big_end_first);
    return head + tables[0] + tables[1] + strings;
}

const MessagePairs some_messages{
    {"", "Language: sv\n"},
    {"Layers", "Lager"},
    {std::string("%d lamp\0%d lamps", 16), std::string("%d lampa\0%d lampor", 18)}};

TEST(MessageCatalogue, FindsWordsOfEitherByteOrder) {
    for (const bool big_end_first : {false, true}) {
        const auto catalogue = MessageCatalogue::parse(compiled(some_messages, big_end_first));
        ASSERT_TRUE(catalogue);
        EXPECT_STREQ(catalogue->find("Layers"), "Lager");
        EXPECT_EQ(catalogue->find("Roads"), nullptr);
        EXPECT_EQ(catalogue->find(""), nullptr);
        EXPECT_EQ(catalogue->size(), 2U);
    }
}

TEST(MessageCatalogue, TakesTheFormOfTheCount) {
    const auto catalogue = MessageCatalogue::parse(compiled(some_messages));
    ASSERT_TRUE(catalogue);
    EXPECT_STREQ(catalogue->find("%d lamp", 1), "%d lampa");
    EXPECT_STREQ(catalogue->find("%d lamp", 0), "%d lampor");
    EXPECT_STREQ(catalogue->find("%d lamp", 2), "%d lampor");
}

TEST(MessageCatalogue, WordsStayWhereTheyAreWhenItMoves) {
    auto first = MessageCatalogue::parse(compiled(some_messages));
    const char* words = first->find("Layers");
    const MessageCatalogue second = std::move(*first);
    EXPECT_EQ(second.find("Layers"), words);
}

TEST(MessageCatalogue, EveryCutFileIsRefused) {
    const std::string whole = compiled(some_messages);
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(MessageCatalogue::parse(whole.substr(0, length))) << length;
}

TEST(MessageCatalogue, AMissingFileIsNone) {
    EXPECT_FALSE(MessageCatalogue::read("no-such-file.mo"));
}

}  // namespace
}  // namespace tk
