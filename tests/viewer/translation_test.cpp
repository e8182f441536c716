#include "viewer/text/translation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/viewer/language_for_test.h"

namespace tk {
namespace {

const std::filesystem::path viewer_sources = std::filesystem::path(TK_SOURCE_DIR) / "viewer";

std::string whole_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Words as they stand in the program: one form, or two.
struct UsedWords {
    std::string many;  ///< empty: no plural
    std::string where;
};
using AllUsedWords = std::map<std::string, UsedWords>;

void append_utf8(std::string& text, unsigned code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xc0U | code >> 6);
        text += static_cast<char>(0x80U | (code & 0x3fU));
    } else {
        text += static_cast<char>(0xe0U | code >> 12);
        text += static_cast<char>(0x80U | (code >> 6 & 0x3fU));
        text += static_cast<char>(0x80U | (code & 0x3fU));
    }
}

/// Reads C++ well enough to find string literals: comments and characters are stepped over.
class SourceScanner {
public:
    explicit SourceScanner(std::string text) : text_(std::move(text)) {}

    /// Calls `found(name, literals)` for each call of tr, tr_n and tr_mark; `literals` holds one
    /// string for each run of adjacent literals among its arguments.
    template <class Found>
    void each_call(Found found) {
        while (at_ < text_.size()) {
            if (step_over_comment()) continue;
            if (text_[at_] == '"') {
                literal();
                continue;
            }
            if (text_[at_] == '\'') {
                step_over_character();
                continue;
            }
            const std::string name = identifier();
            if (name.empty()) {
                ++at_;
            } else if ((name == "tr" || name == "tr_n" || name == "tr_mark") &&
                       at_ < text_.size() && text_[at_] == '(') {
                ++at_;
                found(name, literals_of_call());
            }
        }
    }

private:
    static bool in_name(char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    }
    bool step_over_comment() {
        if (text_.compare(at_, 2, "//") == 0) {
            at_ = std::min(text_.size(), text_.find('\n', at_));
            return true;
        }
        if (text_.compare(at_, 2, "/*") == 0) {
            const std::size_t end = text_.find("*/", at_);
            at_ = end == std::string::npos ? text_.size() : end + 2;
            return true;
        }
        return false;
    }
    void step_over_character() {
        // A digit separator looks like the beginning of one.
        const bool separator = at_ > 0 && in_name(text_[at_ - 1]);
        ++at_;
        if (separator) return;
        while (at_ < text_.size() && text_[at_] != '\'') at_ += text_[at_] == '\\' ? 2 : 1;
        ++at_;
    }
    std::string identifier() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && in_name(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }
    std::string literal() {
        std::string value;
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] != '\\') {
                value += text_[at_];
                continue;
            }
            const char kind = text_[++at_];
            if (kind == 'u' || kind == 'x') {
                const std::size_t digits = kind == 'u' ? 4 : 2;
                const auto code =
                    static_cast<unsigned>(std::stoul(text_.substr(at_ + 1, digits), nullptr, 16));
                if (kind == 'u')
                    append_utf8(value, code);
                else
                    value += static_cast<char>(code);
                at_ += digits;
            } else {
                value += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind;
            }
        }
        ++at_;
        return value;
    }
    std::vector<std::string> literals_of_call() {
        std::vector<std::string> runs;
        bool adjacent = false;
        for (int depth = 1; depth > 0 && at_ < text_.size();) {
            if (step_over_comment()) continue;
            const char c = text_[at_];
            if (c == '"') {
                const std::string value = literal();
                if (adjacent)
                    runs.back() += value;
                else
                    runs.push_back(value);
                adjacent = true;
                continue;
            }
            if (c == '(') ++depth;
            if (c == ')') --depth;
            if (std::isspace(static_cast<unsigned char>(c)) == 0) adjacent = false;
            ++at_;
        }
        return runs;
    }

    std::string text_;
    std::size_t at_ = 0;
};

