#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The text of an IES file: what it says of itself, and its run of numbers. Private to layers/.
namespace tk {

/// The words of an IES file, parted by blanks, commas and line ends, and the line each stands on.
class IesNumbers {
public:
    IesNumbers(std::string_view bytes, const std::string& source);

    const std::vector<std::string_view>& lines() const { return lines_; }
    /// Goes to the first word of a line, counted from 0.
    void start_at(std::size_t line);

    /// The next word. @throws InputError where there is none; `what` was to stand there
    std::string_view word(const std::string& what);
    double number(const std::string& what);
    int whole(const std::string& what, int least, int most);
    /// The line, from 1, of the next word if there is one.
    std::optional<std::size_t> line_of_more();

    /// @throws InputError that names the line of the latest word
    [[noreturn]] void refuse(const std::string& problem, const std::string& remedy) const;
    [[noreturn]] void refuse_line(std::size_t line, const std::string& problem,
                                  const std::string& remedy) const;

private:
    bool find_word();

    std::vector<std::string_view> lines_;
    const std::string& source_;
    std::size_t line_ = 0;
    std::size_t at_ = 0;
    std::size_t latest_line_ = 0;
};

/// What the field after the ballast factor is for.
enum class IesEdition { until_1995, of_2002, of_2019 };

/// What stands before the numbers.
struct IesLabels {
    IesEdition edition = IesEdition::until_1995;
    std::string luminaire;
    std::optional<double> stated_flux_lm;
};

/// Reads the version, the keywords and TILT with its numbers; the header's numbers come next.
/// @throws InputError
IesLabels read_ies_labels(IesNumbers& numbers, std::vector<std::string>& notes);

}  // namespace tk
