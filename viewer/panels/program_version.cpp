#include "viewer/panels/program_version.h"

namespace tk {

const char* program_version() {
    return TK_VERSION;
}

}  // namespace tk
