#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// What the operating system is asked for the sake of words and type.
namespace tk {

/// The path of the program that runs; empty where the system does not tell.
std::filesystem::path executable_path();

/// The language that the user asks of the system, as "sv" or "en"; empty for none.
std::string preferred_language();

/// Folders that hold the system's and the user's fonts; some may not exist.
std::vector<std::filesystem::path> font_folders();

}  // namespace tk
