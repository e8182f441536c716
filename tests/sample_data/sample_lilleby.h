#pragma once

#include "sample-data/generator/write_layers.h"

namespace tk::test {

/// Lilleby as the demo makes it, made once for all tests.
inline const Lilleby& sample_lilleby() {
    static const Lilleby lilleby = make_lilleby(1);
    return lilleby;
}

}  // namespace tk::test
