#include "viewer/panels/command_search.h"

#include <gtest/gtest.h>

#include "viewer/panels/name_order.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

std::vector<std::string> searched(const std::vector<std::string>& all, std::string_view query,
                                  std::size_t most = 100) {
    std::vector<std::string> folded, found;
    for (const std::string& words : all) folded.push_back(folded_for_search(words));
    for (const std::size_t i : found_entries(folded, query, most)) found.push_back(all[i]);
    return found;
}

TEST(CommandSearch, FindsEveryWordInAnyOrderAndWithoutAccents) {
    const std::vector<std::string> all = {"Lägg till lampor", "Visa lampor", "Östra Storgatan"};
    EXPECT_EQ(searched(all, "lampor lagg"), (std::vector<std::string>{"Lägg till lampor"}));
    EXPECT_EQ(searched(all, "OSTRA"), (std::vector<std::string>{"Östra Storgatan"}));
    EXPECT_TRUE(searched(all, "lampor kamera").empty());
}

TEST(CommandSearch, PutsWhatBeginsWithTheQueryFirst) {
    const std::vector<std::string> all = {"Domkyrkan", "Nya kyrkogatan", "Kyrkogatan"};
    EXPECT_EQ(searched(all, "kyrko"),
              (std::vector<std::string>{"Kyrkogatan", "Nya kyrkogatan", "Domkyrkan"}));
    EXPECT_EQ(searched(all, "kyrk"),
              (std::vector<std::string>{"Kyrkogatan", "Nya kyrkogatan", "Domkyrkan"}));
}

TEST(CommandSearch, FindsAWordInAnotherNumber) {
    const std::vector<std::string> all = {"Lägg till kameror", "Visa bevakningskameror",
                                          "Lägg till lampor", "Kamerala frågor"};
    EXPECT_EQ(searched(all, "kamera"),
              (std::vector<std::string>{"Kamerala frågor", "Lägg till kameror",
                                        "Visa bevakningskameror"}));
    EXPECT_EQ(searched(all, "lampa"), (std::vector<std::string>{"Lägg till lampor"}));
    EXPECT_TRUE(searched(all, "ljus").empty());
}

TEST(CommandSearch, FindsAllWithoutAQueryUpToTheMost) {
    EXPECT_EQ(searched({"a", "b", "c"}, "", 2), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(searched({"a", "b"}, "   ").size(), 2U);
}

TEST(CommandSearch, OffersACommandOnceWithItsFirstKeys) {
    set_language(Language::english);
    int redo = 0;
    for (const SearchEntry& entry : command_entries({}, {}))
        if (entry.words == "Redo") {
            ++redo;
            EXPECT_EQ(entry.keys, "Ctrl+Shift+Z");
        }
    EXPECT_EQ(redo, 1);
}

TEST(CommandSearch, ZoomsToAllPartsOfAStreetThatBearOneName) {
    TownParts parts;
    parts.streets = {{"1", "Storgatan", "", {}, {{{0, 0}, {100, 0}}}},
                     {"2", "Storgatan", "", {}, {{{300, 50}, {400, 80}}}},
                     {"3", "", "", {}, {{{900, 900}, {901, 901}}}}};
    const auto entries = place_entries(*build_town(std::move(parts)));
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].words, "Storgatan");
    ASSERT_EQ(entries[0].commands.size(), 1U);
    const Extent seen = std::get<ZoomTo>(std::get<AppRequest>(entries[0].commands[0])).extent;
    EXPECT_LE(seen.west_m, 0.0);
    EXPECT_GE(seen.east_m, 400.0);
    EXPECT_LT(seen.east_m, 600.0);
    EXPECT_GE(seen.north_m, 80.0);
}

}  // namespace
}  // namespace tk
