#include <iostream>
#include <string>
#include <vector>

#include "cli/platform.h"
#include "cli/program.h"

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    return tk::cli::run_program(words, std::cout, std::cerr, &tk::cli::watch_for_interrupt());
}
