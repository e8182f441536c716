#include <cstdint>
#include <exception>
#include <iostream>
#include <string>

#include "sample-data/generator/write_layers.h"

namespace {

constexpr const char* usage_text = "usage: tk_sample_data OUTPUT_FOLDER [--seed N]\n";

}  // namespace

int main(int argc, char** argv) {
    std::string folder;
    std::uint64_t seed = 1;
    try {
        for (int i = 1; i < argc; ++i) {
            const std::string word = argv[i];
            if (word == "--help") {
                std::cout << usage_text
                          << "Makes the made-up municipality of Lilleby: a study, its "
                             "layers, and broken/ with files that are wrong.\n";
                return 0;
            }
            if (word == "--seed" && i + 1 < argc) {
                std::size_t used = 0;
                const std::string number = argv[++i];
                seed = std::stoull(number, &used);
                if (used != number.size()) throw std::invalid_argument(number);
            } else if (folder.empty() && !word.empty() && word[0] != '-') {
                folder = word;
            } else {
                throw std::invalid_argument(word);
            }
        }
    } catch (const std::logic_error&) {
        folder.clear();
    }
    if (folder.empty()) {
        std::cerr << usage_text;
        return 2;
    }
    try {
        const tk::Lilleby lilleby = tk::make_lilleby(seed);
        tk::write_lilleby(lilleby, folder);
        tk::write_broken_files(std::filesystem::path(folder) / "broken");
        std::cout << folder << ": " << lilleby.town.streets.size() << " street pieces, "
                  << lilleby.town.buildings.size() << " buildings, " << lilleby.town.lamps.size()
                  << " lamps, " << lilleby.town.cameras.size() << " cameras, "
                  << lilleby.incidents.size() << " incidents\n";
    } catch (const std::exception& problem) {
        std::cerr << "error: " << problem.what() << "\n";
        return 1;
    }
    return 0;
}
