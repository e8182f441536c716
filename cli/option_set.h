#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace tk::cli {

/// The command's words are off: seen without opening a file. Exit status 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What the words of a command line mean: the options and sources of one verb. A thin face of
/// CLI11, which is heavy to compile and so is included in one file only.
class OptionSet {
public:
    OptionSet(const std::string& verb, const std::string& summary, const std::string& example);
    ~OptionSet();
    OptionSet(const OptionSet&) = delete;
    OptionSet& operator=(const OptionSet&) = delete;

    void source(const std::string& name, std::string& into, const std::string& help);
    void text(const std::string& name, const std::string& kind, std::string& into,
              const std::string& help);
    /// May stand several times on the line.
    void texts(const std::string& name, const std::string& kind, std::vector<std::string>& into,
               const std::string& help);
    void number(const std::string& name, const std::string& kind, double& into,
                const std::string& help);
    void number(const std::string& name, const std::string& kind, std::optional<double>& into,
                const std::string& help);
    void whole(const std::string& name, const std::string& kind, int& into,
               const std::string& help);
    void flag(const std::string& name, bool& into, const std::string& help);
    /// One of `words`; the default is what `into` holds.
    void choice(const std::string& name, const std::vector<std::string>& words, std::string& into,
                const std::string& help);
    void required(const std::string& name);

    /// Reads the words after the verb. Help text when it was asked for.
    /// @throws UsageError
    std::optional<std::string> parse(const std::vector<std::string>& words);

    /// Whether the option stood on the line.
    bool given(const std::string& name) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tk::cli
