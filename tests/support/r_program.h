#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/temp_folder.h"

/// R as a second opinion, where it is installed with the package in question.
namespace tk::test {

/// The numbers that a script prints with `out()`, one a line; none where R or the package is not
/// there. @param script finds the table of the same folder as `x`
inline std::vector<double> r_says(const TempFolder& folder, const std::string& package,
                                  const std::string& csv, const std::string& script) {
    const std::string table = folder.write("x.csv", csv);
    const std::string file = folder.write(
        "script.R", "if (!requireNamespace('" + package +
                        "', quietly = TRUE)) quit()\nout <- function(v) cat(sprintf('%.17g\\n', "
                        "as.numeric(v)), sep = '')\nx <- read.csv('" +
                        table + "')\n" + script + "\n");
    std::vector<double> numbers;
    FILE* answer = popen(("Rscript --vanilla '" + file + "' 2>/dev/null").c_str(), "r");
    if (answer == nullptr) return numbers;
    char line[64];
    while (std::fgets(line, sizeof line, answer) != nullptr)
        numbers.push_back(std::strtod(line, nullptr));
    pclose(answer);
    return numbers;
}

}  // namespace tk::test
