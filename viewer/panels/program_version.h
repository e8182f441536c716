#pragma once

namespace tk {

/// "0.1.0": of the about dialog, and in what is exported.
const char* program_version();

}  // namespace tk
