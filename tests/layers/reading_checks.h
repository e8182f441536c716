#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>

#include "engine/core/input_error.h"

namespace tk::test {

/// The message of the InputError that `work` throws; empty when it throws none.
inline std::string input_error_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const InputError& error) {
        EXPECT_FALSE(error.remedy().empty()) << error.what();
        return error.what();
    }
    return {};
}

/// Whether one of the notes contains the text.
template <class Notes>
::testing::AssertionResult noted(const Notes& notes, std::string_view text) {
    std::string all;
    for (const std::string& note : notes) {
        if (note.find(text) != std::string::npos) return ::testing::AssertionSuccess();
        all += "\n  " + note;
    }
    return ::testing::AssertionFailure() << "no note says '" << text << "' among:" << all;
}

/// Whether a text contains another.
inline ::testing::AssertionResult holds_text(const std::string& text, std::string_view part) {
    if (text.find(part) != std::string::npos) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "'" << text << "' does not contain '" << part << "'";
}

}  // namespace tk::test
