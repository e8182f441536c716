#include "cli/option_set.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace tk::cli {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& by) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : by) + word;
    return all;
}

/// CLI11 takes "1e400" and "nan" for numbers; we do not.
CLI::Validator finite() {
    return CLI::Validator(
        [](std::string& word) {
            try {
                std::size_t used = 0;
                const double value = std::stod(word, &used);
                if (used == word.size() && std::isfinite(value)) return std::string{};
            } catch (const std::exception&) {
            }
            return "'" + word + "' is not a number";
        },
        "");
}

}  // namespace

struct OptionSet::Impl {
    explicit Impl(const std::string& summary) : app(summary) {}
    CLI::App app;
};

OptionSet::OptionSet(const std::string& verb, const std::string& summary,
                     const std::string& example)
    : impl_(std::make_unique<Impl>(summary)) {
    impl_->app.name("tryggkarta " + verb);
    impl_->app.footer(
        "Example:\n  " + example +
        "\n\nEverywhere: --json (the result as one JSON object), --quiet, --threads N");
    impl_->app.get_formatter()->column_width(34);
}

OptionSet::~OptionSet() = default;

void OptionSet::source(const std::string& name, std::string& into, const std::string& help) {
    impl_->app.add_option(name, into, help)->required()->option_text(" ");
}

void OptionSet::text(const std::string& name, const std::string& kind, std::string& into,
                     const std::string& help) {
    impl_->app.add_option(name, into, help)->option_text(kind);
}

void OptionSet::texts(const std::string& name, const std::string& kind,
                      std::vector<std::string>& into, const std::string& help) {
    impl_->app.add_option(name, into, help)
        ->option_text(kind)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void OptionSet::number(const std::string& name, const std::string& kind, double& into,
                       const std::string& help) {
    impl_->app.add_option(name, into, help)->option_text(kind)->check(finite());
}

void OptionSet::number(const std::string& name, const std::string& kind,
                       std::optional<double>& into, const std::string& help) {
    impl_->app.add_option(name, into, help)->option_text(kind)->check(finite());
}

void OptionSet::whole(const std::string& name, const std::string& kind, int& into,
                      const std::string& help) {
    impl_->app.add_option(name, into, help)->option_text(kind);
}

void OptionSet::flag(const std::string& name, bool& into, const std::string& help) {
    impl_->app.add_flag(name, into, help);
}

void OptionSet::choice(const std::string& name, const std::vector<std::string>& words,
                       std::string& into, const std::string& help) {
    const auto one_of = [words](std::string& word) {
        if (std::find(words.begin(), words.end(), word) != words.end()) return std::string{};
        return "'" + word + "' is none of " + joined(words, ", ");
    };
    impl_->app.add_option(name, into, help + " (" + into + ")")
        ->option_text(joined(words, "|"))
        ->check(CLI::Validator(one_of, ""));
}

void OptionSet::required(const std::string& name) {
    impl_->app.get_option(name)->required();
}

std::optional<std::string> OptionSet::parse(const std::vector<std::string>& words) {
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    try {
        impl_->app.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        return impl_->app.help();
    } catch (const CLI::ParseError& error) {
        std::string problem = error.what();
        std::replace(problem.begin(), problem.end(), '\n', ' ');
        throw UsageError(problem + "; `" + impl_->app.get_name() + " --help` shows what it takes");
    }
    return std::nullopt;
}

bool OptionSet::given(const std::string& name) const {
    return impl_->app.get_option(name)->count() > 0;
}

}  // namespace tk::cli