AllUsedWords used_words() {
    AllUsedWords used;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(viewer_sources)) {
        const std::string ending = entry.path().extension().string();
        if (ending != ".cpp" && ending != ".h") continue;
        const std::string where = entry.path().filename().string();
        SourceScanner(whole_file(entry.path()))
            .each_call([&](const std::string& name, const std::vector<std::string>& literals) {
                if (name == "tr_n" && literals.size() == 2)
                    used[literals[0]] = {literals[1], where};
                else if (name != "tr_n")
                    for (const std::string& english : literals)
                        used.try_emplace(english, UsedWords{{}, where});
            });
    }
    return used;
}

/// An entry of the Swedish catalogue as it is written.
struct PoEntry {
    std::string id, many;
    std::vector<std::string> forms;
};

/// The part of a line of the catalogue between its quotes, with what is escaped in it.
std::string unquoted(const std::string& line) {
    const std::size_t begin = line.find('"'), end = line.rfind('"');
    std::string value;
    for (std::size_t i = begin + 1; i < end && begin != std::string::npos; ++i) {
        if (line[i] == '\\' && i + 1 < end) {
            ++i;
            value += line[i] == 'n' ? '\n' : line[i] == 't' ? '\t' : line[i];
        } else {
            value += line[i];
        }
    }
    return value;
}

std::vector<PoEntry> po_entries() {
    std::ifstream in(viewer_sources / "po" / "sv.po");
    std::vector<PoEntry> entries;
    std::string* continued = nullptr;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("msgid_plural ")) {
            continued = &entries.back().many;
        } else if (line.starts_with("msgid ")) {
            entries.emplace_back();
            continued = &entries.back().id;
        } else if (line.starts_with("msgstr")) {
            entries.back().forms.emplace_back();
            continued = &entries.back().forms.back();
        } else if (!line.starts_with("\"")) {
            continue;
        }
        if (continued != nullptr) *continued += unquoted(line);
    }
    return entries;
}

/// The end of a placeholder that begins at `at`, in the style of fmt or of printf; `at` for none.
std::size_t placeholder_end(const std::string& text, std::size_t at) {
    if (text[at] == '{') {
        const std::size_t end = text.find_first_of("{}", at + 1);
        return end != std::string::npos && text[end] == '}' ? end + 1 : at;
    }
    if (text[at] != '%') return at;
    std::size_t end = text.find_first_not_of("0123456789.", at + 1);
    while (end < text.size() && (text[end] == 'l' || text[end] == 'z')) ++end;
    const bool ends =
        end < text.size() && std::string_view("dsufgx").find(text[end]) != std::string_view::npos;
    return ends ? end + 1 : at;
}

std::vector<std::string> placeholders(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = placeholder_end(text, at);
        if (end > at) found.push_back(text.substr(at, end - at));
        at = std::max(end, at + 1);
    }
    return found;
}

TEST(Scanner, FindsWordsAmongCommentsAndConcatenations) {
    AllUsedWords used;
    SourceScanner(R"(// tr("comment")
        auto a = tr("One" /* and */ " word"); str("not this"); const char q = '"';
        auto b = tr(on ? "Yes" : "No"); tr_n("%d \u00e5r", "%d years", 1'000); tr(variable);)")
        .each_call([&](const std::string& name, const std::vector<std::string>& literals) {
            for (const std::string& text : literals) used[text] = {name, ""};
        });
    std::set<std::string> found;
    for (const auto& [english, words] : used) found.insert(english);
    EXPECT_EQ(found, (std::set<std::string>{"One word", "Yes", "No", "%d \u00e5r", "%d years"}));
}

TEST(Placeholders, AreFoundInBothStyles) {
    EXPECT_EQ(placeholders("{} of {n}, %d %.1f, 14 % dark"),
              (std::vector<std::string>{"{}", "{n}", "%d", "%.1f"}));
}

TEST(SwedishWords, StandForEverythingThatIsSaid) {
    std::map<std::string, PoEntry> swedish;
    for (const PoEntry& entry : po_entries()) swedish[entry.id] = entry;
    const AllUsedWords used = used_words();
    ASSERT_GT(used.size(), 100U) << "the sources were not found";
    for (const auto& [english, words] : used) {
        const auto entry = swedish.find(english);
        if (entry == swedish.end()) {
            ADD_FAILURE() << words.where << ": no Swedish words for \"" << english << '"';
            continue;
        }
        const std::size_t forms = words.many.empty() ? 1 : 2;
        EXPECT_EQ(entry->second.forms.size(), forms) << english;
        for (const std::string& form : entry->second.forms) EXPECT_FALSE(form.empty()) << english;
        EXPECT_EQ(entry->second.many, words.many) << english;
    }
}

TEST(SwedishWords, HaveNoneThatNobodySays) {
    const AllUsedWords used = used_words();
    for (const PoEntry& entry : po_entries())
        EXPECT_TRUE(entry.id.empty() || used.contains(entry.id))
            << "not used any more: \"" << entry.id << '"';
}

TEST(SwedishWords, CallAStudyAProject) {
    std::ifstream in(viewer_sources / "po" / "sv.po");
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("msgstr")) continue;
        // The name of a column of the table of effects, whose studies are no projects.
        const std::string column = "between_studies_sd";
        if (const auto at = line.find(column); at != std::string::npos)
            line.erase(at, column.size());
        for (const char* other : {"studie", "Studie"})
            EXPECT_EQ(line.find(other), std::string::npos) << line;
    }
}

