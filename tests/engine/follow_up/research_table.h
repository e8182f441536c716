#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/shared_data.h"

namespace tk::test {

/// A small table of ../shared/data/research-r, column by column, as text without quotes.
inline std::map<std::string, std::vector<std::string>> research_table(const std::string& file) {
    std::ifstream in(shared_data() / "research-r" / file);
    const auto cells = [](const std::string& line) {
        std::vector<std::string> list;
        std::stringstream rest(line);
        for (std::string cell; std::getline(rest, cell, ',');) {
            if (cell.size() >= 2 && cell.front() == '"') cell = cell.substr(1, cell.size() - 2);
            list.push_back(cell);
        }
        return list;
    };
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> names = cells(line);
    std::map<std::string, std::vector<std::string>> table;
    while (std::getline(in, line)) {
        const std::vector<std::string> row = cells(line);
        for (std::size_t i = 0; i < names.size() && i < row.size(); ++i)
            table[names[i]].push_back(row[i]);
    }
    return table;
}

inline std::vector<double> as_numbers(const std::vector<std::string>& texts) {
    std::vector<double> numbers;
    for (const std::string& text : texts) numbers.push_back(std::stod(text));
    return numbers;
}

}  // namespace tk::test
