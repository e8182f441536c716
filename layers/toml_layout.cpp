#include "layers/toml_layout.h"

#include <algorithm>

namespace tk {
namespace {

constexpr std::string_view toml_blanks = " \t\r";

class TomlScanner {
public:
    explicit TomlScanner(std::string_view text) : text_(text) { tables_.emplace_back(); }

    std::vector<TomlTableText> scan() {
        while (at_ < text_.size()) line();
        return std::move(tables_);
    }

private:
    bool at_end() const { return at_ >= text_.size(); }
    void skip_blanks() {
        while (!at_end() && toml_blanks.find(text_[at_]) != std::string_view::npos) ++at_;
    }
    /// To the beginning of the next line.
    void skip_line() {
        const auto end = text_.find('\n', at_);
        at_ = end == std::string_view::npos ? text_.size() : end + 1;
    }

    void line() {
        const std::size_t begin = at_;
        skip_blanks();
        if (at_end()) return;
        const char first = text_[at_];
        if (first == '#' || first == '\n') return skip_line();
        if (first == '[')
            heading(begin);
        else
            entry(begin);
    }

    void heading(std::size_t begin) {
        TomlTableText table;
        table.begin = begin;
        while (!at_end() && text_[at_] != '\n' && text_[at_] != '#') {
            const char c = text_[at_++];
            if (toml_blanks.find(c) == std::string_view::npos) table.heading += c;
        }
        skip_line();
        table.end = at_;
        tables_.push_back(std::move(table));
    }

    void entry(std::size_t begin) {
        TomlEntry found;
        found.line_begin = begin;
        const std::size_t key_begin = at_;
        while (!at_end() && text_[at_] != '=' && text_[at_] != '\n') ++at_;
        std::string_view key = text_.substr(key_begin, at_ - key_begin);
        while (!key.empty() && toml_blanks.find(key.back()) != std::string_view::npos)
            key.remove_suffix(1);
        found.key = key;
        if (!at_end() && text_[at_] == '=') ++at_;
        skip_blanks();
        found.value_begin = at_;
        found.value_end = end_of_value();
        skip_line();
        found.line_end = at_;
        tables_.back().end = at_;
        tables_.back().entries.push_back(std::move(found));
    }

    /// Goes to the line break that ends the value. @return where the value ends before it
    std::size_t end_of_value() {
        int depth = 0;
        std::size_t end = at_;
        while (!at_end()) {
            const char c = text_[at_];
            if (c == '\n' && depth <= 0) break;
            if (c == '#') {
                while (!at_end() && text_[at_] != '\n') ++at_;
                continue;
            }
            if (c == '"' || c == '\'')
                skip_string(c);
            else
                ++at_;
            if (c == '[' || c == '{') ++depth;
            if (c == ']' || c == '}') --depth;
            if (toml_blanks.find(c) == std::string_view::npos && c != '\n') end = at_;
        }
        return end;
    }

    void skip_string(char quote) {
        const std::string three(3, quote);
        const bool over_lines = text_.substr(at_, 3) == three;
        at_ += over_lines ? 3 : 1;
        while (!at_end()) {
            if (quote == '"' && text_[at_] == '\\') {
                at_ = std::min(at_ + 2, text_.size());
                continue;
            }
            if (over_lines && text_.substr(at_, 3) == three) {
                at_ += 3;
                // Up to two quotes may stand before the three that end it.
                while (!at_end() && text_[at_] == quote) ++at_;
                return;
            }
            if (!over_lines && (text_[at_] == quote || text_[at_] == '\n')) {
                if (text_[at_] == quote) ++at_;
                return;
            }
            ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<TomlTableText> tables_;
};

}  // namespace

std::vector<TomlTableText> toml_layout(std::string_view toml) {
    return TomlScanner(toml).scan();
}

}  // namespace tk
