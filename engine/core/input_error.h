#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace tk {

/// The user's data, study or command cannot be used as it is. Shown as
/// `error: SOURCE[:row]: what is wrong; what would mend it`.
///
/// One unusable row among many is not an InputError: readers count it in their ReadReport.
class InputError : public std::runtime_error {
public:
    /// @param source  the file, layer or option it is about; may be empty
    /// @param problem what is wrong, with the value; no capital, no full stop
    /// @param remedy  what the user can do about it; may be empty
    InputError(std::string source, std::string problem, std::string remedy)
        : InputError(std::move(source), std::nullopt, std::move(problem), std::move(remedy)) {}

    /// @param row line of a text file, or record of a table, from 1
    InputError(std::string source, std::optional<std::int64_t> row, std::string problem,
               std::string remedy)
        : std::runtime_error(worded(source, row, problem, remedy)),
          source_(std::move(source)),
          row_(row),
          problem_(std::move(problem)),
          remedy_(std::move(remedy)) {}

    const std::string& source() const { return source_; }
    std::optional<std::int64_t> row() const { return row_; }
    const std::string& problem() const { return problem_; }
    const std::string& remedy() const { return remedy_; }

private:
    static std::string worded(const std::string& source, std::optional<std::int64_t> row,
                              const std::string& problem, const std::string& remedy) {
        std::string text = source;
        if (row) text.append(":").append(std::to_string(*row));
        if (!text.empty()) text += ": ";
        text += problem;
        if (!remedy.empty()) text += "; " + remedy;
        return text;
    }

    std::string source_;
    std::optional<std::int64_t> row_;
    std::string problem_;
    std::string remedy_;
};

}  // namespace tk
