#pragma once

#include "viewer/text/translation.h"

namespace tk {

/// The words of `on` for as long as this lives.
class LanguageForTest {
public:
    explicit LanguageForTest(Language on) : before_(language()) { set_language(on); }
    ~LanguageForTest() { set_language(before_); }
    LanguageForTest(const LanguageForTest&) = delete;
    LanguageForTest& operator=(const LanguageForTest&) = delete;

private:
    Language before_;
};

}  // namespace tk
