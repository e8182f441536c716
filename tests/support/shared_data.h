#pragma once

#include <gtest/gtest.h>

#include <filesystem>

namespace tk::test {

/// The folder of public data sets that may lie beside a checkout.
inline std::filesystem::path shared_data() {
    return TK_SHARED_DATA;
}

}  // namespace tk::test

/// Skips the test, with the reason, where a public data set is not there.
#define TK_NEED_SHARED_DATA(name)                                                    \
    if (!std::filesystem::exists(tk::test::shared_data() / (name)))                  \
    GTEST_SKIP() << "needs the public data set '" << (name) << "', which is not at " \
                 << tk::test::shared_data().string()