TEST(SwedishWords, StandOnceEach) {
    std::set<std::string> seen;
    for (const PoEntry& entry : po_entries())
        EXPECT_TRUE(seen.insert(entry.id).second) << '"' << entry.id << '"';
}

TEST(SwedishWords, KeepThePlaceholders) {
    for (const PoEntry& entry : po_entries()) {
        if (entry.id.empty()) continue;
        const auto expected = placeholders(entry.many.empty() ? entry.id : entry.many);
        EXPECT_EQ(placeholders(entry.forms.back()), expected) << entry.id;
        // "one lamp" may do without its number.
        const auto first = placeholders(entry.forms.front());
        EXPECT_TRUE(first == expected || (!entry.many.empty() && first.size() < expected.size()))
            << entry.id;
    }
}

TEST(SwedishWords, FormPluralsAsTheProgramDoes) {
    const std::vector<PoEntry> entries = po_entries();
    ASSERT_FALSE(entries.empty());
    ASSERT_TRUE(entries.front().id.empty());
    EXPECT_NE(entries.front().forms.front().find("plural=(n != 1)"), std::string::npos);
    EXPECT_NE(entries.front().forms.front().find("charset=UTF-8"), std::string::npos);
}

TEST(Translation, ChangesWhileTheProgramRuns) {
    const LanguageForTest swedish(Language::swedish);
    const char* first = tr("Mon");
    EXPECT_STREQ(first, "m\u00e5n");
    {
        const LanguageForTest english(Language::english);
        EXPECT_STREQ(tr("Mon"), "Mon");
    }
    EXPECT_EQ(tr("Mon"), first) << "what was given out stays where it is";
}

TEST(Translation, UnknownWordsStayAsTheyAre) {
    const LanguageForTest swedish(Language::swedish);
    const std::string unknown = "Words that are in no catalogue";
    EXPECT_STREQ(tr(unknown.c_str()), unknown.c_str());
    const std::string one = "{} unknown thing", many = "{} unknown things";
    EXPECT_STREQ(tr_n(one.c_str(), many.c_str(), 1), one.c_str());
    EXPECT_STREQ(tr_n(one.c_str(), many.c_str(), 7), many.c_str());
}

TEST(Translation, IsReadByManyThreadsWhileTheLanguageChanges) {
    const LanguageForTest swedish(Language::swedish);
    std::vector<int> wrong(4, 0);
    {
        std::vector<std::jthread> readers;
        for (int& count : wrong)
            readers.emplace_back([&count] {
                for (int i = 0; i < 20000; ++i) {
                    const std::string words = tr("Sun");
                    if (words != "Sun" && words != "s\u00f6n") ++count;
                }
            });
        for (int i = 0; i < 1000; ++i)
            set_language(i % 2 == 0 ? Language::english : Language::swedish);
    }
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace tk
