#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "layers/read_report.h"

namespace tk {

/// What a reader, a writer or an analysis says, in the language that is on and without options of
/// the command line. What is put into a sentence and is one itself is worded too; what stands in
/// quotes is the user's, and stays. A sentence that is not known stays as it is.
std::string reader_words(std::string_view sentence);

/// What an exception says, source, row, problem and remedy of an InputError each in the language
/// that is on: "lampor.gpkg:12: edit är 'kanske'; skriv add, modify eller remove".
std::string error_words(const std::exception& error);

/// "lights: 3 rows are left out: no geometry (the first: row 17)". Empty where none are.
std::string skipped_words(const ReadReport& report);

}  // namespace tk
